"""Walks over all widgets of a window: clipped words, small targets, missing names. Every page's test may call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)

from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.level_picker import LevelPicker

if TYPE_CHECKING:
    from collections.abc import Iterator

SMALLEST = 32
PICKER_CELL = 26


def clipped(root: QWidget) -> list[str]:
    """Return the visible widgets whose words do not fit, or which stick out of their parent at the side."""
    QApplication.processEvents()
    return [_said(one) for one in _visible(root) if _is_cut(one) or _sticks_out(one)]


def too_small(root: QWidget) -> list[str]:
    """Return the visible widgets to press or type in that are lower or narrower than 32 px."""
    return [
        f"{_said(one)} {one.width()}x{one.height()}"
        for one in _visible(root)
        if _is_target(one)
        and min(one.width(), one.height()) < (PICKER_CELL if isinstance(one, LevelPicker) else SMALLEST)
    ]


def nameless(root: QWidget) -> list[str]:
    """Return the visible widgets that take the keyboard and that a screen reader could not name."""
    return [
        _said(one)
        for one in _visible(root)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not one.accessibleName()
        and not getattr(one, "text", str)()
        and not _is_inner(one)
    ]


def colour_only(root: QWidget) -> list[str]:
    """Return the chips of a tone that do not carry both an icon and a word."""
    return [_said(one) for one in _visible(root) if _is_chip(one) and not (one.icon and one.text)]


def tab_stops(root: QWidget) -> list[QWidget]:
    """Press Tab until the keyboard comes back to where it started; return where it stopped."""
    stops: list[QWidget] = []
    while (here := QApplication.focusWidget()) is not None and here not in stops and len(stops) < 500:
        stops.append(here)
        root.window().focusNextChild()
    return stops


def _visible(root: QWidget) -> Iterator[QWidget]:
    for one in root.findChildren(QWidget):
        if one.isVisible() and one.width() and one.height():
            yield one


def _is_cut(one: QWidget) -> bool:
    if isinstance(one, QLabel) and one.text():
        if one.hasHeightForWidth():
            return one.heightForWidth(one.width()) > one.height() + 1 or one.minimumSizeHint().width() > one.width() + 1
        return one.sizeHint().width() > one.width() + 1 or one.sizeHint().height() > one.height() + 1
    if isinstance(one, Chip) or (isinstance(one, QAbstractButton) and one.text()):
        wanted = one.minimumSizeHint()
        return wanted.width() > one.width() + 1 or wanted.height() > one.height() + 1
    return False


def _sticks_out(one: QWidget) -> bool:
    parent = one.parentWidget()
    if parent is None or isinstance(parent, QAbstractScrollArea) or one.isWindow() or one.objectName() == "focus_ring":
        return False
    if not (isinstance(one, (QLabel, QAbstractButton, QLineEdit, Chip))):
        return False
    area = QRect(one.mapTo(parent, QPoint(0, 0)), one.size())
    window = QRect(one.mapTo(one.window(), QPoint(0, 0)), one.size())
    is_out = area.left() < -1 or area.right() > parent.width() + 1
    return is_out or window.left() < -1 or window.right() > one.window().width() + 1


def _is_target(one: QWidget) -> bool:
    if _is_inner(one) or not one.isEnabled():
        return False
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, LevelPicker)
    return isinstance(one, kinds) and one.property("bare") is not True


def _is_inner(one: QWidget) -> bool:
    parent = one.parentWidget()
    is_part = isinstance(parent, (QComboBox, QAbstractSpinBox, QLineEdit, QScrollBar))
    return is_part or one.objectName().startswith("qt_") or isinstance(one, QScrollBar)


def _is_chip(one: QWidget) -> bool:
    return type(one) is Chip and one.tone != "neutral"


def _said(one: QWidget) -> str:
    words = getattr(one, "words", getattr(one, "text", str))
    return f"{type(one).__name__} {one.objectName()} «{words() if callable(words) else words}»"
