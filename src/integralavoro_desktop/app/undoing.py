"""Taking back the last action of whoever works here, and naming it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.storage import undo
from integralavoro_desktop.storage.edit import Action

if TYPE_CHECKING:
    from integralavoro_desktop.gui.bench import Bench


def last_step(bench: Bench) -> undo.Step | None:
    """Return the last action of this operator that nobody has received; None where there is none, or while locked."""
    if not bench.store.vault.is_open:
        return None
    with bench.store.connection() as conn:
        return undo.last(conn, author=bench.action.author)


def step_words(bench: Bench, step: undo.Step) -> str:
    """Return what the action was about, in a few words."""
    entity = bench.catalogue.entity(step.entity)
    words = entity.child.words if entity.child else entity.kind.words
    with bench.store.read() as reader:
        record = reader.one(step.entity, step.row)
    title = entity.kind.title(record) if record is not None and entity.child is None else ""
    return _("{what} {title}").format(what=_(words.one).lower(), title=title).strip()


def take_back(bench: Bench) -> None:
    """Write what stood before the last action; nothing is written where somebody changed it since."""
    step = last_step(bench)
    if step is None:
        return
    action = Action(bench.action.author, undo.reason_of(step))
    with bench.store.read() as reader, bench.store.write(action) as edit:
        undo.take_back(edit, reader, step)
