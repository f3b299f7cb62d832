"""`exchange`: pairing, packages out and in, what is open, decisions."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from integralavoro_desktop import grants, stores
from integralavoro_desktop.cli.context import read_given
from integralavoro_desktop.cli.tables import columns
from integralavoro_desktop.cli.wording import at_least_one, example
from integralavoro_desktop.exchange import courier, enrol, party
from integralavoro_desktop.exchange.fingerprint import of_keys
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage import conflicts, ledger
from integralavoro_desktop.storage.durable import write_durably

if TYPE_CHECKING:
    import argparse

    from integralavoro_desktop.cli.context import Context
    from integralavoro_desktop.exchange.inbox import Report
    from integralavoro_desktop.storage.store import Store

INVITE = "invite.jcp"
JOIN = "join.jcp"
_BUNDLE_ASK = "SET.BUNDLE_ASK"
_BACKUPS = "backups"
_WAYS = ("out", "in")
_EXAMPLES = {
    "pair-invite": "--out /media/stick",
    "pair-join": "/media/stick/invite.jcp --code ABCD-EFGH-JKMN-PQR --out /media/stick",
    "pair-accept": "/media/stick/join.jcp --prefix MI3",
    "make": "--to MI3 --out /media/stick",
    "inspect": "JC-1a2b3c4d-7.jcb",
    "rehearse": "JC-1a2b3c4d-7.jcb",
    "apply": "JC-1a2b3c4d-7.jcb --accept-many",
    "status": "--json",
    "conflicts": "",
    "decide": "1 2",
    "rescue-identity": "--out identity.txt",
}


def add_to(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add `exchange` and its commands."""
    exchange = commands.add_parser(
        "exchange",
        help=_("packages between laptops and office"),
        description=_("packages between laptops and office"),
        epilog=example("--store DIR exchange rehearse JC-1a2b3c4d-7.jcb"),
    )
    kinds = exchange.add_subparsers(metavar=_("command"), required=True)
    invite = _add(kinds, "pair-invite", _invite, common, _("office: write an invitation and show its code"))
    invite.add_argument("--out", metavar="DIR", required=True)
    join = _add(kinds, "pair-join", _join, common, _("laptop: answer an invitation with the code said aloud"))
    join.add_argument("file", metavar="FILE")
    join.add_argument("--code", required=True)
    join.add_argument("--label", default="")
    join.add_argument("--out", metavar="DIR", required=True)
    accept = _add(kinds, "pair-accept", _accept, common, _("office: accept the answer of a laptop"))
    accept.add_argument("file", metavar="FILE")
    accept.add_argument("--prefix", required=True)
    make = _add(kinds, "make", _make, common, _("write one package and say what it carries"))
    to_help = _("the laptop (prefix or id); a laptop writes to its office")
    make.add_argument("--to", metavar="DEVICE", default="", help=to_help)
    make.add_argument("--out", metavar="DIR", required=True)
    for name, run, words in (
        ("inspect", _inspect, _("what a package says of itself")),
        ("rehearse", _rehearse, _("what a package would change; nothing is written")),
        ("apply", _apply, _("take a package in, after a backup")),
    ):
        _add(kinds, name, run, common, words).add_argument("file", metavar="FILE")
    kinds.choices["apply"].add_argument("--decide", choices=("later",), default="later")
    kinds.choices["apply"].add_argument("--accept-many", action="store_true", help=_("also when many people change"))
    _add(kinds, "status", _status, common, _("where the exchange stands"))
    _add(kinds, "conflicts", _conflicts, common, _("decisions that wait for a person"))
    decide = _add(kinds, "decide", _decide, common, _("decide one: the number in «conflicts» and the version"))
    decide.add_argument("number", type=at_least_one)
    decide.add_argument("version", type=at_least_one)
    rescue = _add(kinds, "rescue-identity", _rescue, common, _("office: write its age identity, for «age -d»"))
    rescue.add_argument("--out", metavar="FILE", required=True)


def _add(kinds: Any, name: str, run: Any, common: argparse.ArgumentParser, words: str) -> Any:
    parser = kinds.add_parser(
        name,
        help=words,
        description=words,
        parents=[common],
        epilog=example(f"--store DIR exchange {name} {_EXAMPLES[name]}".rstrip()),
    )
    parser.set_defaults(run=run)
    return parser


def _office_store(context: Context) -> Store:
    if not context.store.identity.is_office:
        raise AppError(
            _("Only the archive of an office can do this."),
            _("Nothing has changed."),
            _("Run it on the office's computer, or name its folder with --store."),
        )
    return context.store


def _invite(context: Context) -> None:
    store = _office_store(context)
    code, data = enrol.invite(store, store.identity.district)
    path = Path(context.options.out) / INVITE
    write_durably(path, data)
    sentence = _("Say this code to the coach, only here: {code}").format(code=code)
    context.show({"code": code, "file": str(path)}, sentence)


def _join(context: Context) -> None:
    store = context.store
    operator = context.operator_id()
    with store.read() as reader:
        name = reader.titles("operator", [operator]).get(operator, "") if operator else ""
    who = enrol.Applicant(context.options.label or store.identity.prefix, name, operator.hex if operator else "")
    answer = enrol.join(store, context.options.code, read_given(Path(context.options.file)), who=who)
    path = Path(context.options.out) / JOIN
    write_durably(path, answer)
    context.show({"file": str(path)}, _("Give this file to the office: {file}").format(file=path.name))


def _accept(context: Context) -> None:
    store = _office_store(context)
    request = enrol.accept(store, read_given(Path(context.options.file)), prefix=context.options.prefix)
    stores.welcome(store, context.action().author, key=request.user_id, name=request.user_name)
    print_ = of_keys(request.sign_pub, request.age_rcpt)
    document = {"device": request.device_id.hex(), "label": request.label, "fingerprint": print_.spoken}
    context.show(document, _("Paired. Fingerprint: {words}").format(words=print_.spoken))


def _make(context: Context) -> None:
    store = context.store
    out = Path(context.options.out)
    out.mkdir(parents=True, exist_ok=True)
    if not store.identity.is_office:
        prepared = courier.prepare_for_office(store, out)
    else:
        device, users = _device(context)
        wanted = grants.wanted_scopes(store, {device: users})
        prepared = courier.prepare_for_laptop(store, out, device, wanted=wanted)
    document = {
        "file": str(prepared.file.path),
        "number": prepared.number,
        "changes": prepared.sets,
        "people": prepared.people,
        "bytes": prepared.file.size,
        "fingerprint": prepared.fingerprint.spoken,
    }
    sentence = _("Package number {number} is ready: {changes} changes on {people} people. Fingerprint: {words}").format(
        number=prepared.number, changes=prepared.sets, people=prepared.people, words=prepared.fingerprint.spoken
    )
    context.show(document, sentence)


def _device(context: Context) -> tuple[bytes, tuple[str, ...]]:
    wanted = context.options.to
    with context.store.connection() as conn:
        laptops = party.read_office(conn).laptops
    for device, certificate in laptops.items():
        if wanted and (certificate.prefix == wanted or device.hex().startswith(wanted.lower())):
            return device, certificate.users
    raise AppError(
        _("No paired laptop has this prefix or id."),
        _("No package was written."),
        _("Look at the laptops with «exchange status»."),
    )


def _inspect(context: Context) -> None:
    seen = courier.inspect(context.store, Path(context.options.file))
    document = {
        "number": seen.header.number,
        "kind": seen.header.kind,
        "made_at": seen.header.made_at.isoformat(),
        "sender": seen.sender.hex(),
        "fingerprint": seen.fingerprint.spoken,
        "already_imported": seen.is_known,
        "sections": {section.name: section.rlen for section in seen.header.sections},
        "header": courier.header_document(seen.header),
    }
    made = f"{seen.header.made_at.astimezone():%Y-%m-%d %H:%M}"
    sentence = _("Package number {number}, made {when}. Fingerprint: {words}").format(
        number=seen.header.number, when=made, words=seen.fingerprint.spoken
    )
    context.show(document, sentence)


def _rehearse(context: Context) -> None:
    _told(context, courier.rehearse(context.store, Path(context.options.file)), _("Rehearsal, nothing is written: "))


def _apply(context: Context) -> None:
    store = context.store
    file = Path(context.options.file)
    if not context.options.accept_many:
        report = courier.rehearse(store, file)
        with store.read() as reader:
            limit = reader.parameter(_BUNDLE_ASK)
        if limit is not None and report.share > int(limit.value):
            raise AppError(
                _("This package would change {share} in 100 of the people here.").format(share=report.share),
                _("Nothing was imported."),
                _("Ask the office whether that is right, then add --accept-many."),
            )
    report, _backup = courier.receive(store, file, backups=context.folder.parent / _BACKUPS)
    stores.keep_mark(store)
    _told(context, report, "")


def _told(context: Context, report: Report, before: str) -> None:
    document = {
        "people_changed": report.people_changed,
        "people_new": report.people_new,
        "people_gone": report.people_gone,
        "decisions": report.decisions,
        "deletions_proposed": report.deletions_proposed,
        "deletions_by_itself": report.deletions_by_itself,
        "parked": report.parked,
        "changes": report.applied.new,
    }
    sentence = _(
        "{people} people change, {new} are new, {decisions} decisions wait, "
        "{deleted} deletions without a person's decision."
    ).format(
        people=report.people_changed,
        new=report.people_new,
        decisions=report.decisions,
        deleted=report.deletions_by_itself,
    )
    context.show(document, before + sentence)


def _status(context: Context) -> None:
    store = context.store
    identity = store.identity
    with store.connection() as conn:
        packages: list[dict[str, Any]] = [
            {"direction": _WAYS[b.direction], "number": b.number, "device": b.device.hex(), "at": _moment(b.at)}
            for b in ledger.bundles(conn)
        ]
        document: dict[str, Any] = {
            "role": identity.role,
            "undelivered": 0 if identity.is_office else ledger.undelivered(conn, identity.device),
            "last_received": _last(packages, "in"),
            "last_sent": _last(packages, "out"),
            "decisions": conflicts.count_open(conn),
            "packages": packages,
        }
        if identity.is_office:
            document["laptops"] = [
                {"device": device.hex(), "prefix": certificate.prefix, "label": certificate.label}
                for device, certificate in party.read_office(conn).laptops.items()
            ]
    rows = [(key, value) for key, value in document.items() if not isinstance(value, list)]
    context.show(document, columns(rows, (_("What"), _("How it stands"))))


def _last(packages: list[dict[str, Any]], direction: str) -> str | None:
    return max((package["at"] for package in packages if package["direction"] == direction), default=None)


def _moment(milliseconds: int | None) -> str | None:
    return None if milliseconds is None else datetime.fromtimestamp(milliseconds / 1000, UTC).isoformat()


def _conflicts(context: Context) -> None:
    with context.store.connection() as conn:
        found = conflicts.open_conflicts(conn)
    with context.store.read() as reader:
        authors = [UUID(v.author) for c in found for v in c.versions if v.author]
        people = reader.titles("operator", authors)
    document = [
        {
            "number": number,
            "type": conflict.entity,
            "id": conflict.row.hex,
            "field": conflict.register,
            "before": conflict.before.value if conflict.before else None,
            "versions": [
                {"value": v.value, "by": people.get(UUID(v.author), "") if v.author else "", "at": v.at.isoformat()}
                for v in conflict.versions
            ],
        }
        for number, conflict in enumerate(found, start=1)
    ]
    rows = [
        (number, c.entity, c.register, *(version.value for version in c.versions[:2]))
        for number, c in enumerate(found, start=1)
    ]
    context.show(document, columns(rows, (_("Number"), _("What"), _("Field"), "1", "2")))


def _decide(context: Context) -> None:
    store = context.store
    with store.connection() as conn:
        found = conflicts.open_conflicts(conn)
    try:
        conflict = found[context.options.number - 1]
        wire = conflict.versions[context.options.version - 1].value
    except IndexError as error:
        raise AppError(
            _("There is no decision with this number and version."),
            _("Nothing has changed."),
            _("Look at them with «exchange conflicts»."),
        ) from error
    with store.read() as reader, store.write(context.action(f"resolve:{conflict.register}")) as edit:
        conflicts.decide(edit, reader, conflict, wire=wire)
    context.show({"decided": True}, _("Decided. The other version stays in the history."))


def _rescue(context: Context) -> None:
    with _office_store(context).connection() as conn:
        office = party.read_office(conn)
    path = Path(context.options.out)
    write_durably(path, ("\n".join(office.keys.identities) + "\n").encode())
    path.chmod(0o600)
    context.say(_("Whoever has this file can read every package sent to the office. Delete it after use."))
    context.show({"file": str(path)}, "")
