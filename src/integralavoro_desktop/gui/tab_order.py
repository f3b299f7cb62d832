"""The order of Tab for widgets that are put on a page later than their neighbours."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


def stops_of(root: QWidget) -> list[QWidget]:
    """Return what takes the keyboard by Tab in a widget, itself included, in the order in force."""
    found = [root] if _takes_tab(root) else []
    inside = set(root.findChildren(QWidget))
    one = root.nextInFocusChain()
    while one is not None and one is not root:
        if one in inside and _takes_tab(one):
            found.append(one)
        one = one.nextInFocusChain()
    return found


def chain(stops: Iterable[QWidget]) -> None:
    """Let Tab visit these one after the other; what came after the first one comes after the last one."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def put_after(anchor: QWidget, root: QWidget) -> None:
    """Let Tab visit all of `root` right after `anchor`."""
    chain([anchor, *(stop for stop in stops_of(root) if stop is not anchor)])


def _takes_tab(widget: QWidget) -> bool:
    return widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
