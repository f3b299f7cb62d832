"""`types`, `records` and `search`: the data dictionary, records through the same door as the windows, search."""

from __future__ import annotations

import contextlib
import json
import sys
from typing import TYPE_CHECKING, Any
from uuid import UUID

from integralavoro_desktop.catalog import CATALOG
from integralavoro_desktop.cli.tables import as_document, as_problem, columns
from integralavoro_desktop.cli.wording import at_least_one, example
from integralavoro_desktop.kernel.fields import field_of, fields_of
from integralavoro_desktop.kernel.i18n import _, language, use_language
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.kernel.values import BadValueError, parse, to_wire
from integralavoro_desktop.storage import desk, history, search
from integralavoro_desktop.storage.records import Filter, Query, Test

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from integralavoro_desktop.cli.context import Context
    from integralavoro_desktop.kernel.catalogue import Entity
    from integralavoro_desktop.kernel.fields import FieldSpec


def add_to(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add `types`, `records` and `search`."""
    words = _("the data dictionary")
    types = commands.add_parser(
        "types", help=words, description=words, parents=[common], epilog=example("types --json")
    )
    types.set_defaults(run=_types)
    found = commands.add_parser(
        "search",
        help=_("find records by words"),
        description=_("find records by words"),
        parents=[common],
        epilog=example("--store DIR search gio fe"),
    )
    found.add_argument("text", nargs="+")
    found.add_argument("--limit", type=at_least_one, default=20)
    found.set_defaults(run=_search)
    records = commands.add_parser(
        "records",
        help=_("list, show, add and change records"),
        description=_("list, show, add and change records"),
        parents=[common],
        epilog=example("--store DIR records candidate list --where sex=f --limit 5"),
    )
    records.add_argument("type", help=_("a type or a child, for example candidate or traineeship.day"))
    records.add_argument("what", choices=tuple(_COMMANDS))
    records.add_argument("arguments", nargs="*", help=_("the id of a record, and FIELD=VALUE pairs"))
    records.add_argument("--where", action="append", default=[], metavar="FIELD=VALUE")
    records.add_argument("--limit", type=at_least_one, default=50)
    records.add_argument("--dry-run", action="store_true", help=_("check only, write nothing"))
    records.set_defaults(run=_records)


def _types(context: Context) -> None:
    document = [_described(entity) for entity in CATALOG.entities]
    rows = [(entry["name"], entry["label"]["it"], entry["scope"], len(entry["fields"])) for entry in document]
    context.show(document, columns(rows, (_("Name"), _("Label"), _("Goes to"), _("Fields"))))


def _described(entity: Entity) -> dict[str, Any]:
    words = entity.child.words if entity.child else entity.kind.words
    return {
        "name": entity.name,
        "label": _both(words.one),
        "scope": entity.scope.value,
        "parent": entity.parent or None,
        "fields": [_described_field(spec) for spec in fields_of(entity.model)],
    }


def _described_field(spec: FieldSpec) -> dict[str, Any]:
    ui = spec.ui
    return {
        "name": spec.name,
        "label": _both(ui.label),
        "kind": spec.kind.value,
        "class": ui.privacy.value,
        "required": ui.need.value,
        "employer": ui.employer.value if ui.employer else None,
        "words": ui.words,
        "register": spec.register,
        "merge": ui.merge.value,
        "size": spec.size or None,
        "codes": ui.codes or None,
        "reference": ui.reference or None,
        "choices": {choice.value: _both(choice.label) for choice in spec.of} if spec.of else None,
    }


def _both(message: str) -> dict[str, str]:
    before = language()
    use_language("it")
    italian = _(message)
    use_language(before)
    return {"it": italian, "en": message}


def _search(context: Context) -> None:
    words = " ".join(context.options.text)
    with context.store.connection() as conn:
        hits = search.find(conn, words, limit=context.options.limit)
    with context.store.read() as reader:
        found = [
            {"type": hit.entity, "id": hit.row.hex, "title": reader.titles(hit.entity, [hit.row]).get(hit.row, "")}
            for hit in hits
        ]
    rows = [(entry["type"], entry["title"], entry["id"]) for entry in found]
    context.show(found, columns(rows, (_("What"), _("Title"), _("Id"))))


def _records(context: Context) -> int:
    if context.options.type not in CATALOG:
        raise AppError(
            _("There is no record type of this name."),
            _("Nothing has changed."),
            _("Look at the names with «types»."),
        )
    return _COMMANDS[context.options.what](context, context.options.type) or 0


def _list(context: Context, name: str) -> None:
    entity = CATALOG.entity(name)
    filters = tuple(_filter(entity, pair) for pair in context.options.where)
    with context.store.read() as reader:
        rows = reader.many(name, Query(filters, limit=context.options.limit))
    shown = entity.child.columns if entity.child else entity.kind.columns
    titles = [_(field_of(entity.model, column).ui.label) for column in shown]
    lines = [[*(_text(getattr(row, column)) for column in shown), row.id.hex] for row in rows]
    context.show([as_document(row) for row in rows], columns(lines, (*titles, _("Id"))))


def _show(context: Context, name: str) -> None:
    record = _one(context, name)
    with context.store.read() as reader:
        children = {
            child.name: [as_document(row) for row in reader.children(record, child.name)]
            for child in CATALOG.children(name)
        }
        problems = desk.find_problems(reader, CATALOG, record)
    document = {
        **as_document(record),
        "children": children,
        "problems": [as_problem(problem) for problem in problems],
    }
    rows = [(_(spec.ui.label), _text(getattr(record, spec.name))) for spec in fields_of(CATALOG.entity(name).model)]
    context.show(document, columns(rows, (_("Field"), _("Value"))))


def _add(context: Context, name: str) -> int:
    values = _values(context.options.arguments)
    return _told(context, desk.add(context.store, context.action(), name, values, dry_run=context.is_dry))


def _set(context: Context, name: str) -> int:
    key, *pairs = context.options.arguments or [""]
    change = desk.Change(_key(key), _values(pairs))
    return _told(context, desk.change(context.store, context.action(), name, change, dry_run=context.is_dry))


def _delete(context: Context, name: str) -> None:
    record = _one(context, name)
    if not context.is_dry:
        desk.remove(context.store, context.action(), name, record.id)
    sentence = _("Deleted, or proposed for deletion where others have it. It can be restored.")
    context.show({"id": record.id.hex}, _not_written() if context.is_dry else sentence)


def _restore(context: Context, name: str) -> None:
    record = _one(context, name)
    if not context.is_dry:
        desk.restore(context.store, context.action(), name, record.id)
    context.show({"id": record.id.hex}, _not_written() if context.is_dry else _("The record is back."))


def _history(context: Context, name: str) -> None:
    record = _one(context, name)
    with context.store.connection() as conn:
        versions = history.versions(conn, record.id)
    with context.store.read() as reader:
        people = reader.titles("operator", [UUID(v.author) for v in versions if v.author])
    document = [
        {
            "register": version.register,
            "value": version.value,
            "at": version.at.isoformat(),
            "by": people.get(UUID(version.author), "") if version.author else "",
            "reason": version.reason,
            "current": version.is_current,
        }
        for version in versions
    ]
    rows = [(entry["at"][:16], entry["by"], entry["register"], _text(entry["value"])) for entry in document]
    context.show(document, columns(rows, (_("When"), _("Who"), _("Field"), _("Value"))))


def _told(context: Context, outcome: desk.Outcome) -> int:
    for problem in outcome.problems:
        context.say(f"{problem.code} {problem.field}: {problem.sentence}")
    document = {
        "id": outcome.record.id.hex,
        "saved": outcome.saved,
        "problems": [as_problem(problem) for problem in outcome.problems],
    }
    checked = "" if outcome.stops else _not_written()
    context.show(document, outcome.record.id.hex if outcome.saved else checked)
    return int(bool(outcome.stops))


def _not_written() -> str:
    return _("Checked only: nothing was written.")


def _one(context: Context, name: str) -> Any:
    with context.store.read() as reader:
        record = reader.one(name, _key((context.options.arguments or [""])[0]))
    if record is None:
        raise AppError(
            _("This record is not on this computer."), _("Nothing has changed."), _("Look for it with «search».")
        )
    return record


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise AppError(
            _("A record is named by its id of 32 letters and digits."),
            _("Nothing has changed."),
            _("Look for it with «search» or «records TYPE list»."),
        ) from error


def _values(pairs: Iterable[str]) -> dict[str, Any]:
    given = list(pairs)
    if given in (["-"], []) and not sys.stdin.isatty():
        return _from_stdin()
    if not all("=" in pair for pair in given):
        raise AppError(
            _("A value is written as FIELD=VALUE."), _("Nothing has changed."), _("Look at the fields with «types».")
        )
    return {name: value for name, _sign, value in (pair.partition("=") for pair in given)}


def _from_stdin() -> dict[str, Any]:
    values = None
    # The message of a failure would repeat what was typed.
    with contextlib.suppress(ValueError, RecursionError):
        values = json.loads(sys.stdin.read() or "{}", parse_constant=_refused)
    if isinstance(values, dict):
        return values
    raise AppError(
        _("What came on standard input is not one JSON object."),
        _("Nothing has changed."),
        _('Write it as {"field": "value"}, in UTF-8.'),
    )


def _refused(constant: str) -> Any:
    raise ValueError(constant)


def _filter(entity: Entity, pair: str) -> Filter:
    name, sign, value = pair.partition("=")
    try:
        if not sign:
            raise KeyError(name)
        spec = field_of(entity.model, name)
        return Filter(name, Test.HAS if spec.is_list else Test.IS, value if spec.is_list else parse(spec, value))
    except (KeyError, BadValueError) as error:
        raise AppError(
            _("The condition «{pair}» cannot be used here.").format(pair=name),
            _("Nothing has changed."),
            _("Look at the fields with «types»."),
        ) from error


def _text(value: Any) -> str:
    wire = to_wire(value) if not isinstance(value, dict) else json.dumps(value, ensure_ascii=False)
    return ", ".join(wire) if isinstance(wire, list) else "" if wire is None else str(wire)


_COMMANDS = {
    "list": _list,
    "show": _show,
    "add": _add,
    "set": _set,
    "delete": _delete,
    "restore": _restore,
    "history": _history,
}
