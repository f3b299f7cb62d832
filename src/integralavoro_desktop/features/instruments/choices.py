"""The closed lists of an instrument: its kind, the ESCO group of an item, how an item relates to another's."""

from __future__ import annotations

from integralavoro_desktop.kernel.choice import Choice
from integralavoro_desktop.kernel.i18n import N_


class InstrumentKind(Choice):
    """A grid shows its items and levels; of an instrument whose rights belong to others only scores are kept."""

    GRID = "grid", N_("Grid with descriptions")
    SCORES = "scores", N_("Scores only")


class EscoGroup(Choice):
    """The transversal groups of ESCO."""

    CORE = "core", N_("Core skills")
    THINKING = "thinking", N_("Thinking skills")
    SELF = "self", N_("Self-management skills")
    SOCIAL = "social", N_("Social and communication skills")
    MANUAL = "manual", N_("Manual and physical skills")
    LIFE = "life", N_("Life skills")


class Relation(Choice):
    """How near an item of another instrument is."""

    SAME = "same", N_("Equivalent")
    NEAR = "near", N_("Similar")
    NONE = "none", N_("Nothing like it")
