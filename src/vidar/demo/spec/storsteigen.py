"""Storsteigen videregående skole: first-year agriculture and forestry, and the year that gives study competence.

There are no plans for naturbruk at Vg2 in the facts, and none are invented, so the school is small.
"""

from vidar.demo.spec.model import Band, ClassSpec, Offer, RoomSpec, SchoolSpec, SideBySide, Together, classrooms

_CLASSES = (
    ClassSpec("1NAA", "Vg1", "NANAB1----", "NA", 15, "11", "Fjøset"),
    ClassSpec("1NAB", "Vg1", "NANAB1----", "NA", 14, "12", "Skogbrukshall"),
    ClassSpec("1NAC", "Vg1", "NANAB1----", "NA", 14, "13", "Veksthuset"),
    ClassSpec("3PBA", "Vg3", "PBPBY3----", "PB", 22, "14"),
)

_ROOMS = (
    *classrooms("Skolebygget", range(11, 17)),
    RoomSpec("Lab", "Naturfagrom", "Skolebygget", 28, "lab"),
    RoomSpec("Gym", "Gymsalen", "Gymsalen", 40, "gym", shareable=True),
    RoomSpec("Sal", "Festsalen", "Hovedhuset", 120, "hall"),
    *(RoomSpec(each.workshop, each.workshop, "Gården", 16, "workshop") for each in _CLASSES if each.workshop),
)

STORSTEIGEN = SchoolSpec(
    slug="storsteigen",
    org_number="974572052",
    cycle_weeks=2,
    planning="ascension",
    classes=_CLASSES,
    rooms=_ROOMS,
    bands=(
        Band("3PB programfag", ("3PBA",), (
            Offer("SAM3051", "SOSK", ("3PBA",)), Offer("SAM3072", "PSY1", ("3PBA",)),
        ), pins=((2, 2), (4, 2), (5, 2))),
    ),
    together=(Together("ENG", ("1NAB", "1NAC")),),
    side_by_side=(SideBySide("KRO", ("1NAA", "1NAB")),),
    co_taught=("NAB1005 1NAA",),
)  # fmt: skip
