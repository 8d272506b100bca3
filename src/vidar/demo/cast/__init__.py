"""The fixed cast: one person for each role and each hard case, the same in every county."""
