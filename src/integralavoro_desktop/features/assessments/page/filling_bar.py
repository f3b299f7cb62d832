"""The save bar of an assessment: how the filling stands, what to look at again, how many items are complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop.features.assessments.model import Assessment, Rating, Sheet
from integralavoro_desktop.gui.save_bar import SaveBar
from integralavoro_desktop.gui.typed import time_words
from integralavoro_desktop.kernel.fields import field_of, fields_of
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from integralavoro_desktop.features.assessments.page.filling import Filling
    from integralavoro_desktop.gui.theme import Theme
    from integralavoro_desktop.kernel.problems import Problem


class FillingBar(SaveBar):
    """Follows a filling."""

    def __init__(self, theme: Theme, filling: Filling) -> None:
        super().__init__(theme)
        self._filling = filling
        self.undo_asked.connect(filling.undo)
        filling.changed.connect(self.show_all)
        filling.kept.connect(self.show_all)
        filling.looked.connect(self.show_found)
        self.show_all()

    def show_all(self) -> None:
        """Show state, count and what undo takes back."""
        filling = self._filling
        grid = filling.kept_now.grid
        words = _("{n} items complete of {all}").format(n=filling.now.complete(grid), all=len(grid.codes))
        self.filled.setText(words)
        self.show_undo(filling.next_undo)
        self.show_state(*_state(filling))

    def show_found(self) -> None:
        """List what the checks found, once something was written."""
        is_told = not self._filling.is_new or self._filling.is_changed
        problems = self._filling.problems if is_told else ()
        self.show_problems([(one.field, _label_of(one), one.sentence) for one in problems])


def _state(filling: Filling) -> tuple[str, str]:
    if not filling.is_changed:
        return (_("Nothing written yet"), "muted") if filling.is_new else (_("Saved"), "ok")
    kept_at = filling.keeper.kept_at
    if kept_at is None:
        return _("Not saved yet"), "text2"
    return _("Draft saved at {time}").format(time=time_words(kept_at.astimezone())), "ok"


def _label_of(problem: Problem) -> str:
    name = problem.field.rpartition(".")[2]
    for model in (Assessment, Sheet, Rating):
        if name in {spec.name for spec in fields_of(model)}:
            return _(field_of(model, name).ui.label)
    return name
