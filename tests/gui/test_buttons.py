"""Buttons, chips and labels: names, keys, letters, sizes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from integralavoro_desktop.gui.buttons import Button, IconButton, give_mnemonics, plain
from integralavoro_desktop.gui.chips import Avatar, Chip, ChoiceChip, FilterChip
from integralavoro_desktop.gui.text import Label


def test_a_button_is_named_by_its_word_without_the_key(theme) -> None:
    button = Button(theme, "&Annota contatto", key="Ctrl L")
    assert button.accessibleName() == "Annota contatto"
    assert button.key == "Ctrl L"


def test_an_icon_alone_has_a_name_and_a_tooltip(theme) -> None:
    button = IconButton(theme, "undo-2", "Annulla: telefono di Sara Pozzi")
    assert button.accessibleName() == button.toolTip() == "Annulla: telefono di Sara Pozzi"
    assert button.sizeHint().width() == button.sizeHint().height()


@pytest.mark.parametrize("kind", ["primary", "plain", "ghost", "link", "danger", "crumb"])
def test_every_kind_is_a_target_of_32_pixels(theme, kind: str) -> None:
    for button in (Button(theme, "Apri", kind=kind), Button(theme, "Apri", kind=kind).small()):
        assert button.sizeHint().height() >= 32
        assert button.sizeHint().width() >= 32


def test_each_button_of_a_page_gets_a_letter_of_its_own(theme, bench) -> None:
    buttons = [
        Button(theme, words) for words in ("Stampa", "Salva", "Scambia", "Storia", "Apri & chiudi".replace("&", "&&"))
    ]
    for button in buttons:
        bench.add(button)
    used = give_mnemonics(bench)
    assert len(used) == len(buttons)
    assert [plain(button.text()) for button in buttons] == ["Stampa", "Salva", "Scambia", "Storia", "Apri & chiudi"]


def test_a_letter_given_by_hand_is_kept(theme, bench) -> None:
    first, second = Button(theme, "Salva e &chiudi"), Button(theme, "Chiudi")
    bench.add(first)
    bench.add(second)
    give_mnemonics(bench)
    assert first.text() == "Salva e &chiudi"
    assert second.text() == "C&hiudi"


@pytest.mark.parametrize("tone", ["accent", "words", "ok", "warn", "danger", "info"])
def test_a_chip_of_a_tone_has_icon_and_word(theme, tone: str) -> None:
    chip = Chip(theme, "in carico", tone=tone)
    assert chip.icon
    assert chip.accessibleName() == "in carico"


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_filter_is_taken_away_with_the_keyboard(theme, show, qtbot, key) -> None:
    chip = show(FilterChip(theme, "Polo", "Rho"))
    with qtbot.waitSignal(chip.removed):
        qtbot.keyClick(chip, key)


def test_the_cross_takes_the_filter_away_and_the_rest_opens_it(theme, show, qtbot) -> None:
    chip = show(FilterChip(theme, "Polo", "Rho"))
    chip.resize(chip.sizeHint())
    middle = chip.height() // 2
    with qtbot.waitSignal(chip.removed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 8, middle))
    with qtbot.waitSignal(chip.clicked), qtbot.assertNotEmitted(chip.removed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(12, middle))


def test_a_choice_is_checked_with_space(theme, show, qtbot) -> None:
    chip = show(ChoiceChip(theme, "telefono", icon="phone"))
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Giovanna Ferri", "GF"), ("Anna Maria Galli", "AG"), ("Gio", "G"), ("", ""), ("Luca «Lu» Bianchi", "LB")],
)
def test_initials_are_those_of_first_and_last_name(theme, name: str, initials: str) -> None:
    assert Avatar(theme, name).initials == initials


def test_a_label_asks_for_the_height_its_words_take(theme, show) -> None:
    label = show(Label(theme, "Vorrei un posto dove so cosa fare quando arrivo. " * 4))
    assert label.heightForWidth(200) > label.heightForWidth(700) >= label.fontMetrics().height()


def test_words_of_people_are_never_read_as_markup(theme) -> None:
    label = Label(theme, "<b>ciao</b>")
    assert label.textFormat() == Qt.TextFormat.PlainText
    label.set_lead("<i>Attento</i>", "<b>ciao</b>")
    assert label.words() == "<i>Attento</i> <b>ciao</b>"
    assert "&lt;b&gt;" in label.text()
