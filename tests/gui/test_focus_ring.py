"""The ring stands around what has the keyboard, outside of it, and nowhere else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.fields_basic import LineField, PasswordField
from integralavoro_desktop.gui.focus_ring import FocusRing


@pytest.fixture
def ringed(theme, show):
    """Give a window with a field, a button and a password, and its ring."""
    window = QWidget()
    line = QHBoxLayout(window)
    window.field, window.button = LineField(theme, "telephone"), Button(theme, "Salva", kind="primary")
    window.password = PasswordField(theme, "password")
    for one in (window.field, window.button, window.password):
        line.addWidget(one)
    window.ring = FocusRing(theme, window)
    return show(window)


def test_the_ring_follows_the_keyboard(ringed) -> None:
    ringed.field.setFocus()
    assert ringed.ring.widget() is ringed.field
    ringed.button.setFocus(Qt.FocusReason.TabFocusReason)
    assert ringed.ring.widget() is ringed.button
    assert ringed.ring.isVisible()


def test_the_ring_is_outside_the_widget(ringed) -> None:
    ringed.button.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    around, inside = ringed.ring.geometry(), ringed.button.geometry()
    assert around.contains(inside)
    assert inside.left() - around.left() >= 4
    assert around.bottom() - inside.bottom() >= 4


def test_the_ring_moves_with_its_widget(ringed) -> None:
    ringed.button.setFocus(Qt.FocusReason.TabFocusReason)
    ringed.resize(600, 300)
    QApplication.processEvents()
    assert ringed.ring.geometry().contains(ringed.button.geometry())


def test_a_button_pressed_with_the_mouse_gets_no_ring(ringed, qtbot) -> None:
    ringed.field.setFocus()
    qtbot.mousePress(ringed.button, Qt.MouseButton.LeftButton)
    assert not ringed.ring.isVisible()
    qtbot.mouseRelease(ringed.button, Qt.MouseButton.LeftButton)


def test_a_password_has_the_ring_around_its_line(ringed) -> None:
    ringed.password.setFocus()
    assert ringed.ring.widget() is ringed.password.line


def test_what_asks_for_no_ring_gets_none(ringed) -> None:
    ringed.button.setFocus(Qt.FocusReason.TabFocusReason)
    ringed.field.setProperty("ring", False)
    ringed.field.setFocus()
    assert not ringed.ring.isVisible()
