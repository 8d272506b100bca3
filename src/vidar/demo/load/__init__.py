"""Writes a county into the database, and takes it away again."""

from vidar.demo.load.accounts import write_accounts
from vidar.demo.load.county import NotEmptyError, load_county, remove_county

__all__ = ["NotEmptyError", "load_county", "remove_county", "write_accounts"]
