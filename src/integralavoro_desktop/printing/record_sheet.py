"""The default print of any record type, drawn from its declaration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from integralavoro_desktop.kernel.fields import FieldSpec, Kind, field_of, fields_of
from integralavoro_desktop.kernel.i18n import N_, _
from integralavoro_desktop.kernel.months import month_words
from integralavoro_desktop.kernel.privacy import Privacy
from integralavoro_desktop.printing import pieces as p

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from integralavoro_desktop.kernel.catalogue import Catalogue, Entity
    from integralavoro_desktop.kernel.record import Record, Section

WIDEST = 6  # columns of a table of children; more fields than that stand under one another
_LONG_TEXT = 240
_LABELS = 0.36
_NONE = "–"
_MONTH = "month"
_VERIFIED = "verified"


class Words(Protocol):
    """Whatever turns a field's value into words, as `kernel.show.Shower` does."""

    def value(self, spec: FieldSpec, value: Any) -> str:
        """Return the words of a value, empty when there is none."""


@dataclass(frozen=True, slots=True)
class Showing:
    """How a record is shown: in which words, which classes may be read, which code lists nobody has verified."""

    words: Words
    classes: frozenset[Privacy]
    is_verified: Callable[[str], bool] = lambda codes: True

    def may(self, spec: FieldSpec) -> bool:
        """Tell whether a field may stand on the paper; a class it does not know is left out."""
        return not spec.ui.hidden and spec.ui.privacy in self.classes

    def value(self, spec: FieldSpec, record: Record) -> str:
        """Return the value of a field in words, marked where its code list is not verified."""
        given = getattr(record, spec.name)
        text = _month(given) if spec.ui.kind == _MONTH and given else self.words.value(spec, given)
        if text == _NONE:
            return ""
        unsure = spec.kind in {Kind.CODE, Kind.CODES} and not self.is_verified(spec.ui.codes)
        return f"{text} ({_('to be verified')})" if text and unsure else text


def record_pieces(
    catalogue: Catalogue, record: Record, rows: Mapping[str, Sequence[Record]], showing: Showing
) -> list[p.Piece]:
    """Return a record as pieces of a paper: its sections, then the rows inside it, by entity in `rows`.

    Fields that are hidden, or of a class that may not be shown, are absent, also from the headings of tables.
    """
    entity = catalogue.entity_of(type(record))
    found: list[p.Piece] = [*_unverified(record)]
    for section in entity.kind.sections:
        found += _section(section, record, showing)
    for child in entity.kind.children:
        name = f"{entity.name}.{child.name}"
        if rows.get(name):
            found += _children(catalogue.entity(name), rows, showing)
    return found


def left_out_of(catalogue: Catalogue, record: Record, showing: Showing) -> tuple[tuple[str, str], ...]:
    """Return what the paper of a record leaves out on purpose, with the reason; never that a consent is missing."""
    entity = catalogue.entity_of(type(record))
    children = [catalogue.entity(f"{entity.name}.{child.name}") for child in entity.kind.children]
    specs = [spec for one in (entity, *children) for spec in fields_of(one.model)]
    absent = {spec.ui.privacy for spec in specs if not spec.ui.hidden and spec.ui.privacy not in showing.classes}
    return tuple(
        (_(_CLASS_WORDS[one]), _("Not needed for the purpose of this paper")) for one in Privacy if one in absent
    )


_CLASS_WORDS = {
    Privacy.IDENTITY: N_("Personal details"),
    Privacy.CONTACT: N_("Addresses and telephone numbers"),
    Privacy.WORK: N_("Facts about work"),
    Privacy.SOCIAL: N_("Family, housing, income, wishes"),
    Privacy.HEALTH: N_("Facts about health"),
    Privacy.JUDICIAL: N_("Measures of a court"),
    Privacy.INTERNAL: N_("Notes of the service"),
    Privacy.ORGANISATION: N_("Facts about organisations"),
}


def _unverified(record: Record) -> Iterator[p.Piece]:
    """Say on top that a value of the law has not been checked, where the record itself tells so."""
    names = {spec.name: spec for spec in fields_of(type(record))}
    flag = names.get(_VERIFIED)
    if flag and flag.kind is Kind.FLAG and not getattr(record, _VERIFIED):
        sentence = _("Nobody has checked this value against a published act yet.")
        yield p.Callout(_("To be verified"), sentence, tone="warn")


def _section(section: Section, record: Record, showing: Showing) -> list[p.Piece]:
    specs = [spec for name in section.fields if showing.may(spec := field_of(type(record), name))]
    body = _fields(specs, record, showing)
    return [p.Heading(_(section.title)), *body] if body else []


def _fields(specs: Sequence[FieldSpec], record: Record, showing: Showing) -> list[p.Piece]:
    """Put the person's own words first, then the short values, then the long texts."""
    said = [(spec, showing.value(spec, record)) for spec in specs]
    words = [p.Words(text, label=_(spec.ui.label)) for spec, text in said if spec.ui.words and text]
    short = [(_(spec.ui.label), text) for spec, text in said if not spec.ui.words and len(text) <= _LONG_TEXT]
    found: list[p.Piece] = [*words]
    if short:
        found.append(p.KeyValues(short, share=_LABELS))
    for spec, text in said:
        if not spec.ui.words and len(text) > _LONG_TEXT:
            found += [p.Heading(_(spec.ui.label), 3), *_paragraphs(text)]
    return found


def _paragraphs(text: str) -> Iterator[p.Piece]:
    return (p.Para(part) for part in text.splitlines() if part.strip())


def _children(entity: Entity, rows: Mapping[str, Sequence[Record]], showing: Showing) -> list[p.Piece]:
    child = entity.child
    if child is None:
        return []
    own = rows[entity.name]
    specs = _filled(entity, own, showing)
    if not specs:
        return []
    found: list[p.Piece] = [p.Heading(_(child.words.many))]
    for title, group in _grouped(entity, rows, showing):
        if title:
            found.append(p.Heading(title, 3))
        found += _group(specs, group, showing, _(child.words.one))
    return found


def _group(specs: Sequence[FieldSpec], group: Sequence[Record], showing: Showing, one: str) -> list[p.Piece]:
    is_short = all(len(showing.value(spec, row)) <= _LONG_TEXT for spec in specs for row in group)
    if len(specs) <= WIDEST and is_short and not any(spec.ui.words for spec in specs):
        heads = [_(spec.ui.label) for spec in specs]
        return [p.Table(heads, [[showing.value(spec, row) for spec in specs] for row in group])]
    found: list[p.Piece] = []
    for number, row in enumerate(group, 1):
        filled = [spec for spec in specs if showing.value(spec, row)]
        found += [p.Heading(f"{one} {number}", 3), *_fields(filled, row, showing)]
    return found


def _filled(entity: Entity, rows: Iterable[Record], showing: Showing) -> list[FieldSpec]:
    """Return the fields that some row has, those of the list first."""
    columns = entity.child.columns if entity.child else ()
    rest = [spec.name for spec in fields_of(entity.model) if spec.name not in columns]
    specs = [field_of(entity.model, name) for name in (*columns, *rest)]
    return [spec for spec in specs if showing.may(spec) and any(showing.value(spec, row) for row in rows)]


def _grouped(
    entity: Entity, rows: Mapping[str, Sequence[Record]], showing: Showing
) -> Iterator[tuple[str, list[Record]]]:
    """Give the rows by the row they hang on: all together for rows of the record itself."""
    own = list(rows[entity.name])
    parents = rows.get(entity.parent, ())
    if entity.child is None or not entity.child.parent or not parents:
        yield "", own
        return
    for parent in parents:
        mine = [row for row in own if getattr(row, entity.parent_field) == parent.id]
        columns = [field_of(type(parent), name) for name in _title_columns(entity)]
        title = ", ".join(filter(None, (showing.value(spec, parent) for spec in columns if showing.may(spec))))
        if mine:
            yield title, mine


def _title_columns(entity: Entity) -> tuple[str, ...]:
    parent = entity.child.parent if entity.child else ""
    found = next((child for child in entity.kind.children if child.name == parent), None)
    return found.columns[:3] if found else ()


def _month(text: str) -> str:
    try:
        return month_words(text)
    except ValueError:
        return text
