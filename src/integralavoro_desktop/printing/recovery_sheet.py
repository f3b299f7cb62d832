"""The recovery sheet (FR): the printed code that opens the data when the password is lost."""

from __future__ import annotations

from dataclasses import dataclass

from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.printing import pieces as p
from integralavoro_desktop.printing.paper_info import PaperInfo
from integralavoro_desktop.printing.sheet import Sheet


@dataclass(frozen=True, slots=True)
class RecoveryFacts:
    """What the sheet says; `groups` are the code as it is typed, `square_code` what a camera reads.

    The dates come as words, in the language of the paper.
    """

    groups: tuple[str, ...]
    square_code: str
    owner: str
    office: str
    device: str
    made_on: str
    practice: bool = False


def recovery_sheet(facts: RecoveryFacts) -> Sheet:
    """Return the sheet in two copies, one page each: for the safe of the office, and for a second place."""
    info = PaperInfo(
        title=_("Recovery sheet"),
        office=facts.office,
        confidentiality=_(
            "Secret. Whoever holds this sheet can open the data: keep it under lock, never with the laptop."
        ),
        practice=facts.practice,
    )
    places = (
        _("Copy 1 of 2: for the safe of the office"),
        _("Copy 2 of 2: for a second safe place, in a closed envelope"),
    )
    first, second = (_copy(facts, place) for place in places)
    return Sheet(info, [*first, p.PageBreak(), *second])


def _copy(facts: RecoveryFacts, place: str) -> list[p.Piece]:
    return [
        p.Title(_("Recovery sheet"), place),
        p.Callout(
            _("This sheet opens the data without the password"),
            _("It works once. After use, the program prints a new one and this one is destroyed."),
            tone="warn",
        ),
        p.KeyValues(
            [
                (_("Data of"), facts.owner),
                (_("Computer"), facts.device),
                (_("Printed on"), facts.made_on),
            ]
        ),
        p.Heading(_("The code")),
        p.CodeGroups(facts.groups),
        p.Para(_("Read it group by group. Capitals, spaces and dashes do not matter."), "caption"),
        p.Heading(_("How to use it")),
        p.SquareCode(
            facts.square_code,
            beside=[
                p.Bullets(
                    [
                        _("Open the program. Under the password, choose «I have the recovery sheet»."),
                        _("Type the code, group by group; a reader of square codes can type it for you."),
                        _("Choose a new password."),
                        _("Print the new recovery sheet, and destroy this one."),
                    ],
                    numbered=True,
                )
            ],
        ),
        _keeper(facts),
    ]


def _keeper(facts: RecoveryFacts) -> p.Piece:
    return p.Together(
        [
            p.Heading(_("Who keeps it"), 3),
            p.Signatures(
                [p.Signer("", _("name, and where it is kept")), p.Signer(facts.owner, _("has handed it over"))]
            ),
        ]
    )
