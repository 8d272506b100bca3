"""``python -m vidar.cli`` is ``vidar``."""

from vidar.cli import main

if __name__ == "__main__":
    main()
