"""Absence: the limit, the document, deductions and warnings (AB, AD, AF, AW, AI). docs/law/ has a page for each rule.

`settle` answers for a pupil's school year, `what_if` for the same with more absence, `what_could_help` for what can
still bring a subject under its limit. `leave_out` answers a demand for deduction; `warnings_due`,
`warnings_to_withdraw`, `valid_warnings` and `decide_grade` what follows. All minutes are whole. What an explanation
shows as an amount is `Minutes` or `Hundredths`, so that whoever writes it for a reader knows what it is.
"""

from vidar.law.absence.amounts import HOUR, Hundredths, Minutes, share_of, share_out
from vidar.law.absence.deduction import DayCause, Deduction
from vidar.law.absence.demand import Printed, leave_out
from vidar.law.absence.document import AbsentDay, DocumentAbsence, round_hours
from vidar.law.absence.facts import Absence, OutsideYearError, PlannedDay, PupilYear, SubjectYear, absence_of
from vidar.law.absence.grades import GradeDecision, Outcome, check_discretion, decide_grade
from vidar.law.absence.guardian_notices import Extent, notices_for_guardians
from vidar.law.absence.limit import LimitStatus, SubjectAbsence
from vidar.law.absence.lines import Line
from vidar.law.absence.remedies import Remedies, Remedy, needed_evidence, what_could_help
from vidar.law.absence.rules import ABSENCE_RULES, AbsenceRules, Counts, GroundRule
from vidar.law.absence.settings import (
    DEFAULT_SETTINGS,
    AbsenceSettings,
    Rounding,
    SpellDays,
    Straddling,
    WarningLevels,
)
from vidar.law.absence.standing import Standing
from vidar.law.absence.warning_duty import (
    DueWarning,
    Recipient,
    WarnedPupil,
    in_danger,
    warning_from,
    warnings_due,
    warnings_to_withdraw,
)
from vidar.law.absence.warning_facts import Assessment, SentWarning, WarningGround, WarningTime, valid_warnings
from vidar.law.absence.year import WhatIf, YearAbsence, rules_of, settle, settle_subject, what_if

__all__ = [
    "ABSENCE_RULES",
    "DEFAULT_SETTINGS",
    "HOUR",
    "Absence",
    "AbsenceRules",
    "AbsenceSettings",
    "AbsentDay",
    "Assessment",
    "Counts",
    "DayCause",
    "Deduction",
    "DocumentAbsence",
    "DueWarning",
    "Extent",
    "GradeDecision",
    "GroundRule",
    "Hundredths",
    "LimitStatus",
    "Line",
    "Minutes",
    "Outcome",
    "OutsideYearError",
    "PlannedDay",
    "Printed",
    "PupilYear",
    "Recipient",
    "Remedies",
    "Remedy",
    "Rounding",
    "SentWarning",
    "SpellDays",
    "Standing",
    "Straddling",
    "SubjectAbsence",
    "SubjectYear",
    "WarnedPupil",
    "WarningGround",
    "WarningLevels",
    "WarningTime",
    "WhatIf",
    "YearAbsence",
    "absence_of",
    "check_discretion",
    "decide_grade",
    "in_danger",
    "leave_out",
    "needed_evidence",
    "notices_for_guardians",
    "round_hours",
    "rules_of",
    "settle",
    "settle_subject",
    "share_of",
    "share_out",
    "valid_warnings",
    "warning_from",
    "warnings_due",
    "warnings_to_withdraw",
    "what_could_help",
    "what_if",
]
