"""The letter that goes with a bundle (LA), and the receipt that comes back signed."""

from __future__ import annotations

from dataclasses import dataclass

from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.printing import pieces as p
from integralavoro_desktop.printing.paper_info import PaperInfo
from integralavoro_desktop.printing.sheet import Sheet


@dataclass(frozen=True, slots=True)
class BundleFacts:
    """What the letter says about a bundle; `contents` are (what, how many) in words, never a person's name.

    `fingerprint` are the words read aloud to compare the file that left with the file that arrived. The moment and
    the size come as words, in the language of the paper.
    """

    sender: str
    office: str
    recipient: str
    number: str
    previous: str
    made_at: str
    file_name: str
    size: str
    fingerprint: tuple[str, ...]
    contents: tuple[tuple[str, str], ...] = ()
    serial: str = ""
    key_code: str = ""
    practice: bool = False


def cover_sheet(facts: BundleFacts) -> Sheet:
    """Return the letter: sender and number, fingerprint words, contents in words, and the receipt to cut off."""
    info = PaperInfo(
        title=_("Letter with the package"),
        serial=facts.serial,
        copy_for=facts.recipient,
        confidentiality=_("The package is closed: only the recipient can open it. This letter names no person."),
        office=facts.office,
        practice=facts.practice,
    )
    return Sheet(info, [*_letter(facts), p.CutLine(_("cut here and give back")), *_receipt(facts)])


def _letter(facts: BundleFacts) -> list[p.Piece]:
    return [
        p.Title(_("Package number {number}").format(number=facts.number), facts.made_at),
        p.KeyValues(
            [
                (_("Sent by"), (p.Strong(facts.sender), f", {facts.office}" if facts.office else "")),
                (_("Addressed to"), facts.recipient),
                (_("Package before this one"), facts.previous or _("none: this is the first")),
                (_("File"), facts.file_name),
                (_("Size"), facts.size),
            ],
            share=0.28,
        ),
        p.Heading(_("Words to compare")),
        p.Para(
            _("Who receives the package reads these words on the screen: if they are the same, the file is whole."),
            "small",
        ),
        p.CodeGroups(facts.fingerprint),
        p.Heading(_("What is inside")),
        p.Table(
            (_("What"), _("How many")), facts.contents, (0.7, 0.3), empty=_("No changes: the package only confirms.")
        ),
    ]


def _receipt(facts: BundleFacts) -> list[p.Piece]:
    receipt: list[p.Piece] = [
        p.Heading(_("Receipt for package number {number}").format(number=facts.number), 3),
        p.Checks(
            [p.Check(_("The words are the same")), p.Check(_("The package has been imported"))], columns=2, by_hand=True
        ),
        p.Signatures([p.Signer(facts.recipient, _("received by")), p.Signer(facts.sender, _("handed over by"))]),
    ]
    if facts.key_code:
        receipt.append(p.KeyCodeBox(facts.key_code))
    return [p.Together(receipt)]
