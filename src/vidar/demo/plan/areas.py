"""Which kind of teacher and which kind of room a subject needs."""

_BY_SUBJECT = {
    "FSP6241": "tysk",
    "FSP6242": "tysk",
    "FSP6151": "fransk",
    "FSP6152": "fransk",
    "REA3035": "biologi",
    "REA3036": "biologi",
    "REA3038": "fysikk",
    "REA3039": "fysikk",
    "REA3045": "kjemi",
    "REA3046": "kjemi",
    "REA3048": "data",
    "REA3049": "data",
    "REA3056": "matematikk",
    "REA3058": "matematikk",
    "SAM3051": "samfunn",
    "SAM3054": "samfunn",
    "SAM3055": "samfunn",
    "SAM3072": "psykologi",
    "SAM3073": "psykologi",
}
_BY_PREFIX = {
    "NOR": "norsk",
    "ENG": "engelsk",
    "SPR": "engelsk",
    "FSP": "spansk",
    "MAT": "matematikk",
    "NAT": "naturfag",
    "GEO": "samfunn",
    "SAK": "samfunn",
    "HIS": "historie",
    "REL": "religion",
    "SAM": "økonomi",
    "KRO": "kroppsøving",
    "HSF": "helse",
    "HEA": "helse",
    "BUA": "oppvekst",
    "ELE": "elektro",
    "BAT": "bygg",
    "TMF": "tømrer",
    "TIP": "industri",
    "PIN": "industri",
    "SSR": "salg",
    "NAB": "naturbruk",
    "RMF": "mat",
}
_BY_PROGRAMME = {
    "HSHSF1": "helse",
    "HSHEA2": "helse",
    "HSBUA2": "oppvekst",
    "ELELE1": "elektro",
    "ELELE2": "elektro",
    "BABAT1": "bygg",
    "BATMF2": "tømrer",
    "TPTIP1": "industri",
    "TPPIN2": "industri",
    "SRSSR1": "salg",
    "SRSSR2": "salg",
    "NANAB1": "naturbruk",
    "RMRMF1": "mat",
}
_ROOMS = {"naturfag": "lab", "fysikk": "lab", "kjemi": "lab", "biologi": "lab", "data": "computers"}

# What a teacher can teach; the first is drawn when somebody is needed.
PROFILES = (
    ("norsk", "historie"),
    ("engelsk", "norsk"),
    ("engelsk", "spansk"),
    ("spansk", "engelsk"),
    ("spansk", "norsk"),
    ("tysk", "engelsk"),
    ("fransk", "norsk"),
    ("matematikk", "fysikk"),
    ("matematikk", "data"),
    ("matematikk", "naturfag"),
    ("naturfag", "biologi", "kjemi"),
    ("fysikk", "matematikk"),
    ("kjemi", "naturfag"),
    ("biologi", "naturfag"),
    ("data", "matematikk"),
    ("samfunn", "historie"),
    ("historie", "religion"),
    ("religion", "samfunn", "norsk"),
    ("økonomi", "samfunn"),
    ("psykologi", "samfunn", "religion"),
    ("kroppsøving", "samfunn"),
    ("kroppsøving", "naturfag"),
    ("helse", "oppvekst"),
    ("oppvekst", "helse"),
    ("elektro",),
    ("bygg", "tømrer"),
    ("tømrer", "bygg"),
    ("industri",),
    ("salg", "økonomi"),
    ("naturbruk",),
    ("mat",),
)


def area_of(subject: str, programme_area: str) -> str:
    """Return the kind of teacher; vocational specialisation belongs to the class's own trade."""
    if subject.startswith("YFF"):
        return _BY_PROGRAMME[programme_area[:6]]
    return _BY_SUBJECT.get(subject) or _BY_PREFIX[subject[:3]]


def room_kind(subject: str, area: str) -> str:
    """Return the kind of room; workshops are decided by the class."""
    return "gym" if subject.startswith("KRO") else _ROOMS.get(area, "class")
