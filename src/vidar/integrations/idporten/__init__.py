"""ID-porten: login for guardians and for people who have left school."""
