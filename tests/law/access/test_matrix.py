"""The matrix in the code against the transcription of its source, all 336 cells."""

import pytest

from tests.law.access.table import TABLE
from vidar.law.access import (
    MATRIX,
    STAFF_RELATIONS,
    Condition,
    Object,
    Opening,
    Part,
    Relation,
    Role,
    Verb,
    allowed_relations,
    label,
    may_be_opened,
)
from vidar.law.access.notation import parse_cell
from vidar.law.people import Protection

EVERYTHING_OPENED = [Opening(obj, role, verb) for obj in Object for role in Role for verb in Verb]
RELATIONS = {
    Role.PUPIL: {Relation.SELF, Relation.SELF_AT_SCHOOL},
    Role.GUARDIAN_MINOR: {Relation.GUARDIAN_MINOR},
    Role.GUARDIAN_ADULT: {Relation.GUARDIAN_ADULT_CONSENT},
    Role.OTHER_CONTACT: {Relation.OTHER_CONTACT},
    Role.TEACHER: {Relation.SUBJECT_TEACHER_OF, Relation.TEACHER_AT_SCHOOL},
    Role.CONTACT_TEACHER: {Relation.CONTACT_TEACHER_OF, Relation.CONTACT_TEACHER_AT_SCHOOL},
    Role.OFFICE: {Relation.OFFICE_AT_SCHOOL, Relation.NAMED_OFFICE_AT_SCHOOL},
    Role.COUNSELLOR: {Relation.COUNSELLOR_AT_SCHOOL},
    Role.EXAM_OFFICER: {Relation.EXAM_OFFICER_AT_SCHOOL},
    Role.TIMETABLER: {Relation.TIMETABLER_AT_SCHOOL},
    Role.HEAD_OF_DEPARTMENT: {Relation.HEAD_OF_DEPARTMENT_AT_SCHOOL},
    Role.PRINCIPAL: {Relation.PRINCIPAL_AT_SCHOOL, Relation.NAMED_PRINCIPAL_AT_SCHOOL},
    Role.OWNER_STAFF: {Relation.OWNER_STAFF},
    Role.EXAMINER: {Relation.EXAMINER_OF_PARTY},
}


def _verbs(obj: Object, role: Role, openings) -> frozenset[Verb]:
    """The verbs the column's relations are given when every condition holds."""
    return frozenset(
        verb for verb in Verb if allowed_relations(obj, verb, openings, conditions=Condition) & RELATIONS[role]
    )


def test_both_have_every_object_with_every_role():
    assert set(MATRIX) == set(TABLE) == {(obj, role) for obj in Object for role in Role}


def test_every_relation_belongs_to_one_column():
    assert sorted(each for relations in RELATIONS.values() for each in relations) == sorted(Relation)


def _row(obj: Object, read) -> dict[Role, object]:
    return {role: read(obj, role) for role in Role}


@pytest.mark.parametrize("obj", Object)
def test_a_row_opens_what_its_source_says(obj):
    assert _row(obj, lambda *cell: _verbs(*cell, [])) == _row(obj, lambda *cell: TABLE[cell].open)
    assert _row(obj, lambda *cell: _verbs(*cell, EVERYTHING_OPENED)) == _row(obj, lambda *cell: TABLE[cell].if_opened)


@pytest.mark.parametrize("obj", Object)
def test_a_row_is_limited_as_its_source_says(obj):
    def parts(*cell):
        found = {grant.part.value for grant in MATRIX[cell].grants} - {Part.WHOLE}
        # A pupil's acknowledgement and comment are written besides reading the whole.
        own = {Part.ACKNOWLEDGEMENT, Part.COMMENT} if cell[1] is Role.PUPIL else set()
        return (found - own) | ({"aggregate"} if MATRIX[cell].aggregate else set())

    def written(*cell):
        return set(filter(None, TABLE[cell].part.split("+")))

    assert _row(obj, parts) == _row(obj, written)


@pytest.mark.parametrize("obj", Object)
def test_a_row_asks_of_the_record_and_the_page_what_its_source_says(obj):
    def limits(*cell):
        grants = MATRIX[cell].grants
        handling = {each for grant in grants for each in grant.handling}
        return {each for grant in grants for each in grant.conditions}, "|".join(handling)

    assert _row(obj, limits) == _row(obj, lambda *cell: (TABLE[cell].conditions, TABLE[cell].handling))


@pytest.mark.parametrize("obj", Object)
def test_only_a_cell_with_the_mark_can_be_opened(obj):
    openable = _row(obj, lambda *cell: {verb for verb in Verb if may_be_opened(*cell, verb)})

    assert openable == _row(obj, lambda *cell: TABLE[cell].if_opened - TABLE[cell].open)
    assert {role for role in Role if openable[role]} == {role for role in Role if "◐" in TABLE[obj, role].source}


@pytest.mark.parametrize("obj", Object)
@pytest.mark.parametrize("role", [Role.TEACHER, Role.CONTACT_TEACHER])
def test_teachers_have_everyone_only_where_the_source_says_all_or_own_records(obj, role):
    wide = {Relation.TEACHER_AT_SCHOOL, Relation.CONTACT_TEACHER_AT_SCHOOL}
    used = {grant.relation for grant in MATRIX[obj, role].grants}

    assert bool(used & wide) is (TABLE[obj, role].source in {"R all", "SW", "own"})
    assert not (used & wide and used - wide)


def test_only_an_opening_for_the_same_cell_opens_it():
    cell = (Object.TIMETABLE, Role.GUARDIAN_ADULT)
    relation = Relation.GUARDIAN_ADULT_CONSENT
    others = [each for each in EVERYTHING_OPENED if (each.object, each.role) != cell]

    assert relation not in allowed_relations(Object.TIMETABLE, Verb.READ, others)
    assert relation in allowed_relations(Object.TIMETABLE, Verb.READ, [Opening(*cell, Verb.READ)])
    assert relation not in allowed_relations(Object.TIMETABLE, Verb.WRITE, EVERYTHING_OPENED)


def test_opening_for_reading_does_not_open_for_writing():
    cell = (Object.SETTINGS, Role.OFFICE)

    assert Relation.OFFICE_AT_SCHOOL not in allowed_relations(Object.SETTINGS, Verb.WRITE, [Opening(*cell, Verb.READ)])
    assert Relation.OFFICE_AT_SCHOOL in allowed_relations(Object.SETTINGS, Verb.READ, [Opening(*cell, Verb.WRITE)])


def test_a_confidential_address_keeps_contacts_with_the_office_roles():
    def shown(protection):
        return allowed_relations(Object.CONTACTS, Verb.READ, [], protection=protection)

    assert shown(Protection.CONFIDENTIAL) == {
        Relation.SELF,
        Relation.OFFICE_AT_SCHOOL,
        Relation.PRINCIPAL_AT_SCHOOL,
    }
    assert shown(Protection.NONE) > shown(Protection.CONFIDENTIAL)
    assert Relation.GUARDIAN_MINOR in allowed_relations(
        Object.CONTACTS, Verb.READ, [], conditions=[Condition.OWN_RECORD], protection=Protection.CONFIDENTIAL
    )
    assert allowed_relations(Object.TIMETABLE, Verb.READ, [], protection=Protection.CONFIDENTIAL) == (
        allowed_relations(Object.TIMETABLE, Verb.READ, [])
    )


def test_relations_can_be_asked_for_one_part():
    by_name = allowed_relations(Object.PERSONALIA, Verb.READ, [], part=Part.NAME)
    whole = allowed_relations(Object.PERSONALIA, Verb.READ, [], part=Part.WHOLE)

    assert by_name - whole == {Relation.TIMETABLER_AT_SCHOOL}
    assert whole < by_name


def test_staff_relations_are_all_but_the_persons_own_and_the_homes():
    home = RELATIONS[Role.PUPIL] | {
        Relation.GUARDIAN_MINOR,
        Relation.GUARDIAN_ADULT_CONSENT,
        Relation.OTHER_CONTACT,
    }

    assert set(Relation) - home == STAFF_RELATIONS


def test_every_row_column_and_verb_has_a_word_of_its_own():
    members = [*Object, *Role, *Verb]

    assert len({label(member) for member in members}) == len(members)


@pytest.mark.parametrize(
    ("role", "text"),
    [
        (Role.OFFICE, ""),
        (Role.OFFICE, "X"),
        (Role.OFFICE, "R everything"),
        (Role.OFFICE, "R G"),
        (Role.OFFICE, "R all"),
        (Role.TEACHER, "R named"),
        (Role.OFFICE, "R name phone"),
        (Role.OFFICE, "R; "),
        (Role.OFFICE, "◐"),
    ],
)
def test_a_cell_that_cannot_be_read_is_refused(role, text):
    with pytest.raises(ValueError, match=f"{role}: "):
        parse_cell(role, text)
