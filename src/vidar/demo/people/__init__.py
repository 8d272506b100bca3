"""The people of the county: synthetic, with numbers of the series for tests (month + 80)."""
