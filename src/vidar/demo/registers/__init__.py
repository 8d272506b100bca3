"""Half a year of registers, notices of absence, and what lessons are about."""
