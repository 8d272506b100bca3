"""Writes the national facts of this version of Vidar into the database."""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction

from vidar.curriculum import facts
from vidar.curriculum.models import EducationProgramme, ProgrammeArea, Subject, SubjectPlanRow

_PLAN_ROW_KEY = ("plan", "programme_area_id", "subject_id", "choice_group")


def load_facts(*, using: str = "migrator") -> int:
    """Make the tables say what the facts say; return how many rows were written.

    Codes that the facts no longer have stay, because pupils may have them. Plans are replaced where they
    differ. Does nothing when nothing has changed, so it runs with every migration.
    """
    with transaction.atomic(using=using):
        return (
            _write(EducationProgramme, _programmes(), using)
            + _write(ProgrammeArea, _areas(), using)
            + _write(Subject, _subjects(), using)
            + _write_plans(using)
        )


def _programmes() -> Iterable[EducationProgramme]:
    return (EducationProgramme(code=each.code, name=each.name, kind=each.kind) for each in facts.programmes())


def _areas() -> Iterable[ProgrammeArea]:
    return (
        ProgrammeArea(code=each.code, programme_id=each.programme, level=each.level, name=each.name)
        for each in facts.programme_areas()
    )


def _subjects() -> Iterable[Subject]:
    return (
        Subject(
            code=each.code,
            name=each.name,
            short_name=each.short_name,
            category=each.category,
            level=each.level,
            hours=each.hours,
        )
        for each in facts.subjects().values()
    )


def _plan_rows() -> Iterable[SubjectPlanRow]:
    return (
        SubjectPlanRow(
            plan=each.plan,
            plan_name=each.plan_name,
            programme_area_id=each.programme_area,
            level=each.level,
            subject_id=each.subject,
            hours=each.hours,
            slot=each.slot,
            choice_group=each.choice_group,
            role=each.role,
        )
        for each in facts.subject_plans()
    )


def _write[Row: models.Model](model: type[Row], wanted: Iterable[Row], using: str) -> int:
    """Write the rows that are new or different, by primary key."""
    names = [field.attname for field in model._meta.concrete_fields]  # noqa: SLF001 - Django's documented name
    found = {row[0]: row for row in model._default_manager.using(using).order_by("pk").values_list(*names)}  # noqa: SLF001
    changed = [each for each in wanted if found.get(each.pk) != _values(each, names)]
    model._default_manager.using(using).bulk_create(  # noqa: SLF001
        changed, update_conflicts=True, unique_fields=["code"], update_fields=names[1:]
    )
    return len(changed)


def _write_plans(using: str) -> int:
    """Write plan rows, which have no code, by what makes them unique; remove those that are gone."""
    rows = SubjectPlanRow.objects.using(using)
    names = [field.attname for field in SubjectPlanRow._meta.concrete_fields if field.attname != "id"]  # noqa: SLF001
    found = {_key(row, names): row for row in rows.order_by("id").values_list(*names)}
    wanted = list(_plan_rows())
    if found == {_key(_values(each, names), names): _values(each, names) for each in wanted}:
        return 0
    rows.all().delete()
    return len(rows.bulk_create(wanted))


def _values(row: models.Model, names: list[str]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in names)


def _key(row: tuple[Any, ...], names: list[str]) -> tuple[Any, ...]:
    return tuple(row[names.index(name)] for name in _PLAN_ROW_KEY)
