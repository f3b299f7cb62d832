"""What a paper is, what somebody asks of it, and what its builder works with."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from integralavoro_desktop.kernel.i18n import N_, _, language
from integralavoro_desktop.kernel.privacy import Content, Privacy
from integralavoro_desktop.printing.paper_info import PaperInfo

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from integralavoro_desktop.kernel.catalogue import Catalogue
    from integralavoro_desktop.kernel.show import Shower
    from integralavoro_desktop.printing.allow_list import AllowList
    from integralavoro_desktop.printing.pieces import Piece
    from integralavoro_desktop.storage.records import Reader

HEALTH_RIGHT = "health"
JUDICIAL_RIGHT = "judicial"
CLINICAL_RIGHT = "clinical"


class Preset(StrEnum):
    """For whom a paper is made; it decides what may be in it."""

    TEAM = "team"
    PERSON = "person"
    EMPLOYER = "employer"
    OFFICE = "office"
    TARGETED = "targeted"
    SENDER = "sender"
    INTERNAL = "internal"


FOR_WHOM = {
    Preset.TEAM: N_("Care team"),
    Preset.PERSON: N_("The person"),
    Preset.EMPLOYER: N_("A firm"),
    Preset.OFFICE: N_("The office"),
    Preset.TARGETED: N_("Targeted placement"),
    Preset.SENDER: N_("Sending service"),
    Preset.INTERNAL: N_("Our own use"),
}
"""How each recipient is called."""


_ALL = frozenset(Privacy)
_NETWORK = frozenset({Privacy.IDENTITY, Privacy.WORK, Privacy.SOCIAL, Privacy.INTERNAL, Privacy.ORGANISATION})
_OFFICES = frozenset({Privacy.IDENTITY, Privacy.WORK, Privacy.ORGANISATION})
_CLASSES = {
    Preset.TEAM: _NETWORK | {Privacy.HEALTH},
    Preset.SENDER: _NETWORK | {Privacy.HEALTH},
    Preset.PERSON: _ALL,
    Preset.INTERNAL: _ALL,
    Preset.OFFICE: _OFFICES,
    Preset.TARGETED: _OFFICES,
}


def classes_for(preset: Preset, rights: frozenset[str]) -> frozenset[Privacy]:
    """Return the privacy classes that a paper may show: those of its recipient, less what its maker may not see.

    A firm is given none: its papers are built from the allow-list alone (RECORDS 11.4).
    """
    shown = _CLASSES.get(preset, frozenset())
    if HEALTH_RIGHT not in rights:
        shown -= {Privacy.HEALTH}
    return shown if JUDICIAL_RIGHT in rights else shown - {Privacy.JUDICIAL}


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a paper asks its reader: the question, why it is asked, by when an answer is hoped for."""

    text: str
    why: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody asks for: a paper (its two letters), for whom, about which person, record or month (`2026-10`).

    `kind` is the record type of `record_id` where the paper leaves it open.
    """

    paper: str
    preset: Preset
    person_id: UUID | None = None
    record_id: UUID | None = None
    recipient_id: UUID | None = None
    purpose: str = ""
    month: str = ""
    questions: tuple[Question, ...] = ()
    large: bool = False
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What this one copy carries: its number, its key-back code, when and by whom it was made, in which office."""

    serial: str
    key_code: str
    made_at: datetime
    by: str = ""
    office: str = ""
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """What a builder works with; `allow` is there only for a paper that goes to a firm."""

    reader: Reader
    catalogue: Catalogue
    order: Order
    imprint: Imprint
    shower: Shower
    rights: frozenset[str] = frozenset()
    operator_id: UUID | None = None
    allow: AllowList | None = None
    is_verified: Callable[[str], bool] = lambda codes: True

    @property
    def today(self) -> date:
        """Return the day of the paper, as a person reads it on the wall."""
        return self.imprint.made_at.astimezone().date()

    @property
    def shown(self) -> frozenset[Privacy]:
        """Return the classes that this paper may show."""
        return classes_for(self.order.preset, self.rights)

    def info(self, title: str, *, copy_for: str = "", confidentiality: str = "") -> PaperInfo:
        """Return the frame of a paper that stays among the services or goes to the person."""
        return PaperInfo(
            title=title,
            serial=self.imprint.serial,
            copy_for=copy_for,
            confidentiality=confidentiality or private(),
            office=self.imprint.office,
            practice=self.imprint.practice,
            large=self.order.large,
            language=language(),
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """What a builder gives back: frame and pieces, and what the register of prints keeps of them."""

    info: PaperInfo
    pieces: Sequence[Piece]
    person_id: UUID | None = None
    about: tuple[str, UUID] | None = None
    recipient_id: UUID | None = None
    consent_id: UUID | None = None
    purpose: str = ""
    left_out: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BlankOrder:
    """What a form to fill in by pen depends on; `kind` names the record type where the paper leaves it open."""

    catalogue: Catalogue
    shower: Shower
    office: str = ""
    large: bool = False
    practice: bool = False
    kind: str = ""

    def info(self, title: str, code: str, *, anonymous: bool = False) -> PaperInfo:
        """Return the frame of a blank form; `code` says its kind and version."""
        return PaperInfo(
            title=title,
            serial=code,
            office="" if anonymous else self.office,
            practice=self.practice,
            large=self.large,
            language=language(),
            blank=True,
            anonymous=anonymous,
        )


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the program: two letters, title (message id), who it may be for, the record type it is about.

    `about` is empty where any type will do. `needs` are the contents that a firm's consent must cover; `by_law` lets
    the paper of a firm name the promoter; `recipient_field` is the field of the record that names the firm. A paper
    without a builder is made by another command, named in `made_by`.
    """

    code: str
    title: str
    presets: tuple[Preset, ...]
    about: str = ""
    builder: Callable[[Desk], Draft] | None = None
    blank: Callable[[BlankOrder], tuple[PaperInfo, Sequence[Piece]]] | None = None
    needs: frozenset[Content] = field(default_factory=frozenset)
    by_law: bool = False
    recipient_field: str = ""
    made_by: str = ""


def private() -> str:
    """Return the line of confidentiality of papers that stay among the services."""
    return _("Private. It holds data on health and on work: do not copy it, do not pass it on.")
