"""Rules are dated: a rule set is chosen by the date it is applied on."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date


class NoRuleSet(LookupError):  # noqa: N818 - named for what is missing
    """No rule set is known for a date this early; no guess is made."""


class RuleSets[T]:
    """The versions of one rule, each in force from its date until the next begins."""

    __slots__ = ("_sets", "_starts", "name")

    def __init__(self, name: str, sets: Mapping[date, T]) -> None:
        """`sets` maps the first day in force to the rule set. Raises ValueError when there is none."""
        if not sets:
            raise ValueError(f"{name}: no rule sets")
        self.name = name
        self._starts = sorted(sets)
        self._sets = dict(sets)

    def on(self, day: date) -> T:
        """The rule set in force on the day. Raises NoRuleSet before the first."""
        index = bisect_right(self._starts, day)
        if index == 0:
            raise NoRuleSet(f"{self.name}: nothing known before {self._starts[0].isoformat()}")
        return self._sets[self._starts[index - 1]]

    @property
    def starts(self) -> tuple[date, ...]:
        """The days on which a new rule set takes effect, in order."""
        return tuple(self._starts)
