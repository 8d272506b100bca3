"""The permission matrix as transcribed by hand from its source, cell by cell, with what each cell means."""

from dataclasses import dataclass

from tests.law.cases import cases
from vidar.law.access import Object, Role, Verb

COLUMNS = {
    "Elev": Role.PUPIL,
    "For. <18": Role.GUARDIAN_MINOR,
    "For. 18+ consent": Role.GUARDIAN_ADULT,
    "Annen kontakt": Role.OTHER_CONTACT,
    "Faglærer": Role.TEACHER,
    "Kontaktl.": Role.CONTACT_TEACHER,
    "Kontor": Role.OFFICE,
    "Rådgiver": Role.COUNSELLOR,
    "Eksamen": Role.EXAM_OFFICER,
    "Timeplan": Role.TIMETABLER,
    "Avd.l.": Role.HEAD_OF_DEPARTMENT,
    "Rektor": Role.PRINCIPAL,
    "Skoleeier": Role.OWNER_STAFF,
    "Sensor": Role.EXAMINER,
}
ROWS = {
    "Personalia (name, class, programme)": Object.PERSONALIA,
    "National id, citizenship, health flags": Object.SENSITIVE_PERSONALIA,
    "Protected address": Object.PROTECTED_ADDRESS,
    "Guardian/contact list": Object.CONTACTS,
    "Timetable": Object.TIMETABLE,
    "Absence, single lesson": Object.LESSON_ABSENCE,
    "Absence per subject, % and threshold state": Object.SUBJECT_ABSENCE,
    "Absence totals for diploma": Object.ABSENCE_TOTALS,
    "Egenmelding + attachment": Object.ABSENCE_REPORT,
    "Remarks": Object.REMARKS,
    "Ongoing assessment": Object.ONGOING_ASSESSMENT,
    "Term/final grade before publication": Object.UNPUBLISHED_GRADE,
    "Term/final grade after publication": Object.PUBLISHED_GRADE,
    "Warning (*varsel*)": Object.WARNING,
    "Elevsamtale / fagsamtale minutes": Object.PUPIL_CONVERSATION,
    "Exam draw before release": Object.EXAM_DRAW,
    "Exam entry after release": Object.EXAM_ENTRY,
    "Exam result": Object.EXAM_RESULT,
    "Applications": Object.APPLICATIONS,
    "Messages": Object.MESSAGES,
    "Documents (vitnemål etc.)": Object.DOCUMENTS,
    "Health/child-welfare journal notes": Object.CONFIDENTIAL_NOTES,
    "Settings, codes, dates": Object.SETTINGS,
    "Audit log": Object.AUDIT_LOG,
}
_VERBS = {"R": Verb.READ, "W": Verb.WRITE, "A": Verb.APPROVE, "–": None}


@dataclass(frozen=True)
class TableCell:
    source: str
    open: frozenset[Verb]
    if_opened: frozenset[Verb]
    part: str
    conditions: frozenset[str]
    handling: str


def _verbs(letters: str) -> frozenset[Verb]:
    return frozenset(_VERBS[letter] for letter in letters) - {None}


TABLE = {
    (ROWS[row["row"]], COLUMNS[row["column"]]): TableCell(
        row["cell"],
        _verbs(row["open"]),
        _verbs(row["if_opened"]),
        row["part"],
        frozenset(filter(None, row["conditions"].split("|"))),
        row["handling"],
    )
    for row in cases("permission_matrix.csv")
}
