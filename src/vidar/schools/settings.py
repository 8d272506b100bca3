"""Choices that the law leaves to the owner: each key with its meaning and default, valid for periods."""

from dataclasses import dataclass
from typing import Any

from vidar.law.people import Agreement, GuardianRules, LeapDay

DEFAULTS: dict[str, Any] = {
    "consent_text_version": "2026-1",
    "consent_after_18": Agreement.BOTH.value,
    "leap_day_birthday": LeapDay.FEBRUARY_28.value,
    "register_opens_minutes_before": 15,
}
"""Every key there is. ``docs/operate/settings.md`` explains them, with the rule each rests on."""


class UnknownSettingError(KeyError):
    """A setting is stored that this version of Vidar does not know."""


@dataclass(frozen=True, slots=True)
class OwnerSettings:
    """The owner's choices on one day."""

    values: dict[str, Any]

    @classmethod
    def from_stored(cls, stored: dict[str, Any]) -> "OwnerSettings":
        """Lay stored choices over the defaults.

        Raises:
            UnknownSettingError: a stored key is not in ``DEFAULTS``.
        """
        unknown = stored.keys() - DEFAULTS.keys()
        if unknown:
            raise UnknownSettingError(", ".join(sorted(unknown)))
        return cls({**DEFAULTS, **stored})

    def guardian_rules(self) -> GuardianRules:
        """Return the choices about guardians' access (GU-3, GU-3b, leap-day birthdays)."""
        return GuardianRules(
            text_version=self.values["consent_text_version"],
            agreement=Agreement(self.values["consent_after_18"]),
            leap_day=LeapDay(self.values["leap_day_birthday"]),
        )

    @property
    def register_opens_minutes_before(self) -> int:
        """How long before a lesson's start its register can be taken (AT-2)."""
        minutes: int = self.values["register_opens_minutes_before"]
        return minutes
