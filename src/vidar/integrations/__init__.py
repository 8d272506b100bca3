"""Ring 3: one folder for each outside system that Vidar talks with."""
