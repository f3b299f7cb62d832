"""The blank twin of any record type: the same sections with lines, boxes and choices for the pen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop.kernel.choice import Tri
from integralavoro_desktop.kernel.fields import FieldSpec, Kind, field_of, fields_of
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.reference_data import code_lists
from integralavoro_desktop.printing import pieces as p
from integralavoro_desktop.printing.record_sheet import WIDEST

if TYPE_CHECKING:
    from integralavoro_desktop.kernel.catalogue import Entity

MOST_CHOICES = 24  # a list with more values is written by hand
_ROWS = 4
_ROW_MM = 9.0
_LINES_OF_A_LONG_TEXT = 4
_GIVEN = "serial"  # numbers that the program gives are not written by hand
_DIGITS = 4
# how many boxes an unusual field has for the pen
_BOXES = {"fiscal_code": (16,), "month": (2, 4), "minutes": (3,), "euro": (5, 2)}


def blank_pieces(entity: Entity) -> list[p.Piece]:
    """Return the form of a record type to be filled in by pen: every field of its sections, a few rows per child."""
    found: list[p.Piece] = []
    for section in entity.kind.sections:
        specs = [field_of(entity.model, name) for name in section.fields]
        found += [p.Heading(_(section.title)), p.Para(_(section.purpose), "small")]
        found += [blank_field(spec) for spec in specs if not spec.ui.hidden and spec.ui.kind != _GIVEN]
    for child in entity.kind.children:
        specs = [field_of(child.model, name) for name in child.columns]
        heads = [_(spec.ui.label) for spec in specs if not spec.ui.hidden][:WIDEST]
        rows = [[""] * len(heads) for _row in range(_ROWS)]
        found.append(p.Together([p.Heading(_(child.words.many)), p.Table(heads, rows, row_mm=_ROW_MM)]))
    return found


def blank_field(spec: FieldSpec) -> p.Piece:
    """Return the place where the value of a field is written by hand."""
    label = _(spec.ui.label)
    if spec.ui.kind in _BOXES:
        return p.BlankBoxes(label, _BOXES[spec.ui.kind])
    if spec.of is not None:
        return p.BlankChoices(label, [choice.words for choice in spec.of])
    if spec.kind in {Kind.CODE, Kind.CODES}:
        return _code(label, spec.ui.codes)
    if spec.kind is Kind.FLAG:
        return p.BlankChoices(label, [Tri.YES.words, Tri.NO.words])
    if spec.kind is Kind.LONG:
        return p.BlankLine(label, _LINES_OF_A_LONG_TEXT)
    if spec.kind in {Kind.WHOLE, Kind.DECIMAL}:
        digits = len(str(spec.high)) if spec.high is not None else _DIGITS
        return p.BlankBoxes(label, (digits,) if spec.kind is Kind.WHOLE else (digits, 2))
    return p.BlankBoxes(label, _BY_KIND[spec.kind]) if spec.kind in _BY_KIND else p.BlankLine(label)


def edition_of(entity: Entity, schema: int) -> str:
    """Return the code that a blank form carries: its kind, how many fields it has, the version of the tables.

    Two forms with the same code have the same lines.
    """
    return f"{entity.name}-{len(fields_of(entity.model))}-{schema}"


def _code(label: str, name: str) -> p.Piece:
    found = code_lists().get(name)
    if found is None or len(found.values) > MOST_CHOICES:
        return p.BlankLine(label)
    return p.BlankChoices(label, [f"{value.code} {value.label}" for value in found.values])


_BY_KIND = {
    Kind.DATE: (2, 2, 4),
    Kind.MOMENT: (2, 2, 4, 2, 2),
    Kind.TIME: (2, 2),
    Kind.MINUTES: (3,),
    Kind.EURO: (5, 2),
}
