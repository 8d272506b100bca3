"""School owners, schools, school years, terms, the school calendar and rooms."""
