"""Protection of address (adressebeskyttelse), AD-P1. The values are those kept with the person."""

from enum import StrEnum


class Protection(StrEnum):
    NONE = "none"
    CONFIDENTIAL = "confidential"  # fortrolig, formerly code 7
    STRICT = "strict"  # strengt fortrolig, formerly code 6
