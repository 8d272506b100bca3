"""Makes a bare machine ready for Vidar: virtual environment, Node, front-end, translations, Chromium.

Standard library only. Writes nothing outside the checkout and the folder for temporary files; only
``make test``, run by root, also installs Chromium.
"""
