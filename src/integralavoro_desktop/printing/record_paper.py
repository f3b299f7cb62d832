"""The sheet of any record as a paper, and its blank twin: for types without a paper of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel.checks import PERSON
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.privacy import Scope
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.printing import pieces as p
from integralavoro_desktop.printing.blank import blank_pieces, edition_of
from integralavoro_desktop.printing.paper import CLINICAL_RIGHT, BlankOrder, Desk, Draft, Order
from integralavoro_desktop.printing.record_sheet import Showing, left_out_of, record_pieces
from integralavoro_desktop.storage.schema import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from integralavoro_desktop.kernel.catalogue import Catalogue, Entity
    from integralavoro_desktop.printing.paper_info import PaperInfo
    from integralavoro_desktop.storage.records import Reader

ANY = "SC"


def record_copy(desk: Desk) -> Draft:
    """Return the default print of any record: its declaration decides what stands on it."""
    entity, record = _found(desk.reader, desk.catalogue, desk.order)
    _check_sheet(entity, record, desk)
    showing = Showing(desk.shower, desk.shown, desk.is_verified)
    rows = _rows_of(desk.reader, desk.catalogue, record)
    title = _(entity.kind.words.one)
    pieces = [p.Title(entity.kind.title(record) or title, title), *record_pieces(desk.catalogue, record, rows, showing)]
    left_out = left_out_of(desk.catalogue, record, showing)
    pieces += [p.LeftOut(left_out)] if left_out else []
    pieces.append(p.KeyCodeBox(desk.imprint.key_code))
    return Draft(
        desk.info(title, copy_for=_recipient(desk)),
        pieces,
        person_id=_person_of(entity, record),
        about=(entity.name, record.id),
        recipient_id=desk.order.recipient_id,
        purpose=desk.order.purpose or title,
        left_out=left_out,
    )


def blank_record(order: BlankOrder) -> tuple[PaperInfo, Sequence[p.Piece]]:
    """Return the blank twin of a record type."""
    if order.kind not in {kind.name for kind in order.catalogue}:
        raise AppError(
            _("There is no record type of this name."), _("Nothing was printed."), _("Look at the names with «types».")
        )
    entity = order.catalogue.entity(order.kind)
    title = _(entity.kind.words.one)
    return order.info(title, edition_of(entity, VERSION)), [p.Title(title), *blank_pieces(entity)]


def _found(reader: Reader, catalogue: Catalogue, order: Order) -> tuple[Entity, Any]:
    """Return the record that a sheet is about: the one named, of whatever type, else the person's file."""
    kinds = [order.kind] if order.kind in catalogue else [kind.name for kind in catalogue]
    key = order.record_id or order.person_id
    rows = ((name, reader.one(name, key)) for name in kinds) if key else ()
    for name, record in rows:
        if record is not None and not record.deleted_at:
            return catalogue.entity(name), record
    raise AppError(
        _("This record is not on this computer."), _("Nothing was printed."), _("Look for it with «search».")
    )


def _check_sheet(entity: Entity, record: Any, desk: Desk) -> None:
    is_restricted = entity.scope is Scope.CLINICAL and CLINICAL_RIGHT not in desk.rights
    own = desk.operator_id.hex if desk.operator_id else ""
    is_kept_back = bool(getattr(record, "hidden", False)) and own not in getattr(record, "operators", ())
    if is_restricted or is_kept_back:
        raise AppError(
            _("You may not print this record."),
            _("Nothing was printed and nothing was written in the register."),
            _("Ask whoever wrote it, or the office."),
        )


def _rows_of(reader: Reader, catalogue: Catalogue, record: Any) -> dict[str, list[Any]]:
    """Return the rows inside a record, by entity; those of a row inside it come after it."""
    name = catalogue.entity_of(type(record)).name
    found: dict[str, list[Any]] = {}
    parents: list[tuple[str, list[Any]]] = [(name, [record])]
    while parents:
        parent, rows = parents.pop()
        for entity in catalogue.children(parent):
            found[entity.name] = [child for row in rows for child in reader.children(row, entity.name)]
            parents.append((entity.name, found[entity.name]))
    return found


def _person_of(entity: Entity, record: Any) -> UUID | None:
    return record.id if entity.name == PERSON else getattr(record, "candidate_id", None)


def _recipient(desk: Desk) -> str:
    key = desk.order.recipient_id
    return desk.shower.title("organisation", key) if key else ""
