"""The work on one assessment behind its page: what is marked, undo, the draft, the checks, one save."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from integralavoro_desktop.features.assessments import keeping, occasion
from integralavoro_desktop.gui.draft_keeper import DraftKeeper
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.storage.bases import joined, parted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from integralavoro_desktop.features.assessments.choices import RaterRole
    from integralavoro_desktop.features.assessments.keeping import Kept
    from integralavoro_desktop.features.assessments.occasion import Occasion
    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.kernel.problems import Problem

_LOOK_MS = 400
_OCCASION = "occasion"


class Filling(QObject):
    """Holds the occasion as it is on the screen. `changed` after a step, `looked` after the checks, `kept` a draft."""

    changed = Signal()
    looked = Signal()
    kept = Signal()

    def __init__(self, bench: Bench, kept: Kept, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self.kept_now = kept
        self.now: Occasion = kept.occasion
        self.problems: tuple[Problem, ...] = ()
        self._steps: list[tuple[str, Occasion]] = []
        is_new = kept.record is None
        name = f"assessment:new.{kept.candidate_id.hex}" if is_new else ""
        self.keeper = DraftKeeper(bench, "assessment", None if is_new else kept.key, key=name)
        self.keeper.setParent(self)
        self.keeper.content = self._content
        self.keeper.kept.connect(self.kept)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_LOOK_MS)
        self._pause.timeout.connect(self.look)
        self._take_draft()

    @property
    def is_new(self) -> bool:
        """Tell whether nothing of it is in the store yet."""
        return self.kept_now.record is None

    @property
    def is_changed(self) -> bool:
        """Tell whether something is on the screen that the store does not hold."""
        return self.now != self.kept_now.occasion

    @property
    def next_undo(self) -> str:
        """What undo takes back, in words; empty for nothing."""
        return self._steps[-1][0] if self._steps else ""

    def rate(self, key: UUID, item: str, level: int | None) -> None:
        """Give a level, or take it away; an answer that is in the store can only be replaced by a reason."""
        if level is None and (key, item) in self.kept_now.ratings:
            self.next_reason(key, item)
            return
        self._step(item, occasion.rate(self.now, key, item, level))

    def next_reason(self, key: UUID, item: str) -> None:
        """Say why there is no level, or the next reason."""
        may_be_empty = (key, item) not in self.kept_now.ratings
        self._step(item, occasion.next_reason(self.now, key, item, may_be_empty=may_be_empty))

    def note(self, key: UUID, item: str, text: str) -> None:
        """Write a note; a whole note is one step."""
        self._step(_("note on {item}").format(item=item), occasion.note(self.now, key, item, text), is_run=True)

    def describe(self, label: str, values: Mapping[str, Any]) -> None:
        """Give fields of the occasion other values."""
        self._step(label, occasion.describe(self.now, values), is_run=True)

    def sign(self, key: UUID, label: str, values: Mapping[str, Any]) -> None:
        """Give fields of a sheet other values."""
        self._step(label, occasion.sign(self.now, key, values), is_run=True)

    def invite(self, role: RaterRole) -> None:
        """Add a sheet of a role."""
        self._step(role.words, occasion.invite(self.now, keeping.new_column(role)))

    def undo(self) -> None:
        """Take the last step back."""
        if self._steps:
            _words, self.now = self._steps.pop()
            self._tell()

    def leave(self) -> None:
        """Write the draft that waits: the page goes out of sight."""
        if self._bench.store.vault.is_open:
            self.keeper.flush()

    def look(self) -> None:
        """Run the checks on what is on the screen."""
        self._pause.stop()
        if not self._bench.store.vault.is_open:
            return
        self.problems = keeping.find_problems(self._bench.store, self.kept_now, self.now)
        self.looked.emit()

    def save(self) -> bool:
        """Save in one action; False, and it stays a draft, when something must be corrected first."""
        self.look()
        if keeping.stops(self.problems):
            self.keeper.keep()
            return False
        store, action = self._bench.store, self._bench.action
        keeping.save(store, action, self.kept_now, self.now)
        self.keeper.discard()
        self._steps.clear()
        fresh = keeping.open_kept(store, action, self.kept_now.key)
        if fresh is not None:
            self.kept_now = fresh
            self.now = fresh.occasion
        self.keeper.base = joined(self.kept_now.bases)
        self.changed.emit()
        return True

    def follow(self) -> None:
        """Take in what others wrote, unless something is being filled here: then both meet at save."""
        if self.is_changed or self.is_new or not self._bench.store.vault.is_open:
            return
        fresh = keeping.open_kept(self._bench.store, self._bench.action, self.kept_now.key)
        if fresh is not None:
            self.kept_now, self.now = fresh, fresh.occasion
            self.keeper.base = joined(fresh.bases)
            self.changed.emit()

    def _step(self, words: str, after: Occasion, *, is_run: bool = False) -> None:
        if after == self.now:
            return
        if not (is_run and self._steps and self._steps[-1][0] == words):
            self._steps.append((words, self.now))
        self.now = after
        self._tell()

    def _tell(self) -> None:
        self.keeper.touch()
        self._pause.start()
        self.changed.emit()

    def _content(self) -> dict[str, Any]:
        if not self.is_changed:
            return {}
        # whoever takes the draft up again must know whose it is
        return {_OCCASION: occasion.to_draft(self.now), "candidate_id": self.kept_now.candidate_id.hex}

    def _take_draft(self) -> None:
        draft = self.keeper.read()
        self.keeper.base = self.keeper.base or joined(self.kept_now.bases)
        if _OCCASION not in draft:
            return
        self.now = occasion.from_draft(draft[_OCCASION])
        if not self.is_new:
            self.kept_now = replace(self.kept_now, bases=parted(self.keeper.base))
