"""The bar at the top: place of the day, search, log a contact, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from integralavoro_desktop.gui.buttons import Button, IconButton
from integralavoro_desktop.gui.keymap import shown, with_key
from integralavoro_desktop.gui.page import MARGIN
from integralavoro_desktop.gui.paint import Sketch, width_of
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from integralavoro_desktop.gui.theme import Theme

_ROOMY = 1000
_LONGEST_NAME = 240


class PlaceButton(QAbstractButton):
    """«Oggi sono al CPS di Rho ⌄»: opens the menu of places; emits `place_chosen` with the key."""

    place_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lead = ""
        self._is_short = False
        self.setObjectName("place_of_day")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._menu = QMenu(self)
        self.clicked.connect(self._open)
        self.set_places((), "")

    def set_places(self, places: Sequence[tuple[str, str]], current: str) -> None:
        """Offer places (key, name) and mark the one of today; none hides the button."""
        self._menu.clear()
        group = QActionGroup(self._menu)
        name = ""
        for key, label in places:
            action = QAction(label.replace("&", "&&"), self._menu)
            action.setCheckable(True)
            action.setChecked(key == current)
            action.triggered.connect(lambda _checked=False, chosen=key: self.place_chosen.emit(chosen))
            group.addAction(action)
            self._menu.addAction(action)
            name = label if key == current else name
        self._lead = _("Today I am at") if name else _("Where are you today?")
        self.setText(name)
        self.setAccessibleName(f"{self._lead} {name}".strip())
        self.setToolTip(f"{name}\n{_('Change the place of the day')}".strip())
        self.setVisible(bool(places) and self.parentWidget() is not None)
        self.updateGeometry()

    def set_short(self, is_short: bool) -> None:
        """Leave the first words out, where the room is narrow."""
        self._is_short = is_short and bool(self.text())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Take both words, pin and arrow."""
        words = width_of(self._theme, self._lead_shown(), "body") + width_of(self._theme, self._name_shown(), "strong")
        return QSize(round(words) + self._theme.px(18 + 7 + 8 + 16) + 4, max(32, self._theme.px(36)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw pin, words and arrow."""
        sketch = Sketch(self, self._theme)
        left = sketch.icon("map-pin", 0, ink="accent") + self._theme.px(7)
        left = sketch.words(self._lead_shown(), left, ink="text2", role="body")
        left = sketch.words(self._name_shown(), left, role="strong") + self._theme.px(8)
        sketch.icon("chevron-down", left, ink="text2", size=16)

    def _lead_shown(self) -> str:
        return "" if self._is_short else f"{self._lead} "

    def _name_shown(self) -> str:
        metrics = QFontMetricsF(self._theme.font("strong"))
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self._theme.px(_LONGEST_NAME))

    def _open(self) -> None:
        self._menu.exec(self.mapToGlobal(self.rect().bottomLeft()))


class SearchButton(QAbstractButton):
    """Looks like a search field and opens the palette; a letter typed on it goes along (`typed`)."""

    typed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("search")
        self.setText(_("Search people, companies, actions, papers"))
        self.setAccessibleName(self.text())
        self.setToolTip(with_key(_("Search and actions"), "palette"))
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.typed.emit(""))

    def sizeHint(self) -> QSize:
        """Be 440 px wide where there is room."""
        return QSize(self._theme.px(440), self._theme.control)

    def minimumSizeHint(self) -> QSize:
        """Shrink to icon, one word and key."""
        words = width_of(self._theme, _("Search"), "body") + width_of(self._theme, shown("palette"), "tiny")
        return QSize(round(words) + self._theme.px(78), self._theme.control)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send what is typed to the palette."""
        if event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw field, lens, words and key cap."""
        sketch = Sketch(self, self._theme)
        sketch.block("surface", edge="text2" if self.underMouse() else "edge", radius=6)
        left = sketch.icon("search", self._theme.px(12), ink="text2") + self._theme.px(10)
        cap = width_of(self._theme, shown("palette"), "tiny") + 2 * self._theme.px(6)
        room = self.width() - left - cap - self._theme.px(24)
        words = self.text() if width_of(self._theme, self.text(), "body") < room else _("Search")
        sketch.words(words, left, ink="muted", role="body")
        box = sketch.area.adjusted(self.width() - cap - self._theme.px(12), 0, -self._theme.px(12), 0)
        tall = self._theme.px(22)
        box.setTop((self.height() - tall) / 2)
        box.setHeight(tall)
        sketch.block("sunken", edge="line", radius=5, area=box)
        sketch.centred(shown("palette"), box, ink="text2", role="tiny")


class TopBar(QWidget):
    """Emits `place_chosen(key)`, `search_asked(typed)`, `log_asked` and `undo_asked`."""

    place_chosen = Signal(str)
    search_asked = Signal(str)
    log_asked = Signal()
    undo_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("top_bar")
        self.setAccessibleName(_("Top bar"))
        self.place = PlaceButton(theme)
        self.search = SearchButton(theme)
        self.log = Button(theme, _("Log contact"), kind="primary", icon="notebook-pen", key=shown("log_contact"))
        self.log.setObjectName("log_contact")
        self.log.setToolTip(with_key(_("Log a contact"), "log_contact"))
        self.undo = IconButton(theme, "undo-2", _("Nothing to undo"))
        self.undo.setObjectName("undo")
        self.undo.setEnabled(False)
        self._layout = QHBoxLayout(self)
        self._layout.setSpacing(12)
        self._layout.addWidget(self.place)
        self._layout.addStretch(1)
        self._layout.addWidget(self.search)
        self._layout.addStretch(1)
        self._layout.addWidget(self.log)
        self._layout.addWidget(self.undo)
        self.place.place_chosen.connect(self.place_chosen)
        self.search.typed.connect(self.search_asked)
        self.log.clicked.connect(self.log_asked)
        self.undo.clicked.connect(self.undo_asked)
        theme.changed.connect(self.restyle)
        self.restyle()

    def set_undo(self, what: str) -> None:
        """Name what undo would take back («telefono di Sara Pozzi»); empty means nothing."""
        self.undo.setEnabled(bool(what))
        words = _("Undo: {what}").format(what=what) if what else _("Nothing to undo")
        self.undo.set_name(with_key(words, "undo") if what else words)

    def restyle(self) -> None:
        """Follow text size and room: shorter words when either asks for it."""
        self._layout.setContentsMargins(MARGIN, 10, MARGIN, 10)
        self.setFixedHeight(self._theme.control + 22)
        is_short = self._theme.is_large or self.width() < self._theme.px(_ROOMY)
        words, key = (_("Log"), "") if is_short else (_("Log contact"), shown("log_contact"))
        self.place.set_short(is_short)
        self.log.set_text(words, key=key)
        self.log.setAccessibleName(_("Log a contact"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words where the bar is narrow."""
        super().resizeEvent(event)
        self.restyle()
