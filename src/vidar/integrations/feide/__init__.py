"""Feide: login for pupils and staff."""
