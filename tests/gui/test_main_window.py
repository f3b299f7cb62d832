"""The window opens pages, goes back and forth, follows the keys, and hides everything when locked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from integralavoro_desktop.gui.navigation import Badge
from integralavoro_desktop.gui.page import Page
from integralavoro_desktop.gui.status_bar import StatusPart
from integralavoro_desktop.gui.theme import Look, Scheme

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize("number", range(1, 6))
def test_ctrl_and_a_number_open_an_entry(window, qtbot, number: int) -> None:
    qtbot.keyClick(window, getattr(Qt.Key, f"Key_{number}"), CTRL)
    assert window.page is window.open(f"entry_{number - 1}")


def test_ctrl_comma_opens_the_settings(window, qtbot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Comma, CTRL)
    assert window.navigation.findChild(type(nav(window, "settings")), "nav_settings").isChecked()


def test_the_keyboard_goes_to_the_title_of_a_new_page(window) -> None:
    page = window.open("entry_1")
    assert QApplication.focusWidget() is page.title


def test_alt_and_arrows_go_back_and_forth(window, qtbot) -> None:
    first, second = window.open("entry_1"), window.open("entry_2")
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert window.page is first
    assert nav(window, "entry_1").isChecked()
    qtbot.keyClick(window, Qt.Key.Key_Right, ALT)
    assert window.page is second


def test_a_page_of_one_record_marks_the_entry_it_belongs_to(window, theme) -> None:
    page = Page(theme, "Gio Ferri")
    window.show_page(page, "entry_1")
    assert window.page is page
    assert nav(window, "entry_1").isChecked()


def test_only_the_visible_page_reads_at_once(window) -> None:
    hidden, visible = window.open("entry_1"), window.open("entry_2")
    window.data_changed(["candidate"])
    assert visible.told == [frozenset({"candidate"})]
    assert hidden.told == []
    window.open("entry_1")
    assert hidden.told == [frozenset()]


def test_the_count_of_an_entry_is_read_in_words(window) -> None:
    button = nav(window, "entry_2")
    assert button.accessibleName() == "Tirocini e lavoro, 2 cose per oggi"
    button.set_badge(Badge(0))
    assert button.accessibleName() == "Tirocini e lavoro"


def test_arrows_walk_through_the_navigation_without_opening(window, qtbot) -> None:
    window.navigation.focus_current()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is nav(window, "entry_1")
    assert nav(window, "entry_0").isChecked()


def test_f6_goes_round_the_areas(window, qtbot) -> None:
    window.page.focus_title()
    seen = []
    for _step in range(4):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        seen.append(area_of(window))
    assert seen == ["status_bar", "navigation", "top_bar", "page"]
    qtbot.keyClick(window, Qt.Key.Key_F6, SHIFT)
    assert area_of(window) == "top_bar"


def test_from_150_percent_the_navigation_shows_icons_and_f6_its_words(window, theme, qtbot) -> None:
    theme.set_look(Look(Scheme.LIGHT, 150))
    narrow = window.navigation.width()
    assert not nav(window, "entry_0").has_words
    assert nav(window, "entry_0").toolTip()
    window.navigation.focus_current()
    assert nav(window, "entry_0").has_words
    window.page.focus_title()
    assert window.navigation.width() == narrow


@pytest.mark.parametrize(
    ("key", "modifiers", "signal"),
    [
        (Qt.Key.Key_L, CTRL | SHIFT, "lock_asked"),
        (Qt.Key.Key_C, CTRL | SHIFT, "clinical_asked"),
        (Qt.Key.Key_F1, SHIFT, "key_card_asked"),
    ],
)
def test_keys_of_the_window_are_told(window, qtbot, key, modifiers, signal: str) -> None:
    with qtbot.waitSignal(getattr(window, signal)):
        qtbot.keyClick(window, key, modifiers)


def test_ctrl_k_and_ctrl_l_reach_the_top_bar(window, qtbot) -> None:
    with qtbot.waitSignal(window.top_bar.search_asked):
        qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    with qtbot.waitSignal(window.top_bar.log_asked):
        qtbot.keyClick(window, Qt.Key.Key_L, CTRL)


def test_a_letter_typed_on_the_search_goes_along(window, qtbot) -> None:
    window.top_bar.search.setFocus()
    with qtbot.waitSignal(window.top_bar.search_asked) as asked:
        qtbot.keyClick(window.top_bar.search, Qt.Key.Key_G)
    assert asked.args == ["g"]


def test_undo_names_what_it_takes_back(window) -> None:
    assert not window.top_bar.undo.isEnabled()
    window.top_bar.set_undo("telefono di Sara Pozzi")
    assert window.top_bar.undo.isEnabled()
    assert window.top_bar.undo.accessibleName() == "Undo: telefono di Sara Pozzi (Ctrl+Z)"


def test_the_place_of_the_day_is_told_by_its_key(window, qtbot) -> None:
    menu = window.top_bar.place.findChildren(type(window.top_bar.place._menu))[0]  # noqa: SLF001
    with qtbot.waitSignal(window.top_bar.place_chosen) as chosen:
        menu.actions()[1].trigger()
    assert chosen.args == ["bollate"]
    assert window.top_bar.place.accessibleName() == "Today I am at CPS di Rho"


def test_a_cover_hides_every_word_and_gives_the_keyboard_back(window, qtbot) -> None:
    line = QLineEdit()
    window.page.body.insertWidget(0, line)
    line.show()
    line.setFocus()
    window.cover(QLineEdit())
    assert window.is_covered
    assert not window.page.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_2, CTRL)
    assert not nav(window, "entry_1").isChecked()
    window.uncover()
    assert QApplication.focusWidget() is line


def test_practice_stands_in_the_band_and_in_the_title(window) -> None:
    window.set_practice(True)
    assert window.practice.isVisible()
    assert window.windowTitle() == "PRACTICE · Integr@lavoro"
    window.set_practice(False)
    assert window.windowTitle() == "Integr@lavoro"


def test_a_part_of_the_status_bar_is_told_and_keeps_its_place(window, qtbot) -> None:
    part = window.status.part("exchange")
    with qtbot.waitSignal(window.status.part_clicked) as clicked:
        qtbot.mouseClick(part, Qt.MouseButton.LeftButton)
    assert clicked.args == ["exchange"]
    window.status.set_parts([StatusPart("exchange", "arrow-left-right", "Ultimo scambio: 40 giorni fa", tone="warn")])
    assert window.status.part("exchange") is part
    assert part.accessibleName() == "Ultimo scambio: 40 giorni fa"


def nav(window, key: str):
    """Give the button of an entry."""
    return next(one for one in window.navigation.children() if one.objectName() == f"nav_{key}")


def area_of(window) -> str:
    """Give the name of the area that has the keyboard."""
    focused = QApplication.focusWidget()
    areas = [window.navigation, window.top_bar, window.page, window.status]
    return next(area.objectName() for area in areas if area.isAncestorOf(focused))
