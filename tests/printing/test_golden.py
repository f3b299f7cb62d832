"""Whole papers against readable golden files: a change of words, order or page break is seen at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from integralavoro_desktop.printing import pieces as p
from integralavoro_desktop.printing.sheet import Sheet
from integralavoro_desktop.printing.twin import as_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.printing.conftest import Read

    from integralavoro_desktop.printing.paper_info import PaperInfo

AXES = ("Presence", "Task and pace", "Relations", "Autonomy")
TEAM = (
    p.Title("Giovanna Ferri", "34 years · called Gio"),
    p.Words("I want a place where I know what to do when I arrive.", "Said on 3 November 2026, read again together"),
    p.Facts(
        [p.Fact("Traineeship", "phase", "since 1 October"), p.Fact("81.8 %", "presence in October", "18 days of 22")]
    ),
    p.Heading("Who this paper goes to"),
    p.KeyValues([("Recipient", (p.Strong("Rho care team"), ", Dr Paola Villa")), ("Purpose", "Halfway review")]),
    p.Heading("Path"),
    p.PathBar(
        [
            p.Phase("Preparation", date(2026, 3, 12), date(2026, 9, 30)),
            p.Phase("Pause", date(2026, 5, 1), date(2026, 6, 15), "pause"),
            p.Phase("Traineeship", date(2026, 10, 1), kind="open"),
        ],
        date(2026, 11, 22),
        "today, 22 November 2026",
        "Full bar: a phase that is over.",
    ),
    p.PageBreak(),
    p.Heading("Assessment"),
    p.Radar(
        AXES, [p.Series("Gio", (3.3, 1.8, None, 2.3), "amber"), p.Series("Coach", (3.5, 2.5, 2.5, 2.5))], "Same scale."
    ),
    p.Table(
        ("Area", "Gio", "Coach", "Chosen"),
        [("Presence", "3.3", "3.5", p.ScoreBoxes(chosen=3)), ("Task and pace", "1.8", "2.5", p.ScoreBoxes())],
        right=frozenset({1, 2}),
        note="From 0 to 4.",
    ),
    p.Heading("Presence by month", 3),
    p.Bars([p.Bar("October 2026", 81.8, "81.8 %"), p.Bar("November 2026", 87.5, "87.5 %", before=81.8)], 100),
    p.Callout("Agreed signs", ("Two late days in a row. ", p.Strong("Call Gio first"), "."), "Written with Gio."),
    p.Bullets(["Buses", ("Noise: ", p.Strong("no service", alert=True))]),
    p.Bullets(["First call Gio", "Then call Anna Galli"], numbered=True),
    p.Columns(
        [p.Callout("Elena Marchetti", "job coach")], [p.Callout("If something goes wrong", "Talk first.", tone="sand")]
    ),
    p.PageBreak(),
    p.strengths([("Follows written steps", "Traineeship: 40 blocks without a mistake")]),
    p.Legend([("Gio", "amber"), ("Tutor", "blue")]),
    p.LeftOut([("Reasons of absences", "They are not recorded")], "Print of 22 November 2026."),
    p.Checks([p.Check("Has read it", ticked=True), p.Check("Has a copy")], columns=2),
    p.Signatures(
        [p.Signer("Giovanna Ferri", "has read it"), p.Signer("Elena Marchetti", "coach"), p.Signer("", "care team")]
    ),
    p.KeyCodeBox("DE-9Q2F-7"),
)
BLANK = (
    p.Title("Referral"),
    p.BlankLine("Name and surname"),
    p.BlankBoxes("Born on", (2, 2, 4)),
    p.BlankBoxes("Fiscal code", (16,)),
    p.BlankChoices("School", ("None", "Lower", "Diploma", "Degree")),
    p.NoteLines(3, "Notes"),
    p.CutLine("cut here"),
    p.SquareCode("DE-9Q2F-7", beside=[p.Para("Show this to a camera.")]),
)


def test_a_paper_with_every_piece(printed: Callable[..., Read], golden: Callable[[str, str], None]) -> None:
    golden("every_piece.txt", _readable(printed(*TEAM)))


def test_a_paper_for_a_firm(info: PaperInfo, read: Callable[[Sheet], Read], golden: Callable[[str, str], None]) -> None:
    employer = replace(
        info, title="Presentation", serial="SL-2026-0215", copy_for="Ortofrutta", anonymous=True, place="Milan"
    )
    golden("firm.txt", _readable(read(Sheet(employer, TEAM[1:4]))))


def test_a_blank_form(info: PaperInfo, read: Callable[[Sheet], Read], golden: Callable[[str, str], None]) -> None:
    form = replace(info, title="Referral", serial="SE 1.0", copy_for="", blank=True)
    golden("blank.txt", _readable(read(Sheet(form, BLANK))))


def test_the_same_paper_for_a_screen_reader(info: PaperInfo, golden: Callable[[str, str], None]) -> None:
    golden("every_piece.html", as_html(Sheet(info, TEAM + BLANK)) + "\n")


def _readable(found: Read) -> str:
    pages = [f"--- page {number} ---\n{page.strip()}\n" for number, page in enumerate(found.pages, 1)]
    return "\n".join("\n".join(line.rstrip() for line in page.splitlines()) + "\n" for page in pages)
