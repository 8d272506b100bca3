"""The words people see for the matrix: bokmål, marked for translation."""

from enum import StrEnum

from vidar.law.access.vocabulary import Object, Role, Verb
from vidar.law.basis import N_

_LABELS: dict[StrEnum, str] = {
    Verb.READ: N_("se"),
    Verb.WRITE: N_("endre"),
    Verb.APPROVE: N_("avgjøre"),
    Object.PERSONALIA: N_("personalia"),
    Object.SENSITIVE_PERSONALIA: N_("fødselsnummer, statsborgerskap og helsemerker"),
    Object.PROTECTED_ADDRESS: N_("skjermet adresse"),
    Object.CONTACTS: N_("foresatte og kontaktpersoner"),
    Object.TIMETABLE: N_("timeplan"),
    Object.LESSON_ABSENCE: N_("fravær per time"),
    Object.SUBJECT_ABSENCE: N_("fravær per fag"),
    Object.ABSENCE_TOTALS: N_("samlet fravær"),
    Object.ABSENCE_REPORT: N_("fraværsmelding med vedlegg"),
    Object.REMARKS: N_("anmerkninger"),
    Object.ONGOING_ASSESSMENT: N_("underveisvurdering"),
    Object.UNPUBLISHED_GRADE: N_("karakterer før de er publisert"),
    Object.PUBLISHED_GRADE: N_("publiserte karakterer"),
    Object.WARNING: N_("varsel"),
    Object.PUPIL_CONVERSATION: N_("elevsamtaler og fagsamtaler"),
    Object.EXAM_DRAW: N_("eksamenstrekk før det er offentlig"),
    Object.EXAM_ENTRY: N_("eksamensoppmelding"),
    Object.EXAM_RESULT: N_("eksamenskarakterer"),
    Object.APPLICATIONS: N_("søknader"),
    Object.MESSAGES: N_("meldinger"),
    Object.DOCUMENTS: N_("vitnemål og andre dokumenter"),
    Object.CONFIDENTIAL_NOTES: N_("fortrolige notater"),
    Object.SETTINGS: N_("innstillinger"),
    Object.AUDIT_LOG: N_("innsynslogg"),
    Role.PUPIL: N_("elev"),
    Role.GUARDIAN_MINOR: N_("foresatt til elev under 18 år"),
    Role.GUARDIAN_ADULT: N_("foresatt til elev over 18 år"),
    Role.OTHER_CONTACT: N_("annen kontaktperson"),
    Role.TEACHER: N_("faglærer"),
    Role.CONTACT_TEACHER: N_("kontaktlærer"),
    Role.OFFICE: N_("kontoransatt"),
    Role.COUNSELLOR: N_("rådgiver"),
    Role.EXAM_OFFICER: N_("eksamensansvarlig"),
    Role.TIMETABLER: N_("timeplanlegger"),
    Role.HEAD_OF_DEPARTMENT: N_("avdelingsleder"),
    Role.PRINCIPAL: N_("rektor"),
    Role.OWNER_STAFF: N_("ansatt hos skoleeieren"),
    Role.EXAMINER: N_("sensor"),
}


def label(member: Object | Role | Verb) -> str:
    """The bokmål word for a row, a column or a verb, which is also the key of its translations."""
    return _LABELS[member]
