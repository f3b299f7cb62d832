"""The ring stands around what has the keyboard, outside of it, and nowhere else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
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


def test_a_tight_parent_does_not_cut_the_ring(ringed) -> None:
    ringed.password.setFocus()
    QApplication.processEvents()
    assert ringed.ring.parentWidget().rect().contains(ringed.ring.geometry())
    assert on_screen(ringed.ring).contains(on_screen(ringed.password.line))


def test_the_ring_goes_along_when_the_page_is_scrolled(theme, window) -> None:
    field = LineField(theme, "telephone")
    field.setMinimumHeight(60)
    window.page.body.insertWidget(0, field)
    window.page.body.addSpacing(3000)
    field.show()
    field.setFocus()
    QApplication.processEvents()
    window.page.scroll_area.verticalScrollBar().setValue(25)
    QApplication.processEvents()
    ring = next(one for one in window.findChildren(FocusRing) if one.widget() is field)
    assert on_screen(ring).center() == on_screen(field).center()


def on_screen(widget: QWidget) -> QRect:
    """Give the place of a widget on the screen."""
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
