"""What a register says of a pupil, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vidar.law.attendance import Mark, Presence


def mark_text(mark: Mark) -> str:
    """Return "Borte", "Kom 12 minutter for sent", "Gikk 10 minutter før slutt", both, or "På annet opplegg"."""
    if mark.presence is Presence.ABSENT:
        return _("Borte")
    if mark.presence is Presence.ELSEWHERE:
        return _("På annet opplegg")
    late = ngettext("Kom %(n)s minutt for sent", "Kom %(n)s minutter for sent", mark.late_minutes)
    early = ngettext("gikk %(n)s minutt før slutt", "gikk %(n)s minutter før slutt", mark.early_minutes)
    said = [late % {"n": mark.late_minutes}] if mark.late_minutes else []
    said += [early % {"n": mark.early_minutes}] if mark.early_minutes else []
    text = _(" og ").join(said)
    return text[:1].upper() + text[1:]
