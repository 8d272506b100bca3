"""What the desk says: why something was refused, and what was done, in plain sentences."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from vidar.enrolment.queries_deeds import DoneDeed
from vidar.law.access import Role, label
from vidar.web.words import day_of_a_year


def refusal(why: str) -> str:
    """Return the sentence for why the desk cannot do something."""
    return {
        "no_year": _("Det er ikke laget noe skoleår for den datoen."),
        "not_enrolled": _("Eleven går ikke på skolen den datoen. Velg en dato innenfor elevforholdet."),
        "moved_meanwhile": _("Noen andre har flyttet eleven i mellomtiden. Se over klassen og prøv igjen."),
        "same_class": _("Eleven går allerede i denne klassen."),
        "planned_already": _("Et senere klassebytte er alt planlagt. Endre eller fjern det først."),
        "no_class": _("Velg en klasse fra lista."),
        "ends_then": _("Det slutter allerede den dagen eller før."),
        "no_group": _("Velg en gruppe fra lista."),
        "in_group": _("Eleven er allerede i gruppa, nå eller senere i perioden."),
        "not_in_group": _("Eleven er ikke i denne gruppa den datoen."),
        "not_future": _("Bare det som er planlagt fram i tid kan endres her. Velg en dato etter i dag."),
        "nothing_planned": _("Endringen finnes ikke lenger. Noen kan ha endret den."),
        "does_not_fit": _("Datoen passer ikke med resten av elevforholdet. Velg en annen dato."),
        "overlaps": _("Det finnes allerede noe annet i den perioden, så dette ble ikke lagret. Se over datoene."),
        "not_staff": _("Velg en ansatt ved skolen."),
        "outside_year": _("Datoen er utenfor klassens skoleår."),
        "is_contact_teacher": _("Læreren er allerede kontaktlærer for klassen, nå eller senere i året."),
        "no_role": _("Velg en rolle fra lista."),
        "order": _("Siste dag kan ikke komme før første dag."),
        "has_role": _("Personen har allerede denne rollen i perioden."),
        "before_start": _("Rollen har ikke begynt den dagen."),
        "last_principal": _("Skolen kan ikke stå uten rektor. Gi rollen til en annen først."),
        "own_last": _("Du kan ikke ta fra deg selv den siste rollen som gir roller. Be en kollega."),
        "date": _("Skriv en dato, for eksempel 24.11.2026."),
        "required": _("Feltet må fylles ut."),
        "national_id": _("Fødselsnummeret er ikke gyldig. Sjekk sifrene."),
        "closed": _("Personen kan ikke skrives inn herfra. Snakk med rektor."),
        "too_long": _("Teksten er for lang. Skriv den kortere."),
        "other_year": _("Velg en dato i samme skoleår. Fjern det planlagte først hvis det skal til et annet år."),
        "class_of_other_year": _("Klassen hører til et annet skoleår enn datoen. Velg klasse og dato i samme skoleår."),
        "group_of_other_year": _("Gruppa hører til et annet skoleår enn datoen. Velg gruppe og dato i samme skoleår."),
        "has_begun": _("Læreren har begynt som kontaktlærer, så første dag kan ikke endres."),
        "not_past": _("Første dag kan ikke legges til en dag som har vært."),
        "unchanged": _("Dette er datoene som gjelder nå. Endre en av dem."),
        "feide_name": _("Skriv hele Feide-navnet, for eksempel kari.nordmann@innlandet.no."),
        "feide_taken": _("Feide-navnet tilhører en annen person hos skoleeieren."),
        "login_elsewhere": _("Personen logger alt inn på en annen måte. La feltet stå tomt, eller spør skoleeier."),
        "known_number": _("En person med dette fødselsnummeret finnes fra før. Gi rollen til den personen."),
        "closed_staff": _("Personen kan ikke registreres herfra. Snakk med skoleeier."),
    }[why]


def parse_day(text: str) -> date | None:
    """Return the date of a date field, "2026-11-24" or as people write it, "24.11.2026"."""
    try:
        if "." in text:
            day, month, year = (int(part) for part in text.split("."))
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        return None


def role_name(role: str) -> str:
    """Return "rektor" for "principal", as it stands in a sentence."""
    return label(Role(role))


def role_title(role: str) -> str:
    """Return "Rektor" for "principal", as it stands by itself."""
    name = role_name(role)
    return name[:1].upper() + name[1:]


def deed_sentence(done: DoneDeed) -> str:
    """Return what was done, with the name where the reader may see it."""
    about = done.about
    named: dict[str, Any] = {
        "who": done.name or _("en person"),
        "class": about.get("class", ""),
        "group": about.get("group", ""),
        "day": _day(about.get("from") or about.get("first") or about.get("last") or about.get("day")),
        "was": _day(about.get("was")),
        "title": about.get("title") or about.get("name", ""),
        "count": about.get("count", 0),
        "role": role_name(about["role"]) if "role" in about else "",
    }
    text = _sentences().get(done.kind)
    return text % named if text else done.kind


def _sentences() -> dict[str, str]:
    return {
        "enrol": _("Skrev inn %(who)s fra %(day)s"),
        "end_enrolment": _("Avsluttet elevforholdet til %(who)s, siste dag %(day)s"),
        "move_class": _("Flyttet %(who)s til %(class)s fra %(day)s"),
        "join_group": _("Satte %(who)s i gruppa %(group)s fra %(day)s"),
        "leave_group": _("Tok %(who)s ut av gruppa %(group)s fra %(day)s"),
        "move_planned": _("Flyttet det som var planlagt for %(who)s, fra %(was)s til %(day)s"),
        "drop_planned": _("Fjernet det som var planlagt for %(who)s %(day)s"),
        "set_contact_teacher": _("Satte %(who)s som kontaktlærer for %(class)s fra %(day)s"),
        "end_contact_teacher": _("Tok %(who)s av som kontaktlærer for %(class)s fra %(day)s"),
        "change_contact_teacher": _("Endret tiden %(who)s er kontaktlærer for %(class)s: fra %(day)s"),
        "register_staff": _("Registrerte %(who)s med rollen %(role)s fra %(day)s"),
        "give_role": _("Ga %(who)s rollen %(role)s fra %(day)s"),
        "cancel_lessons": _("Avlyste timer (%(count)s): %(title)s %(day)s"),
        "move_lessons": _("Flyttet timer (%(count)s): %(title)s %(day)s"),
        "swap_lessons": _("Byttet to timer: %(day)s"),
        "change_room": _("Byttet rom for timer (%(count)s): %(title)s %(day)s"),
        "set_substitute": _("Satte inn vikar eller avlyste (%(count)s): %(title)s %(day)s"),
        "restore_lessons": _("Satte tilbake timer (%(count)s): %(title)s %(day)s"),
        "add_activity": _("La inn %(title)s %(day)s"),
        "end_role": _("Avsluttet rollen %(role)s for %(who)s, siste dag %(day)s"),
    }


def _day(text: str | None) -> str:
    return day_of_a_year(date.fromisoformat(text)) if text else ""
