"""A pick list with typing: what is typed narrows the list; one value, or several as chips."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QVBoxLayout, QWidget

from integralavoro_desktop.gui.chips import FilterChip
from integralavoro_desktop.gui.fields_basic import LineField
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.paint import Sketch
from integralavoro_desktop.kernel.folding import fold
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from integralavoro_desktop.gui.theme import Theme

_ARROW_ROOM = 34
_PAUSE_MS = 120
_KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Option:
    """One value to pick: its key, how it reads, and a line that tells it from others of the same name."""

    key: str
    label: str
    hint: str = ""


class PickLine(LineField):
    """A line that offers the values which `find(words)` gives; `picked` tells that another value stands in it.

    What is typed and matches nothing stays as it is: `key` is then empty and `text()` is not.
    """

    picked = Signal()

    def __init__(self, theme: Theme, name: str, find: Callable[[str], Sequence[Option]]) -> None:
        super().__init__(theme, name, placeholder=_("Choose or type"))
        self._find = find
        self._key = ""
        self._offered = QStandardItemModel(self)
        self._completer = QCompleter(self._offered, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(10)
        # the completer makes and owns its list: one of ours would have two owners
        self._list.setProperty("popup", True)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._take)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._offer_typed)
        self.textEdited.connect(self._typed)
        self.setTextMargins(0, 0, theme.px(_ARROW_ROOM - 11), 0)

    @property
    def key(self) -> str:
        """The key of the value picked, empty for none."""
        return self._key

    def set_option(self, option: Option | None) -> None:
        """Show a value, or nothing; nobody is told, and what was typed before is not looked for any more."""
        self._pause.stop()
        self._key = option.key if option else ""
        self.setText(option.label if option else "")
        self.setCursorPosition(0)

    def settle(self) -> None:
        """Take the value whose words were typed in full, when there is just one."""
        text = fold(self.text())
        if self._key or not text:
            return
        same = [option for option in self._find(self.text()) if fold(option.label) == text or option.key == text]
        if len(same) == 1:
            self._pick(same[0])

    def offer(self, words: str = "") -> None:
        """Open the list of what fits the words."""
        self._offered.clear()
        for option in self._find(words):
            item = QStandardItem(f"{option.label}  ·  {option.hint}" if option.hint else option.label)
            item.setData(option, _KEY)
            self._offered.appendRow(item)
        if self._offered.rowCount() and self.isVisible():
            self._completer.complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list."""
        if event.key() == Qt.Key.Key_Down and not self._list.isVisible():
            self.offer()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The arrow opens the list."""
        super().mousePressEvent(event)
        if event.position().x() > self.width() - _ARROW_ROOM and not self.isReadOnly():
            self.offer()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then the arrow."""
        super().paintEvent(event)
        side = self._theme.px(16)
        ink = "text2" if self.isEnabled() else "muted"
        Sketch(self, self._theme).icon("chevron-down", self.width() - side - 10, ink=ink, size=16)

    @property
    def _list(self) -> QAbstractItemView:
        view = self._completer.popup()
        if view is None:
            raise RuntimeError
        return view

    def _typed(self) -> None:
        self._key = ""
        self._pause.start()
        self.picked.emit()

    def _offer_typed(self) -> None:
        self.offer(self.text())

    def _take(self, _words: str) -> None:
        option = self._list.currentIndex().data(_KEY)
        if isinstance(option, Option):
            self._pick(option)

    def _pick(self, option: Option) -> None:
        # the completer writes its own row into the line after telling us; our words come last
        self.set_option(option)
        QTimer.singleShot(0, self, lambda: self.setText(option.label) if self._key == option.key else None)
        self.picked.emit()


class PickedChip(FilterChip):
    """One of several values picked; × or Delete takes it away."""

    def __init__(self, theme: Theme, option: Option) -> None:
        super().__init__(theme, "", option.label)
        self._field = ""
        self.option = option
        self.setAccessibleName(_("{value}. Delete takes it away.").format(value=option.label))
        self.setToolTip(_("Take it away: Delete"))


class PickMany(QWidget):
    """Several values from a list: a line to add one, the chosen ones as chips above it."""

    picked = Signal()

    def __init__(self, theme: Theme, name: str, find: Callable[[str], Sequence[Option]]) -> None:
        super().__init__()
        self._theme = theme
        self.line = PickLine(theme, name, find)
        self.line.setPlaceholderText(_("Add one: choose or type"))
        self.line.picked.connect(self._add)
        self._chips = Flow(gap=6)
        self._chips.hide()
        self._options: dict[str, Option] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._chips)
        layout.addWidget(self.line)
        # no focus proxy: Tab would come to the line twice, and never leave a form
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the line."""
        self.line.setFocus(event.reason())

    def keys(self) -> list[str]:
        """Return the keys of the values, in the order they were added."""
        return list(self._options)

    def set_options(self, options: Iterable[Option]) -> None:
        """Show these values; nobody is told."""
        self._options = {option.key: option for option in options}
        self._show()

    def _add(self) -> None:
        key = self.line.key
        if key:
            self._options[key] = Option(key, self.line.text())
            self.line.set_option(None)
            # the completer writes its row into the line once more
            QTimer.singleShot(0, self.line, lambda: self.line.set_option(None) if self.line.key == "" else None)
            self._show()
        self.picked.emit()

    def _remove(self, key: str) -> None:
        self._options.pop(key, None)
        self._show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.picked.emit()

    def _show(self) -> None:
        self._chips.clear()
        for option in self._options.values():
            chip = PickedChip(self._theme, option)
            chip.removed.connect(lambda key=option.key: self._remove(key))
            chip.clicked.connect(lambda _checked=False, key=option.key: self._remove(key))
            self._chips.add(chip)
        self._chips.setVisible(bool(self._options))
        self.updateGeometry()
