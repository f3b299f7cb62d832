"""Taking back the last change that was saved in one record and that nobody has received yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop.storage.edit import Action
from integralavoro_desktop.storage.undo import Step, last, reason_of, take_back

if TYPE_CHECKING:
    from uuid import UUID

    from integralavoro_desktop.gui.bench import Bench


def last_step(bench: Bench, key: UUID | None) -> Step | None:
    """Return the last action of this person, if it changed this record and can be taken back."""
    if key is None:
        return None
    with bench.store.connection() as conn:
        step = last(conn, author=bench.action.author)
    is_mine = step is not None and step.row == key and not step.made_new
    return step if is_mine else None


def take_back_step(bench: Bench, step: Step) -> bool:
    """Write what stood before an action; False where somebody changed it since."""
    action = Action(bench.action.author, reason_of(step))
    with bench.store.write(action) as edit, bench.store.read() as reader:
        return take_back(edit, reader, step)
