"""`store`: make, look at, check, back up and restore an archive; its users, passphrases, recovery sheet."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from integralavoro_desktop import stores
from integralavoro_desktop.catalog import CATALOG
from integralavoro_desktop.cli.context import read_passphrase
from integralavoro_desktop.cli.tables import columns
from integralavoro_desktop.cli.wording import example, something
from integralavoro_desktop.gui.password_strength import strength
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.months import day_words
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage import health, ledger
from integralavoro_desktop.storage.backup import latest_backup, make_backup
from integralavoro_desktop.storage.durable import write_durably
from integralavoro_desktop.storage.keyslots import calibrated
from integralavoro_desktop.storage.recovery_code import fresh_code, groups
from integralavoro_desktop.storage.restore import restore_backup
from integralavoro_desktop.storage.schema import VERSION

if TYPE_CHECKING:
    import argparse

    from integralavoro_desktop.cli.context import Context

_BACKUPS = "backups"
_EXAMPLES = {
    "create": '--name "Lidia Sorrentani"',
    "info": "",
    "check": "--json",
    "backup": "--out /media/disk/backups",
    "restore": "/media/disk/backups/BACKUP",
    "users": '--add "Lidia Sorrentani" --new-passphrase-file new.txt',
    "passphrase": "--new-passphrase-file new.txt",
    "recovery": "--out recovery.pdf",
}


def add_to(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add `store` and its commands."""
    store = commands.add_parser(
        "store",
        help=_("the archive: make, check, back up, users, passphrase"),
        description=_("the archive: make, check, back up, users, passphrase"),
        epilog=example("--store DIR store check --json"),
    )
    kinds = store.add_subparsers(metavar=_("command"), required=True)
    create = _add(kinds, "create", _create, common, help=_("make a new archive"))
    create.add_argument("--name", required=True, type=something, help=_("who works with it"))
    create.add_argument("--office", action="store_true", help=_("the archive of the district office"))
    create.add_argument("--district", default="", help=_("the name of the district, for an office"))
    create.add_argument("--prefix", default="", help=_("what its numbers begin with"))
    _add(kinds, "info", _info, common, help=_("what the archive is and holds"))
    _add(kinds, "check", _check, common, help=_("check pages, log and tables, the age of the backup"))
    backup = _add(kinds, "backup", _backup, common, help=_("make a copy, open it again and count it"))
    backup.add_argument("--out", metavar="DIR", help=_("where the copies lie"))
    restore = _add(kinds, "restore", _restore, common, help=_("put a copy in the place of the archive"))
    restore.add_argument("backup", metavar="BACKUP")
    users = _add(kinds, "users", _users, common, help=_("who can open the archive; --add NAME adds one"))
    users.add_argument("--add", metavar="NAME")
    users.add_argument("--new-passphrase-file", metavar="FILE")
    change = _add(kinds, "passphrase", _passphrase, common, help=_("change your passphrase"))
    change.add_argument("--new-passphrase-file", metavar="FILE", required=True)
    recovery = _add(kinds, "recovery", _recovery, common, help=_("make a new recovery sheet as PDF"))
    recovery.add_argument("--out", metavar="FILE.pdf", required=True)


def _add(kinds: Any, name: str, run: Any, common: argparse.ArgumentParser, *, help: str) -> Any:  # noqa: A002
    parser = kinds.add_parser(
        name,
        help=help,
        description=help,
        parents=[common],
        epilog=example(f"--store DIR store {name} {_EXAMPLES[name]}".rstrip()),
    )
    parser.set_defaults(run=run)
    return parser


def _create(context: Context) -> None:
    options = context.options
    founding = stores.Founding(options.name, options.office, options.district, options.prefix)
    passphrase = _strong(context.passphrase(_("New passphrase: ")))
    context.keep(stores.make_store(context.folder, passphrase, founding))
    _info(context)


def _strong(passphrase: str) -> str:
    """Return a new passphrase that the windows would take too."""
    if not strength(passphrase).is_enough:
        raise AppError(
            _("The new passphrase is too easy to guess."),
            _("Nothing has changed."),
            _("Choose a longer one, of several words that have nothing to do with each other."),
        )
    return passphrase


def _info(context: Context) -> None:
    store = context.store
    identity = store.identity
    with store.read() as reader:
        counts = {kind.name: reader.count(kind.name) for kind in CATALOG}
    document = {
        "role": identity.role,
        "prefix": identity.prefix,
        "district": identity.district,
        "device": identity.device.hex(),
        "schema": VERSION,
        "users": len(store.vault.keys.users()),
        "records": counts,
    }
    rows = [(_(CATALOG.kind(name).words.many), count) for name, count in counts.items()]
    context.show(document, columns(rows, (_("What"), _("How many"))))


def _check(context: Context) -> int:
    store = context.store
    with store.connection() as conn:
        found = health.check(conn, store.catalogue)
        waiting = ledger.undelivered(conn, store.identity.device)
    newest = latest_backup(context.folder.parent / _BACKUPS, store.vault.vault_id)
    document = {
        "sound": found.is_sound,
        "integrity": found.integrity,
        "rows": found.rows_checked,
        "different": found.different,
        "undelivered": waiting,
        "backup": newest.made_at.isoformat() if newest else None,
        "schema": VERSION,
    }
    sentence = (
        _("The archive is sound: {rows} rows agree with the log.").format(rows=found.rows_checked)
        if found.is_sound
        else _("The archive is damaged. Nothing was changed. Restore the last copy, or call for help.")
    )
    context.show(document, sentence)
    return int(not found.is_sound)


def _backup(context: Context) -> None:
    target = Path(context.options.out) if context.options.out else context.folder.parent / _BACKUPS
    report = make_backup(context.store.vault, target)
    rows = report.backup.rows
    document = {"path": str(report.backup.path), "rows": rows, "made_at": report.backup.made_at.isoformat()}
    context.show(document, _("Copy made, opened again and counted: {rows} rows.").format(rows=rows))


def _restore(context: Context) -> None:
    report = restore_backup(Path(context.options.backup), context.folder)
    document = {"restored": True, "kept_aside": str(report.set_aside) if report.set_aside else None}
    context.show(document, _("The copy is in place. What was there before was kept aside."))


def _users(context: Context) -> None:
    store = context.store
    if context.options.add:
        _add_user(context)
    with store.read() as reader:
        names = {row.id.hex: row.name for row in reader.many("operator")}
    users = [{"operator": user, "name": names.get(user, "")} for user in store.vault.keys.users()]
    context.show({"users": users}, "\n".join(user["name"] for user in users))


def _add_user(context: Context) -> None:
    with context.store.read() as reader:
        found = [row for row in reader.many("operator") if row.name == context.options.add]
    if not found or not context.options.new_passphrase_file:
        raise AppError(
            _("A new user is an operator of this archive with a passphrase of her own."),
            _("Nothing has changed."),
            _("Add the operator first, then name a file with --new-passphrase-file."),
        )
    vault = context.store.vault
    fresh = _strong(read_passphrase(Path(context.options.new_passphrase_file)))
    vault.keys.set_passphrase(vault.dek, found[0].id.hex, fresh, cost=calibrated())


def _passphrase(context: Context) -> None:
    vault = context.store.vault
    fresh = _strong(read_passphrase(Path(context.options.new_passphrase_file)))
    vault.keys.change_passphrase(vault.opened_by.user, context.passphrase(), fresh, cost=calibrated())
    context.show({"changed": True}, _("The passphrase is changed. The old one no longer opens the archive."))


def _recovery(context: Context) -> None:
    # ReportLab is loaded only by the commands that print.
    from integralavoro_desktop.printing.recovery_sheet import RecoveryFacts, recovery_sheet  # noqa: PLC0415

    vault = context.store.vault
    code = fresh_code()
    owner = context.operator_id()
    with context.store.read() as reader:
        name = reader.titles("operator", [owner]).get(owner, "") if owner else ""
    identity = context.store.identity
    facts = RecoveryFacts(groups(code), code, name, identity.district, identity.prefix, day_words(clock.today()))
    write_durably(Path(context.options.out), recovery_sheet(facts).pdf())
    if sys.stdin.isatty():
        context.say(_("Print it twice, then delete the file: whoever has the sheet can open the archive."))
    vault.keys.set_recovery(vault.dek, code)
    context.show({"pdf": context.options.out}, _("The recovery sheet is ready; an older one no longer works."))
