"""Small pieces that only the exchange shows: the bar, a number with its words, a refusal, words to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integralavoro_desktop import __version__
from integralavoro_desktop.gui.arrange import Across
from integralavoro_desktop.gui.boxes import Box
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.charts import Meter
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.rows import FactRow
from integralavoro_desktop.gui.text import IconLabel, Label
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.storage.schema import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integralavoro_desktop.exchange.fingerprint import Fingerprint
    from integralavoro_desktop.gui.theme import Theme
    from integralavoro_desktop.kernel.problems import AppError


class ActionBar(Box):
    """The bar at the bottom of a guided path: how things stand, how far it is, and what comes next."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setAccessibleName(_("Next step"))
        self.body.setContentsMargins(16, 9, 16, 9)
        self._sign = IconLabel(theme, "shield-check", tone="ok", size=20)
        self.strong = Label(theme, role="strong")
        self.strong.setObjectName("bar_words")
        self.caption = Label(theme, role="caption", tone="text2")
        self.caption.setObjectName("bar_caption")
        self.meter = Meter(theme, 0, words="")
        self.meter.setObjectName("bar_meter")
        self.meter.hide()
        self.buttons = Flow(gap=10)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.strong)
        words.addWidget(self.caption)
        words.addWidget(self.meter)
        left = QHBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        left.addLayout(words, 1)
        across = Across(theme, gap=16)
        across.line.addLayout(left, 1)
        across.line.addWidget(self.buttons)
        self.add(across)

    def say(self, strong: str, caption: str = "", *, icon: str = "shield-check", tone: str = "ok") -> None:
        """Say how things stand."""
        self._sign.set_icon(icon, tone)
        self.strong.setText(strong)
        self.caption.setText(caption)
        self.caption.setVisible(bool(caption))

    def measure(self, share: float | None, words: str = "") -> None:
        """Show how far something is; None takes the measure away."""
        self.meter.setVisible(share is not None)
        self.meter.set_share(share or 0.0, words=words)

    def offer(self, *buttons: Button) -> None:
        """Show other buttons, the main one last."""
        self.buttons.clear()
        for button in buttons:
            self.buttons.add(button)


class NumberCard(Box):
    """A large number with what it counts, one line of detail, and an icon."""

    def __init__(self, theme: Theme, number: int, words: str, *, detail: str = "", look: tuple[str, str]) -> None:
        super().__init__(theme, across=True)
        icon, tone = look
        self.setObjectName("number_card")
        self.number = number
        self.body.setSpacing(14)
        figure = Label(theme, str(number), role="number", tone=tone, wraps=False)
        self.add(figure)
        head = Flow(Label(theme, words, role="strong"), IconLabel(theme, icon, tone=tone, size=17), gap=8)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addStretch(1)
        column.addWidget(head)
        if detail:
            column.addWidget(Label(theme, detail, role="caption", tone="text2"))
        column.addStretch(1)
        self.body.addLayout(column, 1)
        self.setAccessibleName(f"{number} {words}. {detail}".strip())


class TickRow(FactRow):
    """A sentence that holds (or does not), with a few words at the right."""

    def __init__(self, theme: Theme, sentence: str, note: str = "", *, is_good: bool = True) -> None:
        super().__init__(theme, sentence, icon="circle-check")
        self.setObjectName("tick_row" if is_good else "cross_row")
        self.icon.set_icon("circle-check" if is_good else "triangle-alert", "ok" if is_good else "warn")
        if note:
            words = Label(theme, note, role="caption", tone="text2")
            words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.body.addWidget(words)
            self.setAccessibleName(f"{sentence}, {note}")


class RefusalCard(Box):
    """Why something was not done, in three parts, with what whoever helps may ask for."""

    def __init__(self, theme: Theme, error: AppError) -> None:
        super().__init__(theme, kind="danger_soft", bar="danger")
        self.setObjectName("refusal")
        self.setAccessibleName(f"{error.happened} {error.kept} {error.todo}")
        for icon, tone, role, words in (
            ("circle-alert", "danger", "strong", error.happened),
            ("shield-check", "ok", "body", error.kept),
            ("arrow-right", "accent", "body", error.todo),
        ):
            self.add(_line(theme, icon, tone, Label(theme, words, role=role)))
        self._more = Button(theme, _("Details for support"), kind="ghost", icon="chevron-down").small()
        self._more.setObjectName("refusal_details")
        self._more.clicked.connect(self._turn)
        self.details = Label(theme, self._technical(error), role="caption", tone="text2")
        self.details.setObjectName("refusal_technical")
        self.details.hide()
        self.add(Flow(self._more))
        self.add(self.details)

    def _turn(self) -> None:
        is_shown = self.details.isHidden()
        self.details.setVisible(is_shown)
        self._more.set_text(self._more.text(), icon="chevron-up" if is_shown else "chevron-down")

    def _technical(self, error: AppError) -> str:
        # the kind of failure only: no name, no path, no value
        words = _("Kind: {kind} · program {version} · form of the data {schema}")
        return words.format(kind=type(error).__name__, version=__version__, schema=VERSION)


class WordsToCompare(QWidget):
    """The four words of a fingerprint, large, to be read aloud."""

    def __init__(self, theme: Theme, fingerprint: Fingerprint, *, with_digits: bool = False) -> None:
        super().__init__()
        self.setObjectName("fingerprint_words")
        self.setAccessibleName(", ".join(fingerprint.words))
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(6)
        down.addWidget(Flow(*(_word(theme, word) for word in fingerprint.words), gap=8))
        if with_digits:
            down.addWidget(Label(theme, fingerprint.written, role="caption", tone="text2"))


def chip_for(theme: Theme, words: str, *, tone: str, icon: str) -> Chip:
    """Return a chip with an icon of its own."""
    return Chip(theme, words, tone=tone, icon=icon)


def lines_of(theme: Theme, rows: Sequence[tuple[str, str, str]]) -> QWidget:
    """Return lines of (icon, tone, words) one under the other."""
    holder = QWidget()
    down = QVBoxLayout(holder)
    down.setContentsMargins(0, 0, 0, 0)
    down.setSpacing(6)
    for icon, tone, words in rows:
        down.addWidget(_line(theme, icon, tone, Label(theme, words)))
    return holder


def _word(theme: Theme, word: str) -> QWidget:
    box = Box(theme, kind="accent_soft")
    box.body.setContentsMargins(14, 6, 14, 6)
    box.add(Label(theme, word, role="h3", wraps=False))
    return box


def _line(theme: Theme, icon: str, tone: str, label: Label) -> QWidget:
    holder = QWidget()
    across = QHBoxLayout(holder)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(9)
    across.addWidget(IconLabel(theme, icon, tone=tone, size=17), 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(label, 1)
    return holder
