"""The three schools of the demo, described by hand."""

from vidar.demo.spec.model import Band, ClassSpec, Offer, RoomSpec, SchoolSpec, SideBySide, Together
from vidar.demo.spec.nord_gudbrandsdal import NORD_GUDBRANDSDAL
from vidar.demo.spec.nord_osterdal import NORD_OSTERDAL
from vidar.demo.spec.storsteigen import STORSTEIGEN

# Nord-Østerdal comes first: Storsteigen's week is made around it.
SCHOOLS = (NORD_OSTERDAL, STORSTEIGEN, NORD_GUDBRANDSDAL)
LOCAL_PLANNING = tuple((each.slug, each.planning) for each in SCHOOLS)

__all__ = [
    "LOCAL_PLANNING",
    "SCHOOLS",
    "Band",
    "ClassSpec",
    "Offer",
    "RoomSpec",
    "SchoolSpec",
    "SideBySide",
    "Together",
]
