"""The words of the permission matrix: its rows, its columns, and what a cell can say."""

from enum import StrEnum


class Verb(StrEnum):
    """What is asked for. Who may write or decide may also read what they write or decide."""

    READ = "read"
    WRITE = "write"
    APPROVE = "approve"


class Object(StrEnum):
    """The rows of the matrix: what access is about."""

    PERSONALIA = "personalia"  # name, class, programme
    SENSITIVE_PERSONALIA = "sensitive_personalia"  # national id, citizenship, health flags
    PROTECTED_ADDRESS = "protected_address"
    CONTACTS = "contacts"  # guardians and contact persons with their details
    TIMETABLE = "timetable"
    LESSON_ABSENCE = "lesson_absence"  # the effect; reason and documents are ABSENCE_REPORT
    SUBJECT_ABSENCE = "subject_absence"  # per subject: per cent and state against the limit
    ABSENCE_TOTALS = "absence_totals"  # as printed on the diploma
    ABSENCE_REPORT = "absence_report"  # egenmelding with attachment
    REMARKS = "remarks"
    ONGOING_ASSESSMENT = "ongoing_assessment"
    UNPUBLISHED_GRADE = "unpublished_grade"
    PUBLISHED_GRADE = "published_grade"
    WARNING = "warning"
    PUPIL_CONVERSATION = "pupil_conversation"
    EXAM_DRAW = "exam_draw"  # before release
    EXAM_ENTRY = "exam_entry"  # after release
    EXAM_RESULT = "exam_result"
    APPLICATIONS = "applications"
    MESSAGES = "messages"
    DOCUMENTS = "documents"  # diplomas and the like
    CONFIDENTIAL_NOTES = "confidential_notes"  # health and child-welfare journal notes
    SETTINGS = "settings"  # codes, dates; about a school or owner, not a person
    AUDIT_LOG = "audit_log"


class Role(StrEnum):
    """The columns of the matrix. Staff values are those of a staff assignment."""

    PUPIL = "pupil"
    GUARDIAN_MINOR = "guardian_minor"
    GUARDIAN_ADULT = "guardian_adult"
    OTHER_CONTACT = "other_contact"
    TEACHER = "teacher"
    CONTACT_TEACHER = "contact_teacher"
    OFFICE = "office"
    COUNSELLOR = "counsellor"
    EXAM_OFFICER = "exam_officer"
    TIMETABLER = "timetabler"
    HEAD_OF_DEPARTMENT = "head_of_department"
    PRINCIPAL = "principal"
    OWNER_STAFF = "owner_staff"
    EXAMINER = "examiner"


class Relation(StrEnum):
    """How an actor stands to the person a record is about, on the day. Each opens cells of one column.

    AT_SCHOOL means: the actor holds the role at a school the person belongs to (is enrolled or employed at) on
    that local date. All are held within one school owner only.
    """

    SELF = "self"  # the actor is the person; also long after leaving
    SELF_AT_SCHOOL = "self_at_school"  # the actor is the person, who belongs to a school today
    GUARDIAN_MINOR = "guardian_minor"  # guardian_access says MINOR
    GUARDIAN_ADULT_CONSENT = "guardian_adult_consent"  # guardian_access says ADULT_CONSENT
    OTHER_CONTACT = "other_contact"  # guardian_access says OTHER_CONTACT
    SUBJECT_TEACHER_OF = "subject_teacher_of"  # TEACHER_AT_SCHOOL, teaches a group the person is in today
    TEACHER_AT_SCHOOL = "teacher_at_school"
    CONTACT_TEACHER_OF = "contact_teacher_of"  # TEACHER_AT_SCHOOL, has their class today
    CONTACT_TEACHER_AT_SCHOOL = "contact_teacher_at_school"  # contact teacher of some class, where also a teacher
    OFFICE_AT_SCHOOL = "office_at_school"
    NAMED_OFFICE_AT_SCHOOL = "named_office_at_school"  # OFFICE_AT_SCHOOL, and named for this protected person
    COUNSELLOR_AT_SCHOOL = "counsellor_at_school"
    EXAM_OFFICER_AT_SCHOOL = "exam_officer_at_school"
    TIMETABLER_AT_SCHOOL = "timetabler_at_school"
    HEAD_OF_DEPARTMENT_AT_SCHOOL = "head_of_department_at_school"
    PRINCIPAL_AT_SCHOOL = "principal_at_school"
    NAMED_PRINCIPAL_AT_SCHOOL = "named_principal_at_school"  # PRINCIPAL_AT_SCHOOL, and named
    OWNER_STAFF = "owner_staff"  # works for the person's school owner today
    EXAMINER_OF_PARTY = "examiner_of_party"  # examines a party the person is in


class Part(StrEnum):
    """Which part of the object a cell opens."""

    WHOLE = "whole"
    NAME = "name"
    PHONE = "phone"
    EFFECT = "effect"  # present or absent and what it counts, without reason and documents
    STATE = "state"  # near the limit, passed
    STATUS = "status"
    COPY = "copy"
    ACKNOWLEDGEMENT = "ack"
    COMMENT = "comment"
    ORDER_AND_CONDUCT = "orden/oppførsel"
    DATE_AND_PLACE = "date/place"
    HISTORY = "historikk"  # as shown among grades in Historikk
    STATEMENT = "statement"
    EXAM_TYPES = "exam-types"  # applications about exams
    OWNER_TYPES = "owner-types"  # the types of application the owner decides
    EXAM_DATES = "exam-dates"
    PERIODS = "periods"
    EXAM_LOOKS = "exam-looks"  # who has looked at exam records


class Condition(StrEnum):
    """What must be true of the record besides the relation. Whoever asks states which hold."""

    OWN_RECORD = "own"  # the actor wrote it, takes part in it, or the row is about the actor
    RELEASED = "released"
    PUPIL_SHARES = "shared"
    MUST_CO_SIGN = "co-sign"
    ASKED = "asked"
    ON_BEHALF = "on-behalf"


class Handling(StrEnum):
    """How the page must treat what it is allowed to show."""

    HIDDEN_UNTIL_ASKED = "hidden"
    LOGGED = "logged"
    ENCRYPTED = "encrypted"


STAFF_RELATIONS = frozenset(Relation) - {
    Relation.SELF,
    Relation.SELF_AT_SCHOOL,
    Relation.GUARDIAN_MINOR,
    Relation.GUARDIAN_ADULT_CONSENT,
    Relation.OTHER_CONTACT,
}
"""AD-P4: for a strictly protected person these count only together with being named for that person."""
