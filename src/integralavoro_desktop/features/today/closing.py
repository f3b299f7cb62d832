"""Ticking a thing off, and taking the tick back: both are ordinary writes that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from integralavoro_desktop.features.tasks import automatic
from integralavoro_desktop.features.tasks.choices import TaskState
from integralavoro_desktop.features.tasks.rules import next_of

if TYPE_CHECKING:
    from datetime import date

    from integralavoro_desktop.features.tasks.automatic import ToDo
    from integralavoro_desktop.storage.edit import Action
    from integralavoro_desktop.storage.store import Store

TASK = "task"


def tick(store: Store, action: Action, thing: ToDo, on: date) -> None:
    """Write that a thing was done on a day; a task that comes again is written anew. AppError where nobody may."""
    row = _row(store, thing.id)
    with store.write(action) as edit:
        if row is None:
            edit.add(automatic.closing(thing, TaskState.DONE, operator_id=UUID(action.author), on=on))
            return
        edit.change(row, {"state": TaskState.DONE, "done_on": on})
        following = next_of(row)
        if following is not None and _row(store, following.id) is None:
            edit.add(following)


def untick(store: Store, action: Action, thing: ToDo) -> None:
    """Write that a thing is still to be done, and take away the next one that the tick had made."""
    row = _row(store, thing.id)
    if row is None:
        return
    following = next_of(row)
    made = _row(store, following.id) if following is not None else None
    with store.write(action) as edit:
        edit.change(row, {"state": TaskState.OPEN, "done_on": None})
        if made is not None and made.state == TaskState.OPEN and made.deleted_at is None:
            edit.remove(made)


def _row(store: Store, key: UUID) -> Any:
    with store.read() as reader:
        return reader.one(TASK, key)
