"""A realistic county with synthetic people, generated from a seed and a start day.

``county.build_county`` is pure: no Django, no clock, no files but the national facts. ``load`` writes the result.
"""
