"""Staff of the cast, and strangers."""

from dataclasses import replace

from vidar.demo.cast.model import CastStaff, Post, Stranger
from vidar.demo.cast.pupils import FARM, HOME, NYNORSK

TEACHERS, OFFICE, COUNTY, OUTSIDE = "Lærere", "Ledelse og kontor", "Fylkeskommunen", "Uten tilgang"


def _teacher(key: str, name: str, year: int, text: str, areas: tuple[str, ...], *, woman: bool) -> CastStaff:
    given, family = name.split(" ", 1)
    posts = (Post(HOME, "teacher", "Lærer"),)
    return CastStaff(key, given, family, woman, year, posts, text, TEACHERS, areas)


def _officer(key: str, name: str, year: int, post: Post, text: str, *, woman: bool) -> CastStaff:
    given, family = name.split(" ", 1)
    return CastStaff(key, given, family, woman, year, (post,), text, OFFICE if post.school else COUNTY)


_TEACHERS = (
    replace(
        _teacher("anne", "Anne Lien", 1984, "Faglærer i norsk, blant annet 2STA", ("norsk", "historie"), woman=True),
        groups=((HOME, "NOR 2STA"), (HOME, "NOR 3STA")),
    ),
    replace(
        _teacher("omar", "Omar Aziz", 1979, "Kontaktlærer for 2STA, underviser i matematikk R1",
                 ("matematikk", "fysikk"), woman=False),
        groups=((HOME, "R1 2ST"), (HOME, "R2 3ST")),
        contact_of=((HOME, "2STA"),),
    ),
    replace(
        _teacher("eva", "Eva Lund", 1970, "Faglærer i historie og religion", ("historie", "religion"), woman=True),
        groups=((HOME, "HIS 2STA"), (HOME, "HIS 2STB"), (HOME, "HIS 3STA")),
    ),
    replace(
        _teacher("hanne", "Hanne Bjørnstad", 1981, "Lærer i engelsk og spansk, her som lærer (hun er også foresatt)",
                 ("engelsk", "spansk"), woman=True),
        groups=((HOME, "SPA2 2ST-1"),),
    ),
    replace(
        _teacher("eirik", "Eirik Stubsjøen", 1988, "Lærer ved to skoler: Nord-Østerdal og Storsteigen",
                 ("naturfag", "biologi"), woman=False),
        posts=(Post(HOME, "teacher", "Lærer", (1, 3, 5)), Post(FARM, "teacher", "Lærer", (2, 4))),
        groups=((HOME, "BIO1 2ST"), (FARM, "NAT 1NAA"), (FARM, "NAT 1NAB"), (FARM, "NAT 3PBA")),
        most_lessons=9,
    ),
    replace(
        _teacher("bjorn", "Bjørn Lillevik", 1993, "Vikar", ("vikar",), woman=False),
        posts=(Post(HOME, "teacher", "Vikar"),),
    ),
    replace(
        _teacher("tor", "Tor Berg", 1975, "Lærer på Storsteigen, kontaktlærer for 1NAA", ("naturbruk",), woman=False),
        posts=(Post(FARM, "teacher", "Lærer"),),
        groups=((FARM, "NAB1005 1NAA"),),
        contact_of=((FARM, "1NAA"),),
    ),
    replace(
        _teacher("ragnhild", "Ragnhild Sandbu", 1986, "Lærer ved nynorskskolen, kontaktlærer for 2STA",
                 ("norsk", "historie"), woman=True),
        posts=(Post(NYNORSK, "teacher", "Lærar"),),
        groups=((NYNORSK, "NOR 2STA"),),
        contact_of=((NYNORSK, "2STA"),),
    ),
)  # fmt: skip

_OFFICERS = (
    _officer("liv", "Liv Moen", 1968, Post(HOME, "principal", "Rektor"), "Rektor", woman=True),
    _officer("geir", "Geir Hovde", 1973, Post(HOME, "head_of_department", "Avdelingsleder studiespesialisering"),
             "Avdelingsleder", woman=False),
    _officer("berit", "Berit Solberg", 1971, Post(HOME, "office", "Konsulent"),
             "Kontor, skolens kontaktperson for innlogging", woman=True),
    _officer("marit", "Marit Haugan", 1977, Post(HOME, "counsellor", "Rådgiver"), "Rådgiver", woman=True),
    _officer("svein", "Svein Eggen", 1965, Post(HOME, "exam_officer", "Eksamensansvarlig"), "Eksamensansvarlig",
             woman=False),
    _officer("nina", "Nina Rønning", 1983, Post(HOME, "timetabler", "Timeplanlegger"), "Timeplanlegger", woman=True),
    _officer("guro", "Guro Trøan", 1974, Post(FARM, "principal", "Rektor"), "Rektor på Storsteigen", woman=True),
    _officer("astrid", "Astrid Hoel", 1969, Post(FARM, "office", "Konsulent"), "Kontor på Storsteigen", woman=True),
    _officer("olav", "Olav Sandnes", 1967, Post(NYNORSK, "principal", "Rektor"), "Rektor ved nynorskskolen",
             woman=False),
    _officer("torunn", "Torunn Kleiven", 1978, Post(NYNORSK, "office", "Konsulent"), "Kontor ved nynorskskolen",
             woman=True),
    _officer("kristin", "Kristin Vangen", 1972, Post("", "owner_staff", "Rådgiver, seksjon for videregående"),
             "Ansatt i fylkeskommunen", woman=True),
)  # fmt: skip

STAFF = (*_TEACHERS, *_OFFICERS)
CONTACTS = {HOME: "berit", FARM: "astrid", NYNORSK: "torunn"}

STRANGERS = (
    Stranger("ukjent-feide", "Ola Ukjent", "feide", "Har Feide, men ingen skole i Vidar kjenner ham"),
    Stranger("ukjent-idporten", "Else Ukjent", "idporten", "Har ID-porten, men er ikke foresatt til noen elev"),
)
