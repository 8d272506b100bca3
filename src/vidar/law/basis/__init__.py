"""What every rule is made of: explanations, dated rule sets, periods, local time and public numbers."""

from vidar.law.basis.explanation import N_, Explanation, Refused, Step, explain, step
from vidar.law.basis.local_time import OSLO, MissingLocalTime, instant, local_date, start_of_day
from vidar.law.basis.national_id import (
    Accepts,
    Kind,
    NationalId,
    NationalIdError,
    NationalIdFault,
    Series,
    make_synthetic,
    parse_national_id,
    synthetic_numbers,
)
from vidar.law.basis.organisation_number import is_organisation_number
from vidar.law.basis.period import Period, merge
from vidar.law.basis.rule_sets import NoRuleSet, RuleSets

__all__ = [
    "N_",
    "OSLO",
    "Accepts",
    "Explanation",
    "Kind",
    "MissingLocalTime",
    "NationalId",
    "NationalIdError",
    "NationalIdFault",
    "NoRuleSet",
    "Period",
    "Refused",
    "RuleSets",
    "Series",
    "Step",
    "explain",
    "instant",
    "is_organisation_number",
    "local_date",
    "make_synthetic",
    "merge",
    "parse_national_id",
    "start_of_day",
    "step",
    "synthetic_numbers",
]
