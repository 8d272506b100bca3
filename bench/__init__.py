"""How fast Vidar is: one school beside a hundred, and what others have measured of their own. See ``README.md``."""
