"""Nord-Østerdal videregående skole: study specialisation over three years, and vocational programmes."""

from vidar.demo.spec.model import Band, ClassSpec, Offer, RoomSpec, SchoolSpec, SideBySide, Together, classrooms

_VG1 = ("1STA", "1STB", "1STC")
_VG2 = ("2STA", "2STB", "2STC")
_VG3 = ("3STA", "3STB", "3STC")
_VG2_SCIENCE, _VG2_SOCIETY = ("2STA",), ("2STB", "2STC")
_VG3_SCIENCE, _VG3_SOCIETY = ("3STA",), ("3STB", "3STC")

# A pupil of 2STC takes a subject at Storsteigen in these cells (weekday, period), so block 3 stays there and
# the class has nothing after it.
BLOCK_3_CELLS = ((2, 2), (4, 2), (5, 2))

_CLASSES = (
    ClassSpec("1STA", "Vg1", "STUSP1----", "STSSA", 28, "201"),
    ClassSpec("1STB", "Vg1", "STUSP1----", "STSSA", 28, "202"),
    ClassSpec("1STC", "Vg1", "STUSP1----", "STSSA", 27, "203"),
    ClassSpec("2STA", "Vg2", "STREA2----", "STREA", 27, "214"),
    ClassSpec("2STB", "Vg2", "STSSA2----", "STSSA", 27, "215"),
    ClassSpec("2STC", "Vg2", "STSSA2----", "STSSA", 26, "216"),
    ClassSpec("3STA", "Vg3", "STREA3----", "STREA", 25, "211"),
    ClassSpec("3STB", "Vg3", "STSSA3----", "STSSA", 27, "212"),
    ClassSpec("3STC", "Vg3", "STSSA3----", "STSSA", 24, "213"),
    ClassSpec("1HSA", "Vg1", "HSHSF1----", "HS-HEA", 15, "101", "Helse 1"),
    ClassSpec("1HSB", "Vg1", "HSHSF1----", "HS-HEA", 14, "102", "Helse 2"),
    ClassSpec("2HEA", "Vg2", "HSHEA2----", "HS-HEA", 14, "103", "Helse 3"),
    ClassSpec("2BUA", "Vg2", "HSBUA2----", "HS-BUA", 15, "104", "Oppvekst"),
    ClassSpec("1ELA", "Vg1", "ELELE1----", "EL-ELE", 15, "105", "Elektro 1"),
    ClassSpec("2ELA", "Vg2", "ELELE2----", "EL-ELE", 14, "106", "Elektro 2"),
    ClassSpec("1BAA", "Vg1", "BABAT1----", "BA-TMF", 15, "107", "Bygghall 1"),
    ClassSpec("1BAB", "Vg1", "BABAT1----", "BA-TMF", 13, "108", "Bygghall 2"),
    ClassSpec("2TMA", "Vg2", "BATMF2----", "BA-TMF", 13, "109", "Tømrerhall"),
    ClassSpec("1TPA", "Vg1", "TPTIP1----", "TP", 15, "110", "Verksted 1"),
    ClassSpec("2INA", "Vg2", "TPPIN2----", "TP-PIN", 12, "111", "Verksted 2"),
    ClassSpec("1SRA", "Vg1", "SRSSR1----", "SR", 14, "112", "Salg 1"),
    ClassSpec("2SRA", "Vg2", "SRSSR2----", "SR", 12, "113", "Salg 2"),
    ClassSpec("3PBA", "Vg3", "PBPBY3----", "PB", 26, "204"),
)

_BANDS = (
    Band("1ST språk", _VG1, (
        Offer("FSP6221", "SPA2", _VG1, groups=2, weight=5),
        Offer("FSP6218", "SPA1", _VG1, weight=2),
        Offer("FSP6241", "TYS2", _VG1, weight=3),
        Offer("FSP6151", "FRA2", _VG1, weight=2),
    )),
    Band("1ST matematikk", _VG1, (
        Offer("MAT1019", "1P", _VG1, groups=2, weight=5),
        Offer("MAT1021", "1T", _VG1, groups=2, weight=5),
    )),
    Band("2ST språk", _VG2, (
        Offer("FSP6222", "SPA2", _VG2, groups=2, weight=5),
        Offer("FSP6219", "SPA1", _VG2, weight=2),
        Offer("FSP6242", "TYS2", _VG2, weight=3),
        Offer("FSP6152", "FRA2", _VG2, weight=2),
    )),
    Band("2ST blokk 1", _VG2, (
        Offer("REA3056", "R1", _VG2_SCIENCE), Offer("SAM3045", "ML1", _VG2_SOCIETY, groups=2),
    )),
    Band("2ST blokk 2", _VG2, (
        Offer("REA3038", "FYS1", _VG2_SCIENCE), Offer("SAM3057", "RETT1", _VG2_SOCIETY, groups=2),
    )),
    Band("2ST blokk 3", _VG2, (
        Offer("REA3045", "KJE1", _VG2_SCIENCE, weight=4),
        Offer("REA3048", "IT1", _VG2_SCIENCE, weight=3),
        Offer("SAM3072", "PSY1", _VG2, groups=2, weight=4),
        Offer("SPR3029", "ENG1", _VG2, weight=2),
        Offer("SAM3054", "SOS", _VG2_SOCIETY, weight=2),
    ), pins=BLOCK_3_CELLS),
    Band("2ST blokk 4", _VG2, (
        Offer("REA3035", "BIO1", _VG2_SCIENCE), Offer("MAT1023", "2P", _VG2_SOCIETY, groups=2),
    )),
    Band("3ST blokk 1", _VG3, (
        Offer("REA3058", "R2", _VG3_SCIENCE), Offer("SAM3046", "ML2", _VG3_SOCIETY, groups=2),
    )),
    Band("3ST blokk 2", _VG3, (
        Offer("REA3039", "FYS2", _VG3_SCIENCE), Offer("SAM3058", "RETT2", _VG3_SOCIETY, groups=2),
    )),
    Band("3ST blokk 3", _VG3, (
        Offer("REA3046", "KJE2", _VG3_SCIENCE, weight=4),
        Offer("REA3036", "BIO2", _VG3_SCIENCE, weight=3),
        Offer("SAM3073", "PSY2", _VG3, groups=2, weight=4),
        Offer("SPR3031", "ENG2", _VG3, weight=2),
        Offer("SAM3055", "POL", _VG3_SOCIETY, weight=2),
    )),
)  # fmt: skip

_MAIN, _SCIENCE, _WORKSHOPS = "Hovedbygget", "Realfagsbygget", "Verkstedbygget"

_ROOMS = (
    *classrooms(_MAIN, range(101, 116)),
    *classrooms(_MAIN, range(201, 217)),
    RoomSpec("Lab 1", "Naturfaglab 1", _SCIENCE, 30, "lab"),
    RoomSpec("Lab 2", "Fysikklab", _SCIENCE, 30, "lab"),
    RoomSpec("Lab 3", "Kjemilab", _SCIENCE, 28, "lab"),
    RoomSpec("Lab 4", "Biologilab", _SCIENCE, 30, "lab"),
    RoomSpec("Data 1", "Datarom 1", _SCIENCE, 30, "computers"),
    RoomSpec("Data 2", "Datarom 2", _SCIENCE, 24, "computers"),
    RoomSpec("Hall", "Idrettshallen", "Idrettshallen", 120, "gym", shareable=True),
    RoomSpec("Aud", "Auditoriet", _MAIN, 180, "hall"),
    RoomSpec("Bib", "Biblioteket", _MAIN, 60, "hall", shareable=True),
    *(RoomSpec(each.workshop, each.workshop, _WORKSHOPS, 16, "workshop") for each in _CLASSES if each.workshop),
)

NORD_OSTERDAL = SchoolSpec(
    slug="nord-osterdal",
    org_number="970963847",
    cycle_weeks=2,
    planning="ascension",
    classes=_CLASSES,
    rooms=_ROOMS,
    bands=_BANDS,
    together=(
        Together("ENG", ("1ELA", "1TPA")),
        Together("ENG", ("1BAA", "1BAB")),
        Together("NOR", ("2ELA", "2INA")),
        Together("SAK", ("2HEA", "2BUA")),
    ),
    side_by_side=(
        SideBySide("KRO", ("1STA", "1STB")),
        SideBySide("KRO", ("2STA", "2STB")),
        SideBySide("KRO", ("3STA", "3STB")),
        SideBySide("KRO", ("1HSA", "1HSB")),
        SideBySide("KRO", ("1BAA", "1BAB")),
    ),
    co_taught=("FYS1 2ST", "HSF1006 1HSA", "BAT1006 1BAA", "NAT 1STC"),
    substitutes=3,
    blocked={"2STC": tuple((weekday, period + 1) for weekday, period in BLOCK_3_CELLS)},
)
