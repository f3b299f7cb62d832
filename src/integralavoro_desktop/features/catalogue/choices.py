"""The levels of the territory."""

from __future__ import annotations

from integralavoro_desktop.kernel.choice import Choice
from integralavoro_desktop.kernel.i18n import N_


class TerritoryLevel(Choice):
    """How large a territory is and who it belongs to."""

    ATS = "ats", N_("ATS")
    ASST = "asst", N_("ASST")
    ZONE = "zone", N_("Zone")
    MUNICIPALITY = "municipality", N_("Municipality")
    DISTRICT = "district", N_("City district")
    OUTSIDE = "outside", N_("Outside the area")
