"""What each step of preparing shows: the checks, what goes out, where to, the package that is ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integralavoro_desktop.exchange.readiness import Mend
from integralavoro_desktop.gui.boxes import Box, Card
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.fields_basic import Labelled, LineField
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.rows import FactRow, RowList
from integralavoro_desktop.gui.screens.exchange.pieces import TickRow, WordsToCompare, lines_of
from integralavoro_desktop.gui.screens.exchange.words import folder_words, size_words
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integralavoro_desktop.exchange.courier import Prepared
    from integralavoro_desktop.exchange.offers import Offer, OfferGroup
    from integralavoro_desktop.exchange.readiness import Finding
    from integralavoro_desktop.gui.theme import Theme

_FIELD = 620
_MOST_LINES = 12


class ChecksStage(QWidget):
    """The checks in words, what is not in order first; `mend_asked(Finding)` when a person wants to put it right."""

    mend_asked = Signal(object)

    def __init__(self, theme: Theme, findings: Sequence[Finding]) -> None:
        super().__init__()
        self.setObjectName("checks_stage")
        self._theme = theme
        down = _down(self)
        wrong = [one for one in findings if not one.is_passed]
        right = [one for one in findings if one.is_passed]
        if wrong:
            card = Card(theme, _("To look at before you close the package"), icon="triangle-alert")
            card.add(RowList(theme, *(self._wrong(one) for one in wrong)))
            down.addWidget(card)
        card = Card(theme, _("In order"), icon="shield-check", caption=_count(len(right), len(findings)))
        card.add(RowList(theme, *(TickRow(theme, one.sentence) for one in right)))
        down.addWidget(card)

    def _wrong(self, finding: Finding) -> QWidget:
        row = TickRow(self._theme, finding.sentence, is_good=False)
        words = _mending(finding)
        if words:
            button = Button(self._theme, words).small()
            button.setObjectName(f"mend_{finding.code}")
            button.setAccessibleDescription(finding.sentence)
            button.clicked.connect(lambda: self.mend_asked.emit(finding))
            row.body.addWidget(button)
        return row


class OfferStage(QWidget):
    """What goes out: one sentence, then person by person."""

    def __init__(self, theme: Theme, offer: Offer, *, to: str) -> None:
        super().__init__()
        self.setObjectName("offer_stage")
        down = _down(self)
        card = Card(theme, _("What goes out"), icon="package")
        card.add(Label(theme, offer_words(offer, to), role="name"))
        note = _("A package always holds every change since the last receipt: losing one loses nothing.")
        card.add(Label(theme, note, role="caption", tone="text2"))
        down.addWidget(card)
        listed = Card(theme, _("Person by person"), icon="users")
        rows = [_group_row(theme, group) for group in offer.groups]
        if rows:
            listed.add(RowList(theme, *rows))
        else:
            listed.add(Label(theme, _("No change: the package only confirms what was received."), tone="text2"))
        down.addWidget(listed)


class CloseStage(QWidget):
    """Where the package goes; `folder_asked` for the system's dialog."""

    folder_asked = Signal()

    def __init__(self, theme: Theme, folder: str, *, file_name: str, to: str) -> None:
        super().__init__()
        self.setObjectName("close_stage")
        down = _down(self)
        card = Card(theme, _("Where the package goes"), icon="usb")
        self.folder = LineField(theme, "package_folder")
        self.folder.setText(folder)
        self.folder.setMaximumWidth(theme.px(_FIELD))
        help_line = _("A stick, or the folder that you share with {other}.").format(other=to)
        self.field = Labelled(theme, _("Folder"), self.folder, help_line=help_line)
        card.add(self.field)
        choose = Button(theme, _("Choose the folder"), icon="folder-open")
        choose.setObjectName("choose_folder")
        choose.clicked.connect(self.folder_asked)
        card.add(Flow(choose))
        rows = [
            ("file-lock", "accent", _("The file will be called {name}.").format(name=file_name)),
            ("lock", "accent", _("It is sealed for {other}: nobody else can open it.").format(other=to)),
        ]
        card.add(lines_of(theme, rows))
        down.addWidget(card)


class ReadyStage(QWidget):
    """The package is there: its name, its size, the words to compare, and what to do with it."""

    def __init__(self, theme: Theme, prepared: Prepared, *, to: str) -> None:
        super().__init__()
        self.setObjectName("ready_stage")
        down = _down(self)
        done = Box(theme, kind="ok_soft")
        done.setObjectName("ready_words")
        done.add(Label(theme, ready_words(prepared.number), role="strong"))
        down.addWidget(done)
        card = Card(theme, _("The file"), icon="package-check")
        rows = [
            ("file-lock", "accent", prepared.file.path.name),
            ("folder", "accent", folder_words(prepared.file.path)),
            ("hard-drive", "accent", size_words(prepared.file.size)),
            ("send", "accent", _("Bring it to {other}, with the letter.").format(other=to)),
        ]
        card.add(lines_of(theme, rows))
        down.addWidget(card)
        words = Card(theme, _("Words to compare"), icon="fingerprint")
        sentence = _("Who receives the package reads these words: if they are the same, the file is whole.")
        words.add(Label(theme, sentence, tone="text2"))
        words.add(WordsToCompare(theme, prepared.fingerprint))
        down.addWidget(words)


def offer_words(offer: Offer, to: str) -> str:
    """Return what goes out in one line: «Escono 14 modifiche su 9 persone; area clinica: niente; per: Polo Lavoro»."""
    changes = ngettext("{n} change goes out", "{n} changes go out", offer.changes).format(n=offer.changes)
    people = ngettext("on {n} person", "on {n} people", offer.people).format(n=offer.people)
    clinical = ngettext("{n} change", "{n} changes", offer.clinical).format(n=offer.clinical)
    words = _("{changes} {people}; clinical area: {clinical}; for: {other}")
    return words.format(changes=changes, people=people, clinical=clinical if offer.clinical else _("nothing"), other=to)


def ready_words(number: int) -> str:
    """Return the sentence at the end."""
    words = _("Package number {n} is ready. It stays «to be delivered» until its receipt comes back.")
    return words.format(n=number)


def _count(right: int, total: int) -> str:
    return ngettext("{n} check of {total}", "{n} checks of {total}", right).format(n=right, total=total)


def _mending(finding: Finding) -> str:
    if finding.mend is Mend.RECORD and finding.record is None:
        return ""
    return {
        Mend.NOTHING: "",
        Mend.PAIR: _("Pair"),
        Mend.BACKUP: _("Make a backup now"),
        Mend.DRAFTS: _("See the drafts"),
        Mend.DECISIONS: _("Decide"),
        Mend.DELETIONS: _("See them"),
        Mend.RECORD: _("Open the first one"),
        Mend.RECEIVE: _("Receive a package"),
        Mend.HEALTH: _("See the health page"),
    }[finding.mend]


def _group_row(theme: Theme, group: OfferGroup) -> QWidget:
    count = ngettext("{n} change", "{n} changes", group.changes).format(n=group.changes)
    shown = group.lines[:_MOST_LINES]
    if len(group.lines) > _MOST_LINES:
        more = len(group.lines) - _MOST_LINES
        shown.append(ngettext("and {n} other", "and {n} others", more).format(n=more))
    row = FactRow(theme, group.title, detail="\n".join(shown), icon="user" if group.is_person else "list")
    row.setObjectName("offer_row")
    return row.end_with(count)


def _down(holder: QWidget) -> QVBoxLayout:
    down = QVBoxLayout(holder)
    down.setContentsMargins(0, 0, 0, 0)
    down.setSpacing(14)
    return down
