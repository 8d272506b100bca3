"""Ask for a register and write in it, as a browser does."""

from tests.factories.access import client_for, in_wall_of
from tests.factories.days import THIS_MORNING
from vidar.attendance.models import AbsenceNotice, Register, RegisterEntry

JSON = {"Accept": "application/json"}


class Teacher:
    """A member of staff at the register of one lesson."""

    def __init__(self, small_school, who="omar", lesson="now", school="home"):
        self.school = small_school
        self.lesson = getattr(small_school.lessons, lesson)
        self.client = client_for(getattr(small_school, who), "staff", getattr(small_school, school))
        self.client.cookies["vidar_language"] = "nb"
        self.base = f"/time/{self.lesson.id}/foring/"

    def open(self):
        """Get the page."""
        return self.client.get(self.base)

    def tap(self, pupil, mark, stands="her"):
        """Send one mark, as the script does."""
        return self.client.post(f"{self.base}elev/{pupil.id}/", {"merke": mark, "sto": stands})

    def post(self, path="", **fields):
        """Send a form; ``valg_kari`` and the like are about a pupil."""
        named = {self._name(name): value for name, value in fields.items()}
        return self.client.post(self.base + path, named)

    def changes(self, version):
        """Ask what is new."""
        return self.client.get(f"{self.base}nytt/", {"v": version})

    def entries(self):
        """Return what stands in the register, by given name; None where there is no register."""
        with in_wall_of(self.school.kari):
            register = Register.objects.filter(lesson_id=self.lesson.id).first()
            if register is None:
                return None
            found = RegisterEntry.objects.filter(register_id=register.id).select_related("pupil")
            return {each.pupil.given_name: (each.presence, each.late_minutes, each.early_minutes) for each in found}

    def register(self):
        """Return the register as it is stored."""
        with in_wall_of(self.school.kari):
            return Register.objects.get(lesson_id=self.lesson.id)

    def _name(self, name):
        what, _, who = name.partition("_")
        return f"{what}-{getattr(self.school, who).id}" if who else what


def give_notice(pupil, starts_at, ends_at, ground="health"):
    """The school has been told that the pupil is away."""
    with in_wall_of(pupil):
        return AbsenceNotice.objects.create(
            owner_id=pupil.owner_id,
            pupil_id=pupil.id,
            starts_at=starts_at,
            ends_at=ends_at,
            ground=ground,
            filed_at=THIS_MORNING,
            filed_by_id=pupil.id,
        )
