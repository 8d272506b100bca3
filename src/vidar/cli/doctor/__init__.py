"""``vidar doctor``: what is missing or wrong, in words, and what to do about it."""
