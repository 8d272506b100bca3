"""School years, weeks, school days and the dated lessons that a week plan gives (SY-1 to SY-4)."""

from vidar.law.calendar.cycle import CycleCounting, cycle_weeks
from vidar.law.calendar.days import CalendarEntry, EntryKind, closed_days, school_days, staff_days
from vidar.law.calendar.holidays import easter_sunday, public_holidays
from vidar.law.calendar.occurrences import EVERY_WEEK, Occurrence, PlanSlot, occurrences
from vidar.law.calendar.requirements import DayCount, SchoolYearRule, WeekCount, count_days, count_weeks
from vidar.law.calendar.school_year import SchoolYearFault, school_year_label, school_year_period
from vidar.law.calendar.weeks import Week, WeekFault, WeekFaultKind, week_strip, weeks_in_year, weeks_of

__all__ = [
    "EVERY_WEEK",
    "CalendarEntry",
    "CycleCounting",
    "DayCount",
    "EntryKind",
    "Occurrence",
    "PlanSlot",
    "SchoolYearFault",
    "SchoolYearRule",
    "Week",
    "WeekCount",
    "WeekFault",
    "WeekFaultKind",
    "closed_days",
    "count_days",
    "count_weeks",
    "cycle_weeks",
    "easter_sunday",
    "occurrences",
    "public_holidays",
    "school_days",
    "school_year_label",
    "school_year_period",
    "staff_days",
    "week_strip",
    "weeks_in_year",
    "weeks_of",
]
