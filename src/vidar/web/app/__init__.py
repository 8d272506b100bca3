"""Vidar as an app on a phone or a PC: manifest, worker, the offline page, and the week that is kept on a device."""
