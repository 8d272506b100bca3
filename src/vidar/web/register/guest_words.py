"""What a register says of a guest."""

from django.utils.translation import gettext as _

from vidar.attendance.queries import RegisterRow


def guest_words(row: RegisterRow) -> tuple[str, ...]:
    """Return "Gjest" for a pupil who is not in the lesson's groups, nothing for the others."""
    return (_("Gjest"),) if row.is_guest else ()
