"""The law: plain Python. Data in, a decision with its explanation out.

Nothing in here reads the clock, the database, the user or the settings. Days are dates, lengths are whole
numbers, moments are aware datetimes, and whoever asks hands over the time.
"""
