"""What each step of receiving shows: the package, the rehearsal, the summary before the import, the receipt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from integralavoro_desktop.exchange.preview import How
from integralavoro_desktop.gui.arrange import Across, Columns
from integralavoro_desktop.gui.boxes import Box, Card, Line
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.fields_basic import Check
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.rows import FactRow, RowList
from integralavoro_desktop.gui.screens.exchange.pieces import NumberCard, TickRow, WordsToCompare, lines_of
from integralavoro_desktop.gui.screens.exchange.words import ago, size_words
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from integralavoro_desktop.exchange.preview import Preview
    from integralavoro_desktop.exchange.standing import Arrival
    from integralavoro_desktop.gui.theme import Theme

_FIRST_ROWS = 6
_MOST_ROWS = 300
_WHO = 200


@dataclass(frozen=True, slots=True)
class Lying:
    """A package that lies in the folder used last."""

    path: Path
    at: datetime
    size: int


class PackStage(QWidget):
    """Asks which package: by the system's dialog (`asked`), or one of those that lie where the last one was."""

    asked = Signal()
    chosen = Signal(object)

    def __init__(self, theme: Theme, lying: Sequence[Lying]) -> None:
        super().__init__()
        self.setObjectName("pack_stage")
        down = _down(self)
        card = Card(theme, _("Choose the package"), icon="package-open")
        card.add(Label(theme, _("It is a file whose name ends in .jcb, on the stick or in the shared folder.")))
        card.add(Label(theme, _("First I only look at it: nothing changes until you say so."), tone="text2"))
        choose = Button(theme, _("Choose the file"), kind="primary", icon="folder-open")
        choose.setObjectName("choose_package")
        choose.clicked.connect(self.asked)
        card.add(Flow(choose))
        down.addWidget(card)
        if lying:
            near = Card(theme, _("Packages for this computer in the folder used last"), icon="package")
            near.add(RowList(theme, *(self._row(theme, one) for one in lying)))
            down.addWidget(near)

    def _row(self, theme: Theme, lying: Lying) -> FactRow:
        detail = _("{when} · {size}").format(when=ago(lying.at), size=size_words(lying.size))
        row = FactRow(theme, lying.path.name, detail=detail, icon="package", opens=True)
        row.opened.connect(lambda: self.chosen.emit(lying.path))
        return row


class TrialStage(QWidget):
    """What would change: identity, four numbers, the list by person. `agreed` tells the tick of an unusual package."""

    agreed = Signal(bool)

    def __init__(
        self, theme: Theme, arrival: Arrival, preview: Preview, *, unusual: str = "", agreed: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName("trial_stage")
        self._theme = theme
        self._preview = preview
        down = _down(self)
        if unusual:
            down.addWidget(self._unusual(unusual, agreed))
        ticks = Card(theme, _("The package is the right one"), icon="shield-check")
        ticks.add(RowList(theme, *(TickRow(theme, *tick) for tick in ticks_of(arrival))))
        ticks.add(Label(theme, _("Compare these words with the letter:"), role="caption", tone="text2"))
        ticks.add(WordsToCompare(theme, arrival.fingerprint))
        ticks.body.addStretch(1)
        down.addWidget(Columns(theme, ticks, _numbers(theme, preview), weights=(5, 6), below=760))
        down.addWidget(self._changes())

    def _unusual(self, sentence: str, agreed: bool) -> QWidget:
        box = Box(self._theme, kind="warn_soft", bar="warn")
        box.setObjectName("unusual")
        box.add(Label(self._theme, sentence, role="strong"))
        box.add(Label(self._theme, _("Call whoever sent it before you go on. Nothing has changed so far.")))
        check = Check(self._theme, _("I have asked: it is right like this"), "agreed")
        check.setChecked(agreed)
        check.toggled.connect(self.agreed)
        box.add(check)
        return box

    def _changes(self) -> QWidget:
        self._card = Card(self._theme, _("What would change"))
        self._card.setObjectName("changes")
        self._count = Label(self._theme, role="caption", tone="muted")
        self._card.trail.addWidget(self._count)
        self._all = Button(self._theme, _("All"), kind="link").small()
        self._all.setObjectName("all_changes")
        self._all.clicked.connect(lambda: self._show(_MOST_ROWS))
        self._card.trail.addWidget(self._all)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._card.body.addLayout(self._rows)
        self._show(_FIRST_ROWS)
        return self._card

    def _show(self, most: int) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.setParent(None)
                old.deleteLater()
        lines = [(group.title, line) for group in self._preview.groups for line in group.lines]
        before = ""
        for title, line in lines[:most]:
            if self._rows.count():
                self._rows.addWidget(Line(self._theme))
            self._rows.addWidget(_ChangeRow(self._theme, title, line.sentence, how=line.how, is_same=title == before))
            before = title
        if not lines:
            self._rows.addWidget(
                Label(self._theme, _("Nothing would change: the package only confirms."), tone="text2")
            )
        shown = min(most, len(lines))
        words = ngettext("{shown} row of {n}", "{shown} rows of {n}", len(lines)).format(shown=shown, n=len(lines))
        self._count.setText(words)
        self._count.setVisible(bool(lines))
        self._all.setVisible(shown < len(lines) and most < _MOST_ROWS)


class ConfirmStage(QWidget):
    """Says what will be done, in the order in which it is done."""

    def __init__(self, theme: Theme, preview: Preview, *, decided: int) -> None:
        super().__init__()
        self.setObjectName("confirm_stage")
        down = _down(self)
        card = Card(theme, _("What happens now"), icon="list-checks")
        open_ones = len(preview.questions) - decided
        rows = [
            ("hard-drive", "accent", _("First a backup, opened again and counted.")),
            ("package-check", "accent", _people(preview)),
        ]
        if decided:
            words = ngettext(
                "Then your {n} decision is written, like any change of yours.",
                "Then your {n} decisions are written, like any change of yours.",
                decided,
            )
            rows.append(("check", "accent", words.format(n=decided)))
        if open_ones:
            words = ngettext(
                "{n} field stays to be decided: it is marked «two versions» and waits in the exchange.",
                "{n} fields stay to be decided: they are marked «two versions» and wait in the exchange.",
                open_ones,
            )
            rows.append(("git-compare", "warn", words.format(n=open_ones)))
        rows.append(("shield-check", "ok", _("All or nothing: if something fails, the archive stays as it is.")))
        card.add(lines_of(theme, rows))
        down.addWidget(card)


class ReceiptStage(QWidget):
    """Says what was imported, what the other side has seen, and what still waits."""

    def __init__(self, theme: Theme, title: str, lines: Sequence[tuple[str, str, str]], arrival: Arrival) -> None:
        super().__init__()
        self.setObjectName("receipt_stage")
        down = _down(self)
        card = Card(theme, title, icon="package-check")
        card.add(lines_of(theme, lines))
        down.addWidget(card)
        words = Card(theme, _("Words of this package"), icon="fingerprint")
        words.add(WordsToCompare(theme, arrival.fingerprint))
        down.addWidget(words)


def ticks_of(arrival: Arrival) -> list[tuple[str, str]]:
    """Return what proves that a package is the right one, as (sentence, note)."""
    rows = [
        (_("It comes from {sender}").format(sender=arrival.sender), _("signature recognised")),
        (_("It is addressed to you"), _("nobody else can open it")),
        (_number_words(arrival), _gap_words(arrival)),
    ]
    if arrival.own:
        seen = _("{seen} of {own}, receipt included").format(seen=arrival.seen, own=arrival.own)
        rows.append((_("The office has seen your changes"), seen))
    return rows


def numbers_of(preview: Preview) -> list[tuple[str, str]]:
    """Return the four numbers for paper."""
    report = preview.report
    return [
        (_("people who change"), str(report.people_changed - report.people_new)),
        (_("new people"), str(report.people_new)),
        (_("people with decisions"), str(preview.people_to_decide)),
        (_("deletions without a person's decision"), str(report.deletions_by_itself)),
    ]


class _ChangeRow(QWidget):
    """Who, what would happen, and a chip; one under the other when the text is large."""

    def __init__(self, theme: Theme, title: str, sentence: str, *, how: How, is_same: bool) -> None:
        super().__init__()
        self.setObjectName("change_row")
        self.setAccessibleName(f"{title}: {sentence}")
        across = Across(theme, gap=14)
        across.line.setContentsMargins(0, 8, 0, 8)
        who = Label(theme, "" if is_same else title, role="name")
        if not theme.is_large:
            who.setFixedWidth(theme.px(_WHO))
        across.line.addWidget(who)
        across.line.addWidget(Label(theme, sentence), 1)
        end = QHBoxLayout()
        end.addWidget(_chip(theme, how), 0, Qt.AlignmentFlag.AlignTop)
        end.addStretch(1 if theme.is_large else 0)
        across.line.addLayout(end)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(across)


def _chip(theme: Theme, how: How) -> Chip:
    words, tone, icon = {
        How.ADDED: (_("is added"), "ok", "plus"),
        How.CHANGED: (_("changes"), "ok", "pencil"),
        How.DECIDE: (_("you decide"), "warn", "git-compare"),
        How.PROPOSED: (_("you decide"), "warn", "trash-2"),
        How.LEAVES: (_("leaves"), "info", "log-out"),
        How.NEW: (ngettext("new person", "new people", 1), "info", "user-plus"),
    }[how]
    return Chip(theme, words, tone=tone, icon=icon)


def _numbers(theme: Theme, preview: Preview) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(14)
    for place, card in enumerate(_number_cards(theme, preview)):
        row, col = (place, 0) if theme.is_large else divmod(place, 2)
        grid.addWidget(card, row, col)
        grid.setColumnStretch(col, 1)
    return holder


def _number_cards(theme: Theme, preview: Preview) -> Iterator[NumberCard]:
    report, asked = preview.report, len(preview.questions)
    changing, deciding = report.people_changed - report.people_new, preview.people_to_decide
    words = ngettext("person changes", "people change", changing)
    fields = ngettext("{n} field without doubts", "{n} fields without doubts", preview.plain_fields)
    detail = fields.format(n=preview.plain_fields)
    yield NumberCard(theme, changing, words, detail=detail, look=("users", "accent"))
    words = ngettext("new person", "new people", report.people_new)
    yield NumberCard(theme, report.people_new, words, detail=_gone(report.people_gone), look=("user-plus", "accent"))
    words = ngettext("person with decisions", "people with decisions", deciding)
    detail = ngettext("{n} field to decide", "{n} fields to decide", asked).format(n=asked) if asked else ""
    yield NumberCard(theme, deciding, words, detail=detail, look=("git-compare", "warn" if asked else "ok"))
    proposed = report.deletions_proposed
    detail = _("a package deletes nothing")
    if proposed > 0:
        detail = ngettext("{n} proposed: you decide", "{n} proposed: you decide", proposed).format(n=proposed)
    yield NumberCard(theme, report.deletions_by_itself, _("deletions"), detail=detail, look=("shield", "ok"))


def _people(preview: Preview) -> str:
    report = preview.report
    words = _("Then the package: {changed} people change, {new} are new.")
    return words.format(changed=report.people_changed - report.people_new, new=report.people_new)


def _gone(count: int) -> str:
    return ngettext("{n} leaves this computer", "{n} leave this computer", count).format(n=count) if count else ""


def _number_words(arrival: Arrival) -> str:
    if not arrival.before:
        return _("Number {n}, the first one").format(n=arrival.number)
    return _("Number {n}, follows number {before}").format(n=arrival.number, before=arrival.before)


def _gap_words(arrival: Arrival) -> str:
    missing = arrival.number - arrival.before - 1
    if not arrival.before or missing <= 0:
        return _("no gap, no double")
    return ngettext("{n} in between is contained in it", "{n} in between are contained in it", missing).format(
        n=missing
    )


def _down(holder: QWidget) -> QVBoxLayout:
    down = QVBoxLayout(holder)
    down.setContentsMargins(0, 0, 0, 0)
    down.setSpacing(14)
    return down
