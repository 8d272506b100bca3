"""Pupils of the cast."""

from dataclasses import replace

from vidar.demo.cast.model import Birth, CastPupil

HOME, FARM, NYNORSK = "nord-osterdal", "storsteigen", "nord-gudbrandsdal"

_SPANISH_AND_IT = (("2ST språk", "FSP6222"), ("2ST blokk 3", "REA3048"))


def _adult(key: str, given: str, family: str, description: str, *, girl: bool, class_name: str = "3STB") -> CastPupil:
    return CastPupil(key, given, family, girl, HOME, class_name, description, birth=Birth.EIGHTEEN)


_CONSENTS = (
    _adult("jonas", "Jonas", "Bakken", "Elev, 18 år, har ikke gitt noe samtykke til innsyn", girl=False,
           class_name="3STA"),
    _adult("thea", "Thea", "Røe", "Elev, 18 år, hun og mor har begge samtykket til innsyn", girl=True),
    _adult("sander", "Sander", "Lillegård", "Elev, 18 år, har selv samtykket, men ikke faren. Forsover seg ofte",
           girl=False),
    _adult("maja", "Maja", "Engebakken",
           "Elev, 18 år, mora har samtykket, men ikke hun selv. Nær fraværsgrensa i historie", girl=True),
    _adult("henrik", "Henrik", "Fossum",
           "Elev, 18 år, har trukket samtykket sitt tilbake. Over fraværsgrensa i religion", girl=False),
    _adult("jenny", "Jenny", "Myhre", "Elev, 18 år, faren har trukket samtykket sitt tilbake", girl=True,
           class_name="3STC"),
    _adult("tuva", "Tuva", "Ødegård", "Elev, 18 år, begge samtykket til en eldre tekst", girl=True, class_name="3STC"),
)  # fmt: skip

_BIRTHDAYS = (
    CastPupil("ida", "Ida", "Sletten", True, HOME, "", "Elev, fyller 18 år i morgen", birth=Birth.TOMORROW),
    CastPupil("oskar", "Oskar", "Grindal", False, HOME, "", "Elev, fyller 18 år i dag", birth=Birth.TODAY),
)

PUPILS = (
    CastPupil("kari", "Kari", "Nordli", True, HOME, "2STA",
              "Elev, 17 år, 2STA. Uka hennes viser nesten alle slags endringer",
              birth=Birth.SEVENTEEN, choices=_SPANISH_AND_IT),
    CastPupil("sol", "Sol", "Aasen", True, HOME, "2STA", "Elev med strengt fortrolig adresse, 2STA",
              birth=Birth.SEVENTEEN, protection="strict", choices=_SPANISH_AND_IT),
    CastPupil("vetle", "Vetle", "Nygård", False, HOME, "1ELA", "Elev med fortrolig adresse, 1ELA",
              protection="confidential"),
    CastPupil("emil", "Emil", "Nordli", False, FARM, "1NAA", "Elev på Storsteigen, broren til Kari"),
    *_BIRTHDAYS,
    *_CONSENTS,
    CastPupil("mina", "Mina", "Sandberg", True, HOME, "1STB", "Elev som bor i fosterhjem, 1STB"),
    CastPupil("yonas", "Yonas", "Tesfay", False, HOME, "1TPA", "Elev med verge, 1TPA"),
    CastPupil("amina", "Amina", "Hassan", True, HOME, "2STC", "Elev ved to skoler: 2STC og ett fag på Storsteigen",
              birth=Birth.SEVENTEEN, choices=(("2ST blokk 3", "SAM3051"),)),
    CastPupil("mathias", "Mathias", "Trøen", False, HOME, "2STB",
              "Elev som flyttet hit fra Nord-Gudbrandsdal midt i skoleåret"),
    CastPupil("lea", "Lea", "Hagen", True, HOME, "1STB", "Elev som byttet klasse fra 1STA til 1STB"),
    CastPupil("silje", "Silje", "Kvernmo", True, HOME, "1SRA", "Har sluttet som elev, logger inn med ID-porten"),
    CastPupil("jakob", "Jakob", "Bjørnstad", False, HOME, "1STC", "Elev, mora er lærer ved skolen"),
    CastPupil("elle", "Elle-Máret", "Jåma", True, HOME, "1HSA",
              "Elev på helse- og oppvekstfag, 1HSA. Mye dokumentert fravær"),
    CastPupil("synnove", "Synnøve", "Kruke", True, NYNORSK, "2STA", "Elev ved en nynorskskole uten A- og B-uker"),
)  # fmt: skip

LEAVER = "silje"
TWO_SCHOOLS, SECOND_SCHOOL, SECOND_GROUP = "amina", FARM, "SOSK 3PB"
MOVED, MOVED_FROM, MOVED_FROM_CLASS = "mathias", NYNORSK, "2STA"
CHANGED_CLASS, CHANGED_FROM_CLASS = "lea", "1STA"

_FITS_YEAR = {"Vg3": "3STC", "Vg2": "2STC"}


def placed(pupil: CastPupil, level_by_age: str) -> CastPupil:
    """Return the pupil with a class: one that is given, or one at the level usual for the age."""
    return pupil if pupil.class_name else replace(pupil, class_name=_FITS_YEAR[level_by_age])
