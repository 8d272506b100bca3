"""``vidar demo``: everything on one machine, started together and stopped together."""
