"""The template components, one file for each kind, and sample values that show them."""
