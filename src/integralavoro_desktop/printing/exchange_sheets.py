"""Papers of a package that came: what it would change (for the coach), and the receipt of what it changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.printing import pieces as p
from integralavoro_desktop.printing.paper_info import PaperInfo
from integralavoro_desktop.printing.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """Which package it is, in words: number, sender, when it was closed, the words of its fingerprint."""

    number: str
    sender: str
    made_at: str
    fingerprint: tuple[str, ...]
    office: str = ""
    practice: bool = False


def trial_sheet(facts: PackageFacts, numbers: Sequence[tuple[str, str]], rows: Sequence[tuple[str, str]]) -> Sheet:
    """Return what a package would change: numbers of (what, how many), rows of (who, what). It names people."""
    info = PaperInfo(
        title=_("Rehearsal of a package"),
        office=facts.office,
        confidentiality=_("This sheet names people: keep it with the files, then destroy it."),
        practice=facts.practice,
    )
    pieces: list[p.Piece] = [
        p.Title(_("Package number {number}: what it would change").format(number=facts.number), facts.made_at),
        p.Para(_("Nothing has changed yet. This is only a rehearsal."), "small"),
        p.KeyValues(list(numbers), share=0.6),
        p.Table((_("Who"), _("What would happen")), rows, (0.3, 0.7), empty=_("Nothing would change.")),
    ]
    return Sheet(info, pieces)


def receipt_sheet(facts: PackageFacts, numbers: Sequence[tuple[str, str]], notes: Sequence[str] = ()) -> Sheet:
    """Return the receipt of an import: numbers of (what, how many) and sentences. It names no person."""
    info = PaperInfo(
        title=_("Receipt of a package"),
        office=facts.office,
        confidentiality=_("This receipt names no person."),
        practice=facts.practice,
    )
    pieces: list[p.Piece] = [
        p.Title(_("Package number {number} was imported").format(number=facts.number), facts.made_at),
        p.KeyValues([(_("Sent by"), facts.sender)], share=0.3),
        p.Heading(_("Words to compare")),
        p.CodeGroups(facts.fingerprint),
        p.Heading(_("What was imported")),
        p.Table((_("What"), _("How many")), numbers, (0.7, 0.3)),
    ]
    if notes:
        pieces.append(p.Bullets(list(notes)))
    return Sheet(info, pieces)
