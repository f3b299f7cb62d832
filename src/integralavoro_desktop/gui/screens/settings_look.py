"""The look: colours, size of the text with a sample, room between rows, language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from integralavoro_desktop.gui.arrange import Columns
from integralavoro_desktop.gui.boxes import Card, WordsBlock
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.keymap import shown
from integralavoro_desktop.gui.rows import FactRow, RowList
from integralavoro_desktop.gui.screens.settings_choices import Choices
from integralavoro_desktop.gui.tabs import TabView
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.gui.theme import TEXT_SIZES, Density, Scheme
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from integralavoro_desktop.gui.screens.settings_tools import SettingsTools
    from integralavoro_desktop.gui.theme import Look, Theme

_OWN_NAMES = {"it": "Italiano", "en": "English"}


class LookView(TabView):
    """Every choice counts at once, on the whole window."""

    def __init__(self, theme: Theme, tools: SettingsTools) -> None:
        super().__init__()
        self._theme = theme
        self._tools = tools
        self._build_choices()
        left = Card(theme, _("How the program looks"), icon="palette")
        left.body.setSpacing(16)
        for choice in (self.scheme, self.text_size, self.density, self.language):
            left.add(choice)
        keys = _("The text grows and shrinks anywhere with {larger} and {smaller}.")
        hint = keys.format(larger=shown("larger"), smaller=shown("smaller"))
        left.add(Label(theme, hint, role="caption", tone="text2"))
        self.body.addWidget(Columns(theme, left, self._sample(), weights=(6, 5)))
        self.body.addStretch(1)
        self._show()
        theme.changed.connect(self._show)

    def _build_choices(self) -> None:
        theme = self._theme
        schemes = (
            (Scheme.SYSTEM.value, _("As the computer"), "monitor"),
            (Scheme.LIGHT.value, _("Light"), "sun"),
            (Scheme.DARK.value, _("Dark"), "moon"),
            (Scheme.CONTRAST.value, _("High contrast"), "contrast"),
        )
        sizes = [(str(size), _("{n} %").format(n=size), "") for size in TEXT_SIZES]
        densities = (
            (Density.COMFORTABLE.value, _("Comfortable"), "list"),
            (Density.COMPACT.value, _("Compact"), "menu"),
        )
        languages = [(code, _OWN_NAMES[code], "languages") for code in i18n.LANGUAGES]
        self.scheme = Choices(theme, "scheme", _("Colours"), options=schemes)
        self.text_size = Choices(theme, "text_size", _("Size of the text"), options=sizes)
        self.density = Choices(theme, "density", _("Room between rows"), options=densities)
        self.language = Choices(theme, "language", _("Language"), options=languages)
        self.scheme.chosen.connect(lambda key: self._take(replace(theme.look, scheme=Scheme(key))))
        self.text_size.chosen.connect(lambda key: self._take(replace(theme.look, text_percent=int(key))))
        self.density.chosen.connect(lambda key: self._take(replace(theme.look, density=Density(key))))
        self.language.chosen.connect(self._speak)

    def _sample(self) -> Card:
        theme = self._theme
        card = Card(theme, _("This is how it reads"), icon="eye")
        card.setObjectName("look_sample")
        row = FactRow(theme, _("Gio Ferri"), detail=_("in a traineeship, next step on Thursday"), icon="user")
        card.add(RowList(theme, row.end_with(Chip(theme, _("today"), tone="warn"))))
        card.add(WordsBlock(theme, _("I would like a place where I know what to do when I arrive.")))
        card.add(Label(theme, _("Letters that look alike stay apart: 0 O, 1 l I, rn m."), tone="text2"))
        sample = Button(theme, _("A button"), kind="plain", icon="check")
        sample.setObjectName("look_sample_button")
        card.add(Flow(sample, Chip(theme, _("in order"), tone="ok"), Chip(theme, _("to check"), tone="info")))
        return _on_top(card)

    def _take(self, look: Look) -> None:
        self._theme.set_look(look)
        self._tools.keep_look(look, i18n.language())

    def _speak(self, code: str) -> None:
        if code == i18n.language():
            return
        self._tools.keep_look(self._theme.look, code)
        self._tools.speak(code)

    def _show(self) -> None:
        look = self._theme.look
        self.scheme.show_choice(look.scheme.value)
        self.text_size.show_choice(str(look.text_percent))
        self.density.show_choice(look.density.value)
        self.language.show_choice(i18n.language())


def _on_top(card: Card) -> Card:
    card.body.addStretch(1)
    return card
