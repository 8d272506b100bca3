"""National facts, taken from the project's own tables; written by the migrator, outside any ``owner_scope``."""

from vidar.curriculum import facts
from vidar.curriculum.models import EducationProgramme, ProgrammeArea, Subject, SubjectPlanRow


def make_programme(code="ST"):
    fact = next(each for each in facts.programmes() if each.code == code)
    return EducationProgramme.objects.using("migrator").get_or_create(
        code=code, defaults={"name": fact.name, "kind": fact.kind}
    )[0]


def make_programme_area(code="STREA2----"):
    """The area and its programme. One that is there already is returned."""
    fact = next(each for each in facts.programme_areas() if each.code == code)
    make_programme(fact.programme)
    return ProgrammeArea.objects.using("migrator").get_or_create(
        code=code, defaults={"programme_id": fact.programme, "level": fact.level, "name": fact.name}
    )[0]


def make_subject(code="NOR1264"):
    """The subject of the national table. One that is there already is returned."""
    fact = facts.subjects()[code]
    return Subject.objects.using("migrator").get_or_create(
        code=code,
        defaults={
            "name": fact.name,
            "short_name": fact.short_name,
            "category": fact.category,
            "level": fact.level,
            "hours": fact.hours,
        },
    )[0]


def make_subject_plan_row(subject, programme_area, *, plan="STREA", hours=112):
    return SubjectPlanRow.objects.using("migrator").create(
        plan=plan,
        plan_name="Studiespesialisering, realfag",
        programme_area_id=programme_area.code,
        level=programme_area.level,
        subject_id=subject.code,
        hours=hours,
        slot="fellesfag",
        role="default",
    )
