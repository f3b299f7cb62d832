"""The card of things to do: counts in chips, the nearest first, a tick that can be taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from integralavoro_desktop.features.tasks.automatic import at_place
from integralavoro_desktop.features.tasks.choices import When
from integralavoro_desktop.features.today.things import counts, due_words, first_few
from integralavoro_desktop.gui.boxes import Card, row
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.rows import RowList, TaskRow
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from integralavoro_desktop.features.today.things import Thing
    from integralavoro_desktop.gui.theme import Theme

MOST = 8
_TONES = {When.LATE: ("danger", "circle-alert"), When.TODAY: ("warn", "clock")}


class TodoCard(Card):
    """Shows things to do. `ticked(thing, is_done)` asks for the write, `opened(thing)` for the record.

    What was ticked stays in sight until `forget_ticked`, so that the tick can be taken back where it was given.
    """

    ticked = Signal(object, bool)
    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("To do"), icon="list-checks")
        self.setObjectName("to_do")
        self._things: tuple[Thing, ...] = ()
        self._done: dict[UUID, Thing] = {}
        self._today: date | None = None
        self._place = ""
        self._shows_all = False
        self._lines: dict[UUID, TaskRow] = {}
        self._list = RowList(theme)
        self.add(self._list)
        self._nothing = Label(theme, tone="text2")
        self._nothing.setObjectName("nothing_to_do")
        self.add(self._nothing)
        self._more = Button(theme, "", kind="link")
        self._more.setObjectName("show_all")
        self._more.clicked.connect(self._show_all)
        self.body.addLayout(row(self._more))

    @property
    def shown(self) -> tuple[Thing, ...]:
        """The things of the place of the day, without those that were ticked."""
        here = self._here()
        kept = [one for one in self._things if one.todo.id in here and one.todo.id not in self._done]
        return tuple(sorted(kept, key=lambda one: (one.todo.on, one.todo.title)))

    def show_things(self, things: Sequence[Thing], today: date, *, place: str, is_whole: bool = True) -> None:
        """Show what is to be done at a place, or everywhere without one."""
        self._things = tuple(things)
        self._today = today
        self._place = place
        known = {one.todo.id for one in things}
        if is_whole:
            # open again in the store: the tick was undone elsewhere
            self._done = {key: one for key, one in self._done.items() if key not in known}
        self._draw(is_whole=is_whole)

    def mark_done(self, thing: Thing, *, is_done: bool) -> None:
        """Remember that a thing was ticked, or is open again."""
        if is_done:
            self._done[thing.todo.id] = thing
        else:
            self._done.pop(thing.todo.id, None)
            # it stands here until the store is read again
            self._things = (*(one for one in self._things if one.todo.id != thing.todo.id), thing)
        self._draw()

    def forget_ticked(self) -> None:
        """Let what was done go out of sight."""
        self._done.clear()
        self._shows_all = False

    def _here(self) -> set[UUID]:
        things = [one.todo for one in self._things]
        return {one.id for one in (at_place(things, self._place) if self._place else things)}

    def _draw(self, *, is_whole: bool = True) -> None:
        today = self._today
        if today is None:
            return
        listed = [*self.shown, *self._done.values()]
        listed.sort(key=lambda one: (one.todo.on, one.todo.title))
        visible = listed if self._shows_all else first_few(listed, MOST)
        focused = self._focused()
        self._lines = {one.todo.id: self._row(one, today) for one in visible}
        self._list.set_rows(*self._lines.values())
        self._give_focus(*focused)
        self._draw_chips()
        self._nothing.setVisible(not listed)
        if is_whole:
            self._nothing.setText(_("Nothing until next week. What you promise in the diary with a day comes here."))
        else:
            self._nothing.setText(_("I am looking through the files…"))
        self._draw_more(len(listed) - len(visible))

    def _focused(self) -> tuple[UUID | None, bool]:
        """Return the thing that has the keyboard, and whether it is on its box: the rows are about to be made anew."""
        for key, line in self._lines.items():
            if line.hasFocus() or line.check.hasFocus():
                return key, line.check.hasFocus()
        return None, False

    def _give_focus(self, key: UUID | None, on_box: bool) -> None:
        line = self._lines.get(key) if key is not None else None
        if line is not None:
            (line.check if on_box else line).setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw_more(self, hidden: int) -> None:
        elsewhere = len(self._things) - len(self._here())
        words = ""
        if hidden:
            words = ngettext("Show {n} more", "Show {n} more", hidden).format(n=hidden)
        elif elsewhere:
            words = ngettext("{n} more in another place", "{n} more in other places", elsewhere).format(n=elsewhere)
        self._more.set_text(words or " ")
        self._more.setVisible(bool(words))

    def _draw_chips(self) -> None:
        while (item := self.trail.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.setParent(None)
                old.deleteLater()
        found = counts(self.shown)
        words = {
            When.LATE: ngettext("{n} late", "{n} late", found[When.LATE]),
            When.TODAY: ngettext("{n} due today", "{n} due today", found[When.TODAY]),
        }
        for near, text in words.items():
            if found[near]:
                tone, icon = _TONES[near]
                self._add_to_head(Chip(self.theme, text.format(n=found[near]), tone=tone, icon=icon))
        if found[When.WEEK]:
            week = _("{n} this week").format(n=found[When.WEEK])
            self._add_to_head(Label(self.theme, week, role="caption", tone="text2", wraps=False))

    def _add_to_head(self, widget: QWidget) -> None:
        self.trail.addWidget(widget)
        widget.show()

    def _row(self, one: Thing, today: date) -> TaskRow:
        is_done = one.todo.id in self._done
        end = Chip(self.theme, due_words(one.todo, today), icon="calendar")
        if is_done:
            end.set_state(_("done"), tone="ok")
        elif one.todo.when in _TONES:
            tone, icon = _TONES[one.todo.when]
            end.set_state(due_words(one.todo, today), tone=tone, icon=icon)
        line = TaskRow(self.theme, one.todo.title, reason=one.detail, end=end)
        line.check.setChecked(is_done)
        line.ticked.connect(partial(self.ticked.emit, one))
        line.opened.connect(partial(self.opened.emit, one))
        return line

    def _show_all(self) -> None:
        if len(self.shown) + len(self._done) > MOST and not self._shows_all:
            self._shows_all = True
        else:
            self._place = ""
        self._draw()
