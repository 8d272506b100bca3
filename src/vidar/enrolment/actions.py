"""Writes of the everyday desk about one pupil: enrol, end, move class, join and leave groups, change what is planned.

Each is one deed. The pupil's row is locked first, so that two desks never move the same pupil at once.
"""

from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from vidar.access.actor import Actor
from vidar.enrolment.desk import RefusedError, desk_deed, open_pupil, require_enrol, school_of, year_of
from vidar.enrolment.models import ClassMembership, Enrolment, GroupMembership, SchoolClass, TeachingGroup
from vidar.enrolment.queries_swap import Swap, swap_of
from vidar.law.people import sort_key
from vidar.people.models import Person
from vidar.schools.models import SchoolYear


def move_class(
    actor: Actor, pupil_id: int, *, class_id: int, day: date, was_class_id: int | None, swap_groups: bool
) -> None:
    """Move a pupil to another class from ``day`` on, and if wanted into that class's groups.

    Raises:
        NotVisibleError: the pupil is not the actor's to move.
        RefusedError: not enrolled that day, another change is planned later, or somebody else moved the pupil since.
    """
    school_id = _locked(actor, pupil_id)
    enrolment = _enrolment_on(school_id, pupil_id, day)
    target = _class_of_year(school_id, class_id, enrolment.school_year_id)
    current = _on(ClassMembership.objects.filter(school_id=school_id, pupil_id=pupil_id), day)
    if (current.school_class_id if current else None) != was_class_id:
        raise RefusedError("klasse", "moved_meanwhile")
    if current is not None and current.school_class_id == class_id:
        raise RefusedError("klasse", "same_class")
    later = ClassMembership.objects.filter(school_id=school_id, pupil_id=pupil_id, valid__startswith__gt=day)
    if later.filter(valid__startswith__lt=enrolment.valid.upper).exists():
        raise RefusedError("fra", "planned_already")
    swap = swap_of(pupil_id, was_class_id, class_id, day) if swap_groups else Swap((), ())
    about = {"class": target.name, "from": day.isoformat(), "groups": len(swap.leave) + len(swap.join)}
    with desk_deed(actor, "move_class", about, pupil_id):
        _end_membership(current, day)
        owned = {"owner_id": actor.owner_id, "pupil_id": pupil_id, "valid": DateRange(day, enrolment.valid.upper)}
        ClassMembership.objects.create(school_class_id=class_id, school_id=school_id, **owned)
        for group_id, _name in swap.leave:
            membership = GroupMembership.objects.filter(teaching_group_id=group_id, pupil_id=pupil_id)
            _end_membership(_on(membership, day), day)
        for group_id, _name in swap.join:
            GroupMembership.objects.create(teaching_group_id=group_id, **owned)


def end_enrolment(actor: Actor, pupil_id: int, *, last_day: date, reason: str) -> None:
    """End a pupil's time at the actor's school after ``last_day``, with class and groups there.

    A place there in a later school year goes too.

    Raises:
        NotVisibleError, RefusedError: as for ``move_class``.
    """
    school_id = _locked(actor, pupil_id)
    enrolment = _enrolment_on(school_id, pupil_id, last_day, field="siste")
    end = _next(last_day)
    if enrolment.valid.upper == end:
        raise RefusedError("siste", "ends_then")
    with desk_deed(actor, "end_enrolment", {"last": last_day.isoformat(), "reason": reason}, pupil_id):
        for row in _memberships(school_id, pupil_id, end):
            _end_membership(row, end)
        Enrolment.objects.filter(school_id=school_id, pupil_id=pupil_id, valid__startswith__gt=last_day).delete()
        Enrolment.objects.filter(id=enrolment.id).update(valid=DateRange(enrolment.valid.lower, end), end_reason=reason)


def enrol(actor: Actor, given: dict[str, Any]) -> int:
    """Enrol a person from a day, made first if not known; return the person's id.

    ``given``: person_id or None, given_name, family_name, national_id, birth_date, area, level, class_id or None,
    day, is_main.

    Raises:
        NotVisibleError: the actor does not keep pupils.
        RefusedError: no school year then, no such class, or the person attends already.
    """
    require_enrol(actor)
    day, school_id = given["day"], school_of(actor)
    year = year_of(day, field="fra")
    target = _class_of_year(school_id, given["class_id"], year.id) if given["class_id"] else None
    about = {"class": target.name if target else "", "from": day.isoformat(), "main": given["is_main"]}
    with desk_deed(actor, "enrol", about, given["person_id"]) as made:
        made.person_id = person_id = given["person_id"] or _new_person(actor, given)
        owned = {"owner_id": actor.owner_id, "pupil_id": person_id, "valid": DateRange(day, year.after)}
        Enrolment.objects.create(
            school_id=school_id,
            school_year_id=year.id,
            programme_area_id=given["area"],
            level=given["level"],
            is_main=given["is_main"],
            **owned,
        )
        if target:
            ClassMembership.objects.create(school_class_id=target.id, school_id=school_id, **owned)
    return person_id


def join_group(actor: Actor, pupil_id: int, *, group_id: int, day: date) -> None:
    """Let a pupil join a teaching group of the school from ``day`` on. Raises as ``move_class``."""
    school_id = _locked(actor, pupil_id)
    enrolment = _enrolment_on(school_id, pupil_id, day)
    group = TeachingGroup.objects.filter(id=group_id, school_id=school_id).first()
    if group is None:
        raise RefusedError("gruppe", "no_group")
    if group.school_year_id != enrolment.school_year_id:
        raise RefusedError("gruppe", "group_of_other_year")
    valid = DateRange(day, enrolment.valid.upper)
    if GroupMembership.objects.filter(teaching_group_id=group_id, pupil_id=pupil_id, valid__overlap=valid).exists():
        raise RefusedError("gruppe", "in_group")
    with desk_deed(actor, "join_group", {"group": group.name, "from": day.isoformat()}, pupil_id):
        GroupMembership.objects.create(
            owner_id=actor.owner_id, teaching_group_id=group_id, pupil_id=pupil_id, valid=valid
        )


def leave_group(actor: Actor, pupil_id: int, *, group_id: int, day: date) -> None:
    """Let a pupil leave a teaching group: ``day`` is the first day outside it. Raises as ``move_class``."""
    school_id = _locked(actor, pupil_id)
    group = TeachingGroup.objects.filter(id=group_id, school_id=school_id).first()
    row = _on(GroupMembership.objects.filter(teaching_group_id=group_id, pupil_id=pupil_id), day)
    if group is None or row is None:
        raise RefusedError("gruppe", "not_in_group")
    with desk_deed(actor, "leave_group", {"group": group.name, "from": day.isoformat()}, pupil_id):
        _end_membership(row, day)


def move_planned(actor: Actor, pupil_id: int, *, planned: date, day: date) -> None:
    """Move everything about the pupil at the school that is planned for one future day to another future day.

    Raises:
        NotVisibleError: as for ``move_class``.
        RefusedError: nothing is planned then, or the new day does not fit what else holds.
    """
    school_id = _locked(actor, pupil_id)
    if day <= actor.today:
        raise RefusedError("fra", "not_future")
    if year_of(day, field="fra").id != year_of(planned, field="fra").id:
        raise RefusedError("fra", "other_year")
    with desk_deed(actor, "move_planned", {"was": planned.isoformat(), "from": day.isoformat()}, pupil_id):
        starting, ending = _planned(school_id, pupil_id, planned)
        # What starts gives way before what ends grows, so that the two never share a day.
        steps = [(starting, True), (ending, False)]
        for rows, start in steps if day > planned else reversed(steps):
            _all_moved(rows, day, start=start)


def drop_planned(actor: Actor, pupil_id: int, *, planned: date) -> None:
    """Take back everything about the pupil at the school that is planned for a future day. Raises as above."""
    school_id = _locked(actor, pupil_id)
    if planned <= actor.today:
        raise RefusedError("fra", "not_future")
    with desk_deed(actor, "drop_planned", {"from": planned.isoformat()}, pupil_id):
        starting, ending = _planned(school_id, pupil_id, planned)
        until = {type(row): row.valid.upper for row in starting}
        for row in starting:
            row.delete()
        for row in ending:
            after = until.get(type(row)) or year_of(row.valid.lower, field="fra").after
            _write_valid(row, DateRange(row.valid.lower, after))
        Enrolment.objects.filter(id__in=[row.id for row in ending if isinstance(row, Enrolment)]).update(end_reason="")


def _planned(school_id: int, pupil_id: int, day: date) -> tuple[list[Any], list[Any]]:
    """Return the rows that start on the day and those that are to end with the day before; not empty.

    What ends with its school year is not planned: it only ends.
    """
    of_school: list[Any] = [
        *Enrolment.objects.filter(school_id=school_id, pupil_id=pupil_id),
        *ClassMembership.objects.filter(school_id=school_id, pupil_id=pupil_id),
        *GroupMembership.objects.filter(pupil_id=pupil_id, teaching_group_id__in=_groups(school_id)),
    ]
    starting = [row for row in of_school if row.valid.lower == day]
    ending = [row for row in of_school if row.valid.upper == day and not _ends_a_year(day)]
    if not starting and not ending:
        raise RefusedError("fra", "nothing_planned")
    return starting, ending


def _ends_a_year(day: date) -> bool:
    return SchoolYear.objects.filter(ends=date.fromordinal(day.toordinal() - 1)).exists()


def _all_moved(rows: list[Any], day: date, *, start: bool) -> None:
    for row in rows:
        lower, upper = (day, row.valid.upper) if start else (row.valid.lower, day)
        if upper is not None and lower >= upper:
            raise RefusedError("fra", "does_not_fit")
        _write_valid(row, DateRange(lower, upper))


def _write_valid(row: Any, valid: DateRange) -> None:
    type(row).objects.filter(id=row.id).update(valid=valid)


def _groups(school_id: int) -> Any:
    return TeachingGroup.objects.filter(school_id=school_id).values("id")


def _locked(actor: Actor, pupil_id: int) -> int:
    """Open the pupil for writing and hold the row; return the actor's school."""
    open_pupil(actor, pupil_id)
    list(Person.objects.select_for_update().filter(id=pupil_id).values_list("id"))
    return school_of(actor)


def _on(rows: Any, day: date) -> Any:
    return rows.filter(valid__contains=day).first()


def _enrolment_on(school_id: int, pupil_id: int, day: date, *, field: str = "fra") -> Enrolment:
    found: Enrolment | None = _on(Enrolment.objects.filter(school_id=school_id, pupil_id=pupil_id), day)
    if found is None:
        raise RefusedError(field, "not_enrolled")
    return found


def _class_of_year(school_id: int, class_id: int, year_id: int) -> SchoolClass:
    found = SchoolClass.objects.filter(id=class_id, school_id=school_id).first()
    if found is None:
        raise RefusedError("klasse", "no_class")
    if found.school_year_id != year_id:
        raise RefusedError("klasse", "class_of_other_year")
    return found


def _memberships(school_id: int, pupil_id: int, end: date) -> list[Any]:
    """Return memberships at the school that go on at ``end`` or begin later."""
    return [
        *ClassMembership.objects.filter(school_id=school_id, pupil_id=pupil_id).exclude(valid__endswith__lte=end),
        *GroupMembership.objects.filter(pupil_id=pupil_id, teaching_group_id__in=_groups(school_id)).exclude(
            valid__endswith__lte=end
        ),
    ]


def _end_membership(row: Any, end: date) -> None:
    """End a membership before ``end``; one that would be empty goes."""
    if row is None:
        return
    if row.valid.lower >= end:
        row.delete()
    else:
        _write_valid(row, DateRange(row.valid.lower, end))


def _new_person(actor: Actor, given: dict[str, Any]) -> int:
    return Person.objects.create(
        owner_id=actor.owner_id,
        given_name=given["given_name"],
        family_name=given["family_name"],
        sort_key=sort_key(given["family_name"], given["given_name"]),
        search_key=sort_key(given["given_name"], given["family_name"]),
        national_id=given["national_id"] or None,
        birth_date=given["birth_date"],
    ).id


def _next(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
