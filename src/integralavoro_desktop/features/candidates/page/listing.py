"""A view of a person's rows of one type: what can be begun, the rows, or what will stand here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.gui.banners import EmptyState
from integralavoro_desktop.gui.boxes import Box, row
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.tabs import TabView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from integralavoro_desktop.features.candidates.page.desk_of import Desk


class ListView(TabView):
    """Shows `content()`, which subclasses make, under a button for a new row of `entity`."""

    def __init__(self, desk: Desk, entity: str, new_label: str, **given: Any) -> None:
        super().__init__()
        self.desk = desk
        self._entity = entity
        self._given = {"candidate_id": desk.key} | given
        self._content: QWidget | None = None
        self.new = Button(desk.theme, new_label, icon="plus")
        self.new.setObjectName("new_row")
        self.new.clicked.connect(self.ask_new)
        self.body.addLayout(row(self.new))
        self.refresh(frozenset())
        self.body.addStretch(1)

    def content(self) -> QWidget:
        """Return what is shown now."""
        raise NotImplementedError

    def refresh(self, changed: frozenset[str]) -> None:
        """Make the content again."""
        fresh = self.content()
        if self._content is not None:
            self._content.setParent(None)
            self._content.deleteLater()
        self._content = fresh
        self.body.insertWidget(1, fresh)

    def ask_new(self) -> None:
        """Ask for an empty form."""
        self.desk.guide.new(self._entity, self._given)

    def empty(self, sentence: str, *, icon: str, action: str) -> Box:
        """Return what stands here before the first row; the button above would say the same twice."""
        self.new.setVisible(False)
        box = Box(self.desk.theme)
        state = EmptyState(self.desk.theme, sentence, icon=icon, action=action)
        state.acted.connect(self.ask_new)
        box.add(state)
        return box
