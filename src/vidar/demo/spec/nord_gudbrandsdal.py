"""Nord-Gudbrandsdal vidaregåande skule: a nynorsk school without A and B weeks."""

from vidar.demo.spec.model import Band, ClassSpec, Offer, RoomSpec, SchoolSpec

_CLASSES = (
    ClassSpec("1STA", "Vg1", "STUSP1----", "STSSA", 26, "1.01"),
    ClassSpec("2STA", "Vg2", "STSSA2----", "STSSA", 25, "1.02"),
    ClassSpec("3STA", "Vg3", "STSSA3----", "STSSA", 24, "1.03"),
    ClassSpec("1HSA", "Vg1", "HSHSF1----", "HS-HEA", 15, "1.04", "Helserom"),
    ClassSpec("2HEA", "Vg2", "HSHEA2----", "HS-HEA", 13, "1.05", "Pleierom"),
    ClassSpec("1RMA", "Vg1", "RMRMF1----", "RM", 12, "1.06", "Storkjøkken"),
)

_BANDS = (
    Band("1ST språk", ("1STA",), (
        Offer("FSP6221", "SPA2", ("1STA",), weight=3), Offer("FSP6241", "TYS2", ("1STA",), weight=2),
    )),
    Band("1ST matematikk", ("1STA",), (
        Offer("MAT1019", "1P", ("1STA",)), Offer("MAT1021", "1T", ("1STA",)),
    )),
    Band("2ST språk", ("2STA",), (
        Offer("FSP6222", "SPA2", ("2STA",), weight=3), Offer("FSP6242", "TYS2", ("2STA",), weight=2),
    )),
    Band("2ST blokk 3", ("2STA",), (
        Offer("SAM3072", "PSY1", ("2STA",), weight=3), Offer("SPR3029", "ENG1", ("2STA",), weight=2),
    )),
    Band("3ST blokk 3", ("3STA",), (
        Offer("SAM3073", "PSY2", ("3STA",), weight=3), Offer("SPR3031", "ENG2", ("3STA",), weight=2),
    )),
)  # fmt: skip

_HOUSE = "Skulebygget"
_CODES = ("1.01", "1.02", "1.03", "1.04", "1.05", "1.06", "2.01", "2.02", "2.03", "2.04")

NORD_GUDBRANDSDAL = SchoolSpec(
    slug="nord-gudbrandsdal",
    org_number="974597209",
    cycle_weeks=1,
    planning="january",
    language="nn",
    classes=_CLASSES,
    rooms=(
        *(RoomSpec(code, f"Rom {code}", _HOUSE, 30, "class") for code in _CODES),
        RoomSpec("Lab A", "Naturfaglab A", _HOUSE, 28, "lab"),
        RoomSpec("Lab B", "Naturfaglab B", _HOUSE, 28, "lab"),
        RoomSpec("Hall", "Idrettshallen", "Idrettshallen", 90, "gym", shareable=True),
        RoomSpec("Aula", "Aulaen", _HOUSE, 150, "hall"),
        *(RoomSpec(each.workshop, each.workshop, _HOUSE, 16, "workshop") for each in _CLASSES if each.workshop),
    ),
    bands=_BANDS,
    co_taught=("RMF1006 1RMA",),
)
