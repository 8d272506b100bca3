"""From subject plans to teaching groups, teachers, and a week without any double booking."""
