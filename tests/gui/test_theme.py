"""The theme gives fonts, sizes and colours, and changes them everywhere at once."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontInfo, QPalette

from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.gui.theme import FAMILY, Density, Look, Scheme
from integralavoro_desktop.gui.tokens import CONTRAST, DARK


def test_the_shipped_font_is_used(theme) -> None:
    assert QFontInfo(theme.font("body")).family() == FAMILY
    assert QFontInfo(theme.font("h1")).weight() == QFont.Weight.Bold


def test_figures_of_a_table_are_equally_wide(theme) -> None:
    assert theme.font("body", figures=True).featureValue(QFont.Tag("tnum")) == 1
    assert not theme.font("body").featureTags()


@pytest.mark.parametrize(("percent", "pixels"), [(100, 15), (150, 22), (200, 30)])
def test_the_text_size_multiplies_the_type(theme, percent: int, pixels: int) -> None:
    theme.set_look(Look(Scheme.LIGHT, percent))
    assert theme.font("body").pixelSize() == pixels


def test_a_compact_look_still_has_targets_of_32_pixels(theme) -> None:
    theme.set_look(Look(Scheme.LIGHT, density=Density.COMPACT))
    assert theme.control == 32
    assert Button(theme, "Apri").sizeHint().height() >= 32


def test_text_grows_step_by_step_and_goes_back(theme) -> None:
    theme.step_text(1)
    assert theme.look.text_percent == 110
    theme.step_text(-1)
    theme.step_text(-1)
    assert theme.look.text_percent == 100
    theme.set_look(Look(Scheme.LIGHT, 200))
    theme.step_text(1)
    assert theme.look.text_percent == 200
    theme.step_text(0)
    assert theme.look.text_percent == 100


@pytest.mark.parametrize(("scheme", "look"), [(Scheme.DARK, DARK), (Scheme.CONTRAST, CONTRAST)])
def test_another_look_reaches_the_palette_and_the_labels(theme, show, qapp, scheme, look) -> None:
    label = show(Label(theme, "Prossimo passo", role="h3"))
    theme.set_look(Look(scheme))
    assert qapp.palette().color(QPalette.ColorRole.Base).name().upper() == look.surface
    assert label.palette().color(QPalette.ColorRole.WindowText).name().upper() == look.text


def test_a_change_is_told_once(theme, qtbot) -> None:
    with qtbot.waitSignal(theme.changed) as told:
        theme.set_look(Look(Scheme.DARK))
    assert told.args == []


def test_an_icon_takes_the_colour_of_the_look(theme) -> None:
    drawn = {scheme: _ink(theme, scheme) for scheme in (Scheme.LIGHT, Scheme.DARK)}
    assert drawn[Scheme.LIGHT] == "#0e6063"
    assert drawn[Scheme.DARK] == "#72c9c3"


def test_an_icon_is_drawn_once_for_a_size(theme) -> None:
    assert theme.pixmap("lock", "accent", 18) is theme.pixmap("lock", "accent", 18)
    assert theme.pixmap("lock", "accent", 18, ratio=2.0).width() == 36


def _ink(theme, scheme: Scheme) -> str:
    theme.set_look(Look(scheme))
    image = theme.pixmap("square", "accent", 48).toImage()
    strongest = max(
        (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())), key=lambda c: c.alpha()
    )
    return strongest.name()
