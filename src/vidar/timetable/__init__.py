"""Week plans, dated lessons, and what has been changed in them."""
