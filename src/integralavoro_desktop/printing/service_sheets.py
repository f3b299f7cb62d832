"""Papers of no record type: the key card (CT) and the health sheet (SS)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.printing import pieces as p
from integralavoro_desktop.printing.paper_info import PaperInfo
from integralavoro_desktop.printing.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence


def key_card(groups: Sequence[tuple[str, Sequence[tuple[str, str]]]], *, practice: bool = False) -> Sheet:
    """Return the keys on one page: groups of (heading, rows of (key, what it does)), in two columns."""
    halves: tuple[list[p.Piece], list[p.Piece]] = ([], [])
    filled = [0, 0]
    for heading, rows in groups:
        side = 0 if filled[0] <= filled[1] else 1
        halves[side].append(
            p.Callout(heading, [p.KeyValues([(_spoken(keys), does) for keys, does in rows], share=0.36)], tone="sand")
        )
        filled[side] += len(rows) + 3
    info = PaperInfo(title=_("Key card"), practice=practice)
    return Sheet(
        info, [p.Title(_("Key card"), _("Every key has a button too: nothing needs a key.")), p.Columns(*halves)]
    )


def health_sheet(
    checks: Sequence[tuple[str, bool, str]], facts: Sequence[tuple[str, str]], *, made_at: str, practice: bool = False
) -> Sheet:
    """Return the health of the program in words, to be read to whoever helps: it holds no personal data.

    `checks` are (sentence, passed, what to do), `facts` are (label, value).
    """
    failed = [check for check in checks if not check[1]]
    passed = [check for check in checks if check[1]]
    found: list[p.Piece] = [p.Title(_("Health sheet"), made_at), p.KeyValues(list(facts), share=0.36)]
    if failed:
        rows = [(sentence, todo) for sentence, _passed, todo in failed]
        found += [p.Heading(_("To be put right")), p.Table((_("What"), _("What to do")), rows, (0.5, 0.5))]
    if passed:
        found += [p.Heading(_("In order")), p.Checks([p.Check(sentence, ticked=True) for sentence, *_rest in passed])]
    info = PaperInfo(
        title=_("Health sheet"),
        confidentiality=_("No personal data: this sheet can be given to whoever helps."),
        practice=practice,
    )
    return Sheet(info, found)


def _spoken(keys: str) -> str:
    # the typefaces have no arrows
    return keys.replace("←", _("left arrow")).replace("→", _("right arrow"))
