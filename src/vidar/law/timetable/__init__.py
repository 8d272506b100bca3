"""Timetable rules: who and what is booked twice."""

from vidar.law.timetable.clashes import Booking, Clash, Resource, ResourceKind, clashes

__all__ = ["Booking", "Clash", "Resource", "ResourceKind", "clashes"]
