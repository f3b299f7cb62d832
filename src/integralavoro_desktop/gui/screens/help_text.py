"""One topic of the guide on the screen: headings, paragraphs, lists, notes and lines to type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integralavoro_desktop.gui.boxes import Box
from integralavoro_desktop.gui.screens.help_topics import Kind
from integralavoro_desktop.gui.text import IconLabel, Label

if TYPE_CHECKING:
    from integralavoro_desktop.gui.screens.help_topics import Part, Topic
    from integralavoro_desktop.gui.theme import Theme

_ABOVE = {Kind.HEADING: 14, Kind.PARAGRAPH: 4, Kind.NOTE: 8, Kind.CODE: 6}


class Prose(Label):
    """A paragraph with words in bold and links that the mouse and the keyboard follow: `linked(where)`."""

    linked = Signal(str)

    def __init__(self, theme: Theme, part: Part) -> None:
        super().__init__(theme, tone="text")
        self._part = part
        self._plain = part.words
        self.setTextFormat(Qt.TextFormat.RichText)
        flag = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flag.LinksAccessibleByMouse | flag.TextSelectableByMouse)
        if "](" in part.text:
            self.setTextInteractionFlags(self.textInteractionFlags() | flag.LinksAccessibleByKeyboard)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self._plain)
        self.linkActivated.connect(self.linked)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setText(self._part.html(self._theme.color("accent").name()))
        self.updateGeometry()


class TopicText(QWidget):
    """The parts of one topic, one under the other; `linked(where)` when a link is followed."""

    linked = Signal(str)

    def __init__(self, theme: Theme, topic: Topic) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("topic_text")
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(6)
        title = Label(theme, topic.title, role="h2")
        title.setObjectName("topic_title")
        self._down.addWidget(title)
        for part in topic.parts:
            self._down.addSpacing(_ABOVE.get(part.kind, 0))
            self._down.addWidget(self._widget(part))
        self._down.addStretch(1)

    def _widget(self, part: Part) -> QWidget:
        if part.kind is Kind.HEADING:
            return Label(self._theme, part.words, role="h3")
        if part.kind is Kind.CODE:
            return self._code(part)
        prose = Prose(self._theme, part)
        prose.linked.connect(self.linked)
        if part.kind is Kind.NOTE:
            box = Box(self._theme, kind="info_soft", bar="info", across=True)
            box.add(IconLabel(self._theme, "info", tone="info"))
            box.add(prose, 1)
            return box
        if part.kind is Kind.PARAGRAPH:
            return prose
        return self._listed(part, prose)

    def _listed(self, part: Part, prose: Prose) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        mark = Label(self._theme, f"{part.mark}." if part.mark else "•", tone="accent", wraps=False)
        mark.setMinimumWidth(self._theme.px(20))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(prose, 1)
        return holder

    def _code(self, part: Part) -> QWidget:
        box = Box(self._theme, kind="sunken")
        box.body.setSpacing(4)
        for row in part.text.splitlines():
            box.add(Label(self._theme, row, role="strong"))
        return box
