"""Pupils in classes and teaching groups, and the assignments of staff."""
