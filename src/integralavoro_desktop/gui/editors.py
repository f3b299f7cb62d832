"""Which editor a field gets: one for each kind of value, others for unusual kinds of field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.gui.choice_editors import ChoiceEditor, ChoicesEditor, CodeEditor, FlagEditor, LinkEditor
from integralavoro_desktop.gui.shown import MONTH
from integralavoro_desktop.gui.typed import (
    minutes_words,
    read_day,
    read_minutes,
    read_moment,
    read_month,
    time_words,
)
from integralavoro_desktop.gui.typed_editors import LongEditor, SerialEditor, TextEditor, TypedEditor
from integralavoro_desktop.kernel.fields import FieldSpec, Kind
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.money import show_euro, show_number
from integralavoro_desktop.kernel.months import day_words, month_words
from integralavoro_desktop.kernel.show import moment_words
from integralavoro_desktop.storage.desk import SERIAL

if TYPE_CHECKING:
    from collections.abc import Callable

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.editor import Editor

FISCAL_CODE = "fiscal_code"


def make_editor(bench: Bench, spec: FieldSpec) -> Editor:
    """Return the editor of a field: the one given for its unusual kind, or the one of its kind of value."""
    special = bench.kinds.get(spec.ui.kind) or _UNUSUAL.get(spec.ui.kind)
    editor: Editor = (special or _USUAL[spec.kind])(bench, spec)
    editor.watch()
    return editor


def _typed(
    read: Callable[[str], Any] | None, show: Callable[[Any], str], sentence: str = ""
) -> Callable[[Bench, FieldSpec], Editor]:
    def make(bench: Bench, spec: FieldSpec) -> Editor:
        return TypedEditor(bench, spec, read=read, show=show, sentence=sentence)

    return make


_MONTH = _typed(read_month, month_words, N_("Write the month as 10/2026 or October."))
_MOMENT = _typed(read_moment, moment_words, N_("Write day and time, as 3/11/2026 14:30 or yesterday 9:00."))
_MINUTES = _typed(read_minutes, minutes_words, N_("Write the minutes, as 90 or 1:30."))
_UNUSUAL: dict[str, Callable[[Bench, FieldSpec], Editor]] = {
    SERIAL: SerialEditor,
    MONTH: _MONTH,
    FISCAL_CODE: _typed(str.upper, str.upper),
}
_USUAL: dict[Kind, Callable[[Bench, FieldSpec], Editor]] = {
    Kind.TEXT: TextEditor,
    Kind.LONG: LongEditor,
    Kind.TEXTS: LongEditor,
    Kind.DATE: _typed(read_day, day_words, N_("This day does not exist. Write 3/11/2026, yesterday or +7.")),
    Kind.MOMENT: _MOMENT,
    Kind.TIME: _typed(None, time_words),
    Kind.WHOLE: _typed(None, str),
    Kind.MINUTES: _MINUTES,
    Kind.DECIMAL: _typed(None, show_number),
    Kind.EURO: _typed(None, show_euro),
    Kind.FLAG: FlagEditor,
    Kind.CHOICE: ChoiceEditor,
    Kind.CHOICES: ChoicesEditor,
    Kind.CODE: CodeEditor,
    Kind.CODES: CodeEditor,
    Kind.LINK: LinkEditor,
    Kind.LINKS: LinkEditor,
}
