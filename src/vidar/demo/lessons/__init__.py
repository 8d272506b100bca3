"""Dated lessons: the plan unrolled over the year, then everything that happens to it."""
