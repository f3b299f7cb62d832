"""The look of the program: colours, type, sizes and icons, handed to every widget by its constructor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from integralavoro_desktop.gui.icons import Icons
from integralavoro_desktop.gui.stylesheet import build_qss
from integralavoro_desktop.gui.tokens import CONTRAST, DARK, LIGHT, LOOKS, ROLES, Tokens
from integralavoro_desktop.kernel.paths import resources

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication

FAMILY = "Atkinson Hyperlegible Next"
FALLBACK = ("Noto Sans", "Noto Sans Arabic")
TEXT_SIZES = (100, 110, 125, 150, 175, 200)
LARGE = 150


class Scheme(StrEnum):
    """Which colours: the system's choice, or one of ours."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Density(StrEnum):
    """How tall controls and rows are."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


@dataclass(frozen=True, slots=True)
class Look:
    """What a coach chose in the settings; kept by the caller."""

    scheme: Scheme = Scheme.SYSTEM
    text_percent: int = 100
    density: Density = Density.COMFORTABLE


class Theme(QObject):
    """The look in force. Every widget asks it for colours, fonts, sizes and icons."""

    changed = Signal()

    def __init__(self, app: QApplication, look: Look | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._look = look or Look()
        self.icons = Icons()
        self.shows_mnemonics = False
        load_fonts()
        # The object must be kept: the chained call to accessibility() reports it as already deleted.
        self._hints = app.styleHints()
        self._access = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._follow_system)
        self._access.contrastPreferenceChanged.connect(self._follow_system)
        app.setStyle("Fusion")
        self.tokens = self._choose()
        self._apply()

    @property
    def look(self) -> Look:
        """What was asked for."""
        return self._look

    @property
    def scale(self) -> float:
        """The text size as a factor, 1.0 to 2.0."""
        return self._look.text_percent / 100

    @property
    def is_large(self) -> bool:
        """True from 150 %: navigation shrinks to icons, columns go one under the other."""
        return self._look.text_percent >= LARGE

    @property
    def control(self) -> int:
        """The height of a field or button in pixels."""
        return self.px(38 if self._look.density is Density.COMFORTABLE else 32)

    @property
    def row(self) -> int:
        """The height of a table row in pixels."""
        return self.px(46 if self._look.density is Density.COMFORTABLE else 36)

    def set_look(self, look: Look) -> None:
        """Put another look in force, everywhere at once."""
        self._look = look
        self.tokens = self._choose()
        self._apply()

    def step_text(self, direction: int) -> None:
        """Go to the next larger (+1) or smaller (-1) text size; 0 goes back to 100 %."""
        now = min(range(len(TEXT_SIZES)), key=lambda i: abs(TEXT_SIZES[i] - self._look.text_percent))
        place = max(0, min(len(TEXT_SIZES) - 1, now + direction)) if direction else 0
        self.set_look(replace(self._look, text_percent=TEXT_SIZES[place]))

    def px(self, value: float) -> int:
        """Scale a length that follows the text (type, control heights, icons); spacing is not scaled."""
        return round(value * self.scale)

    def color(self, token: str) -> QColor:
        """Return the colour of a token."""
        return QColor(self.tokens.color(token))

    def font(self, role: str = "body", *, figures: bool = False) -> QFont:
        """Return the font of a role; `figures` gives digits of equal width for tables."""
        size, weight = ROLES[role]
        font = QFont()
        font.setFamilies([FAMILY, *FALLBACK])
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if figures:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def pixmap(self, name: str, ink: str = "text", size: int = 18, *, ratio: float = 1.0) -> QPixmap:
        """Return an icon in a token's colour; `size` is for 100 % text."""
        return self.icons.pixmap(name, self.tokens.color(ink), self.px(size), ratio=ratio)

    def mark(self, size: int) -> QPixmap:
        """Return the mark of the program in this look's colours."""
        t = self.tokens
        dot = t.words_bar if not t.is_contrast else t.on_accent
        return self.icons.mark(self.px(size), ground=t.accent, ink=t.on_accent, dot=dot)

    def _choose(self) -> Tokens:
        if self._look.scheme is not Scheme.SYSTEM:
            return LOOKS[self._look.scheme.value]
        if self._access.contrastPreference() == Qt.ContrastPreference.HighContrast:
            return CONTRAST
        return DARK if self._hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT

    def _follow_system(self) -> None:
        if self._look.scheme is Scheme.SYSTEM:
            self.set_look(self._look)

    def _apply(self) -> None:
        control = 38 if self._look.density is Density.COMFORTABLE else 32
        self._app.setFont(self.font())
        self._app.setPalette(build_palette(self.tokens))
        self._app.setStyleSheet(build_qss(self.tokens, self.scale, control=control))
        self.changed.emit()


def load_fonts() -> None:
    """Make the shipped font known to Qt; a second call adds nothing."""
    if FAMILY in QFontDatabase.families():
        return
    for file in sorted((resources() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def build_palette(t: Tokens) -> QPalette:
    """Return the palette of a look; our own is always set, as `setColorScheme` does nothing on some platforms."""
    role = QPalette.ColorRole
    colors = {
        role.Window: t.bg,
        role.WindowText: t.text,
        role.Base: t.surface,
        role.AlternateBase: t.sunken,
        role.Text: t.text,
        role.PlaceholderText: t.muted,
        role.Button: t.surface,
        role.ButtonText: t.text,
        role.BrightText: t.danger,
        role.Highlight: t.accent,
        role.HighlightedText: t.on_accent,
        role.Link: t.accent,
        role.LinkVisited: t.accent,
        role.Accent: t.accent,
        role.ToolTipBase: t.text,
        role.ToolTipText: t.bg,
        role.Light: t.surface,
        role.Midlight: t.line,
        role.Mid: t.line,
        role.Dark: t.edge,
        role.Shadow: t.edge,
    }
    palette = QPalette()
    for which, color in colors.items():
        palette.setColor(which, QColor(color))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(t.muted))
    return palette
