"""The left side of the decisions (who is left, what is not lost), and the heads of the columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integralavoro_desktop.gui.boxes import Box
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.rows import FactRow
from integralavoro_desktop.gui.text import IconLabel, Label
from integralavoro_desktop.kernel.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from integralavoro_desktop.gui.theme import Theme

_ICONS = ("history", "user", "building-2")
_TONES = ("text2", "accent", "info")
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class FileRow(Box):
    """A person (or a record of nobody) with fields to decide; click, Enter or Space choose it."""

    chosen = Signal()

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme, across=True)
        self.setObjectName("file_row")
        self.title = title
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.body.setContentsMargins(12, 8, 12, 8)
        self._sign = IconLabel(theme, "git-compare", tone="warn", size=17)
        self._count = Label(theme, role="caption", tone="text2")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(theme, title, role="name"))
        words.addWidget(self._count)
        self.add(self._sign)
        self.body.addLayout(words, 1)

    def show_count(self, fields: int, decided: int, *, is_here: bool) -> None:
        """Say how many fields there are and how many are decided."""
        line = ngettext("{n} field", "{n} fields", fields).format(n=fields)
        if decided:
            words = ngettext("{fields} · {n} decided", "{fields} · {n} are decided", decided)
            line = words.format(fields=line, n=decided)
        self._count.setText(line)
        is_done = decided == fields
        self._sign.set_icon("circle-check" if is_done else "git-compare", "ok" if is_done else "warn")
        self.set_kind("accent_soft" if is_here else "card", "accent" if is_here else "")
        self.setAccessibleName(f"{self.title}, {line}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space choose."""
        if event.key() in _OPENS:
            self.chosen.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        self.chosen.emit()


class FilesPanel(QWidget):
    """The people with fields to decide; `chosen(key)` when one is wanted."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, titles: Mapping[str, str]) -> None:
        super().__init__()
        self.setObjectName("files")
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(8)
        down.addWidget(Label(theme, _("TO DECIDE"), role="tiny", tone="text2"))
        self.rows: dict[str, FileRow] = {}
        for key, title in titles.items():
            row = self.rows[key] = FileRow(theme, title)
            row.chosen.connect(lambda key=key: self.chosen.emit(key))
            down.addWidget(row)


class SideNotes(QWidget):
    """What settled itself, and what is not lost."""

    def __init__(self, theme: Theme, *, settled: int) -> None:
        super().__init__()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(8)
        if settled:
            down.addWidget(Label(theme, _("SETTLED BY THEMSELVES"), role="tiny", tone="text2"))
            down.addWidget(_settled(theme, settled))
            down.addSpacing(10)
        down.addWidget(_promise(theme))
        down.addStretch(1)


class ResultBox(Box):
    """How the record will read with what was decided so far."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, kind="sunken", across=True)
        self.setObjectName("result")
        self._title = Label(theme, role="strong")
        self._words = Label(theme, role="caption", tone="text2")
        self._words.setObjectName("result_words")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._words)
        self.add(IconLabel(theme, "eye", size=20))
        self.body.addLayout(words, 1)

    def show_lines(self, title: str, lines: Sequence[str]) -> None:
        """Show one line for each field; without any the box goes away."""
        self.setVisible(bool(lines))
        self._title.setText(_("How the record will read: {title}").format(title=title))
        self._words.setText("\n".join(lines))


class ClosedQuestion(Box):
    """A field of the clinical area while it is closed; `opens` is the button that asks for it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, kind="sunken")
        self.setObjectName("closed_question")
        words = _("A field of the clinical area: the area is closed, so its versions are not shown.")
        self.add(Label(theme, words))
        self.opens = Button(theme, _("Open the clinical area"), icon="stethoscope").small()
        self.opens.setObjectName("open_clinical")
        line = QHBoxLayout()
        line.addWidget(self.opens)
        line.addStretch(1)
        self.body.addLayout(line)


def column_heads(theme: Theme, headings: Sequence[str]) -> QWidget:
    """Return the heads of the three columns; each is «title · what it comes from»."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(20, 0, 20, 0)
    line.setSpacing(14)
    for place, words in enumerate(headings[:3]):
        title, _dot, under = words.partition(" · ")
        column = QVBoxLayout()
        column.setSpacing(1)
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(IconLabel(theme, _ICONS[place], tone=_TONES[place], size=17))
        head.addWidget(Label(theme, title, role="strong", tone=_TONES[place] if place else ""), 1)
        column.addLayout(head)
        column.addWidget(Label(theme, under, role="caption", tone="text2"))
        line.addLayout(column, 1)
    return holder


def _settled(theme: Theme, settled: int) -> QWidget:
    box = Box(theme)
    box.body.setContentsMargins(12, 4, 12, 6)
    words = ngettext("{n} field", "{n} fields", settled).format(n=settled)
    row = FactRow(
        theme,
        words,
        detail=ngettext("changed on one side only", "all changed on one side only", settled),
        icon="circle-check",
    )
    row.icon.set_icon("circle-check", "ok")
    box.add(row)
    return box


def _promise(theme: Theme) -> QWidget:
    box = Box(theme, kind="info_soft")
    head = QHBoxLayout()
    head.setSpacing(8)
    head.addWidget(IconLabel(theme, "info", tone="info"))
    head.addWidget(Label(theme, _("What is not lost"), role="strong", tone="info"), 1)
    box.body.addLayout(head)
    words = _(
        "The value that you do not choose stays in the history of the field, with author and date. One key brings it"
        " back."
    )
    box.add(Label(theme, words, role="caption"))
    return box
