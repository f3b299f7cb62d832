"""A layout that sets widgets side by side and goes on in the next line, as words do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator


class FlowLayout(QLayout):
    """Lines of widgets, each line centred on its tallest one."""

    def __init__(self, gap: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item back."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Take only the room that is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow flow is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        lines = list(self._lines(width))
        return sum(tall for _line, tall in lines) + self._gap * max(0, len(lines) - 1)

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Be at least as wide as the widest item."""
        sizes = [item.minimumSize() for item in self._items]
        return QSize(
            max((size.width() for size in sizes), default=0), max((size.height() for size in sizes), default=0)
        )

    def setGeometry(self, area: QRect) -> None:
        """Put the items in their lines."""
        super().setGeometry(area)
        top = area.top() + max(0, (area.height() - self.heightForWidth(area.width())) // 2)
        for line, tall in self._lines(area.width()):
            left = area.left()
            for item, size in line:
                item.setGeometry(QRect(QPoint(left, top + (tall - size.height()) // 2), size))
                left += size.width() + self._gap
            top += tall + self._gap

    def _lines(self, width: int) -> Iterator[tuple[list[tuple[QLayoutItem, QSize]], int]]:
        line: list[tuple[QLayoutItem, QSize]] = []
        used = tall = 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = self._size(item, width)
            if line and used + self._gap + size.width() > width:
                yield line, tall
                line, used, tall = [], 0, 0
            used += size.width() + (self._gap if line else 0)
            tall = max(tall, size.height())
            line.append((item, size))
        if line:
            yield line, tall

    def _size(self, item: QLayoutItem, width: int) -> QSize:
        hint = item.sizeHint()
        if hint.width() <= width:
            return hint
        tall = item.heightForWidth(width) if item.hasHeightForWidth() else hint.height()
        return QSize(max(width, item.minimumSize().width()), tall)


class Flow(QWidget):
    """A widget that lays out what it holds as words: chips, buttons, small boxes."""

    def __init__(self, *widgets: QWidget, gap: int = 8) -> None:
        super().__init__()
        self.setObjectName("flow")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(gap)
        self.setLayout(self._flow)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        self._flow.addWidget(widget)

    def clear(self) -> None:
        """Take all widgets away."""
        while (item := self._flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.setParent(None)
                old.deleteLater()
