"""Levels are picked with digits, arrows and the mouse, and said in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from integralavoro_desktop.gui.level_picker import LevelPicker


@pytest.fixture
def picker(theme, show) -> LevelPicker:
    """Give a picker named Ritmo at its own size."""
    made = LevelPicker(theme, "Ritmo")
    size = made.sizeHint()
    return show(made, size.width(), size.height())


@pytest.mark.parametrize("level", range(5))
def test_a_digit_picks_its_level(picker, qtbot, level: int) -> None:
    with qtbot.waitSignal(picker.changed) as changed:
        qtbot.keyClick(picker, str(level))
    assert changed.args == [level]
    assert picker.value == level


@pytest.mark.parametrize("digit", ["5", "9"])
def test_a_digit_without_a_level_does_nothing(picker, qtbot, digit: str) -> None:
    with qtbot.assertNotEmitted(picker.changed):
        qtbot.keyClick(picker, digit)


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_level_is_taken_away(picker, qtbot, key) -> None:
    picker.set_value(3)
    qtbot.keyClick(picker, key)
    assert picker.value is None


def test_arrows_move_by_one_and_stop_at_the_ends(picker, qtbot) -> None:
    seen = []
    picker.changed.connect(seen.append)
    for key in [Qt.Key.Key_Right] * 7 + [Qt.Key.Key_Left]:
        qtbot.keyClick(picker, key)
    assert seen == [0, 1, 2, 3, 4, 3]


def test_a_click_picks_and_a_second_one_takes_away(picker, qtbot) -> None:
    place = QPoint(2 * 28 + 10, picker.height() // 2)
    qtbot.mouseClick(picker, Qt.MouseButton.LeftButton, pos=place)
    assert picker.value == 2
    qtbot.mouseClick(picker, Qt.MouseButton.LeftButton, pos=place)
    assert picker.value is None


def test_the_value_is_said_in_words(picker) -> None:
    assert picker.accessibleName() == "Ritmo: no level"
    picker.set_value(3)
    picker.set_before(2)
    assert picker.accessibleName() == "Ritmo: 3 of 4, before 2"


def test_a_covered_level_is_neither_said_nor_changed(picker, qtbot) -> None:
    picker.set_value(3)
    picker.set_hidden(True)
    qtbot.keyClick(picker, "1")
    assert picker.value == 3
    assert "3" not in picker.accessibleName()


def test_setting_a_value_is_no_change_by_hand(picker, qtbot) -> None:
    with qtbot.assertNotEmitted(picker.changed):
        picker.set_value(4)
