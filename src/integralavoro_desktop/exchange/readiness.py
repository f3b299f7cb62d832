"""The checks before a package is made, each in words, with where to put right what is not in order."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from integralavoro_desktop.exchange import party
from integralavoro_desktop.exchange.refusal import NotPaired
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.storage import backup, conflicts, drafts, health, ledger
from integralavoro_desktop.storage.desk import find_problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from uuid import UUID

    from sqlalchemy import Connection

    from integralavoro_desktop.storage.store import Store

_BACKUP_HOURS = 24
_LEAST_FREE = 1_000_000_000
_AHEAD = timedelta(minutes=10)
_WARN_DAYS = 35
_EXCHANGE_WARN = "SET.EXCHANGE_WARN"
_NO_STAMP = 0


class Mend(StrEnum):
    """Where a person puts right what a check found."""

    NOTHING = ""
    PAIR = "pair"
    BACKUP = "backup"
    DRAFTS = "today"
    DECISIONS = "decisions"
    DELETIONS = "deletions"
    RECORD = "record"
    RECEIVE = "receive"
    HEALTH = "settings"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: whether it passed, the sentence, what to do, where; `record` is the first one to complete."""

    code: str
    is_passed: bool
    sentence: str
    mend: Mend = Mend.NOTHING
    record: tuple[str, UUID] | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """What the checks look at: the store, the folder of backups, the records that would go (entity, id)."""

    store: Store
    backups: Path
    rows: tuple[tuple[str, UUID], ...] = ()
    operator: str = ""


def check_all(ground: Ground, tell: Callable[[int, int], object] = lambda done, total: None) -> list[Finding]:
    """Run every check; `tell(done, total)` hears how far it is and may raise to stop."""
    found: list[Finding] = []
    for place, check in enumerate(_CHECKS):
        tell(place, len(_CHECKS))
        found.extend(check(ground))
    return found


def _paired(ground: Ground) -> Iterator[Finding]:
    store = ground.store
    with store.connection() as conn:
        try:
            known = party.read_office(conn).laptops if store.identity.is_office else party.read_laptop(conn)
            is_paired = bool(known)
        except NotPaired:
            is_paired = False
    good = _("A laptop is paired.") if store.identity.is_office else _("This computer is paired with its office.")
    bad = (
        _("No laptop is paired yet.") if store.identity.is_office else _("This computer is not paired with an office.")
    )
    yield Finding("paired", is_paired, good if is_paired else bad, Mend.PAIR)


def _backup(ground: Ground) -> Iterator[Finding]:
    latest = backup.latest_backup(ground.backups, ground.store.vault.vault_id)
    age = clock.now() - latest.made_at if latest else None
    if age is None:
        yield Finding("backup", False, _("There is no backup yet."), Mend.BACKUP)
        return
    hours = int(age.total_seconds() // 3600)
    is_fresh = hours < _BACKUP_HOURS
    words = ngettext(
        "The last backup, opened again and counted, is {n} hour old.",
        "The last backup, opened again and counted, is {n} hours old.",
        hours,
    ).format(n=hours)
    yield Finding("backup", is_fresh, words, Mend.BACKUP)


def _sound(ground: Ground) -> Iterator[Finding]:
    with ground.store.connection() as conn:
        found = health.check(conn, ground.store.catalogue)
    good = ngettext(
        "The archive is whole: {n} row equals its history.",
        "The archive is whole: {n} rows equal their history.",
        found.rows_checked,
    ).format(n=found.rows_checked)
    bad = _("A part of the archive does not agree with its history.")
    yield Finding("sound", found.is_sound, good if found.is_sound else bad, Mend.HEALTH)


def _disk(ground: Ground) -> Iterator[Finding]:
    free = shutil.disk_usage(ground.store.vault.folder).free
    words = _("There is room on the disk: {n} GB are free.").format(n=free // _LEAST_FREE)
    short = _("Less than 1 GB is free on the disk.")
    yield Finding("disk", free >= _LEAST_FREE, words if free >= _LEAST_FREE else short)


def _clock(ground: Ground) -> Iterator[Finding]:
    with ground.store.connection() as conn:
        newest = conn.exec_driver_sql("SELECT max(at) FROM bundle").scalar() or _NO_STAMP
    last = datetime.fromtimestamp(newest / 1000, UTC)
    is_plausible = clock.now() + _AHEAD >= last
    good, bad = (
        _("The clock of this computer is plausible."),
        _("The clock of this computer stands before its last package."),
    )
    yield Finding("clock", is_plausible, good if is_plausible else bad)


def _drafts(ground: Ground) -> Iterator[Finding]:
    with ground.store.connection() as conn:
        count = len(drafts.all_of(conn, ground.operator))
    good = _("There is no open draft.")
    bad = ngettext("{n} draft is open: it does not go out.", "{n} drafts are open: they do not go out.", count)
    yield Finding("drafts", not count, bad.format(n=count) if count else good, Mend.DRAFTS)


def _decisions(ground: Ground) -> Iterator[Finding]:
    with ground.store.connection() as conn:
        count = conflicts.count_open(conn)
    bad = ngettext("{n} field waits for your decision.", "{n} fields wait for your decision.", count).format(n=count)
    yield Finding("decisions", not count, bad if count else _("No field waits for a decision."), Mend.DECISIONS)


def _deletions(ground: Ground) -> Iterator[Finding]:
    with ground.store.connection() as conn:
        count = len(conflicts.proposals(conn))
    bad = ngettext("{n} deletion is proposed.", "{n} deletions are proposed.", count).format(n=count)
    yield Finding("deletions", not count, bad if count else _("No deletion is proposed."), Mend.DELETIONS)


def _complete(ground: Ground) -> Iterator[Finding]:
    wanting = list(_incomplete(ground))
    count = len(wanting)
    bad = ngettext(
        "{n} record that goes out is still to be completed.",
        "{n} records that go out are still to be completed.",
        count,
    ).format(n=count)
    good = _("The records that go out are complete.")
    yield Finding("complete", not count, bad if count else good, Mend.RECORD, wanting[0] if wanting else None)


def _incomplete(ground: Ground) -> Iterable[tuple[str, UUID]]:
    catalogue = ground.store.catalogue
    with ground.store.read() as reader:
        for entity, key in ground.rows:
            record = reader.one(entity, key)
            if record is not None and record.deleted_at is None and find_problems(reader, catalogue, record):
                yield entity, key


def _received(ground: Ground) -> Iterator[Finding]:
    with ground.store.connection() as conn:
        last = _newest(conn, ledger.IN)
    if last is None:
        yield Finding("received", False, _("No package was received yet."), Mend.RECEIVE)
        return
    with ground.store.read() as reader:
        found = reader.parameter(_EXCHANGE_WARN)
    most = int(found.value) if found is not None and found.value is not None else _WARN_DAYS
    days = (clock.now() - last).days
    words = ngettext("The last package came in {n} day ago.", "The last package came in {n} days ago.", days)
    sentence = words.format(n=days) if days else _("The last package came in today.")
    yield Finding("received", days <= most, sentence, Mend.RECEIVE)


def _receipt(ground: Ground) -> Iterator[Finding]:
    if ground.store.identity.is_office:
        return
    with ground.store.connection() as conn:
        sent = _newest(conn, ledger.OUT)
        got = _newest(conn, ledger.IN)
    is_seen = sent is None or (got is not None and got >= sent)
    good = _("The office has confirmed the package before this one.")
    if sent is None:
        good = _("This is the first package.")
    bad = _("The package before this one has no receipt yet: this one holds its changes again.")
    yield Finding("receipt", is_seen, good if is_seen else bad, Mend.RECEIVE)


def _parked(ground: Ground) -> Iterator[Finding]:
    with ground.store.connection() as conn:
        count = conn.exec_driver_sql("SELECT count(*) FROM cs WHERE state IN (1, 2)").scalar_one()
    bad = ngettext(
        "{n} change that arrived is put aside: look at the health page.",
        "{n} changes that arrived are put aside: look at the health page.",
        count,
    ).format(n=count)
    yield Finding("parked", not count, bad if count else _("Nothing that arrived is put aside."), Mend.HEALTH)


def _handed_over(ground: Ground) -> Iterator[Finding]:
    if ground.store.identity.is_office:
        return
    with ground.store.connection() as conn:
        count = sum(scope.startswith("p:") for scope in ledger.read_only_scopes(conn))
    bad = ngettext(
        "{n} file handed over waits here for its last receipt.",
        "{n} files handed over wait here for their last receipt.",
        count,
    ).format(n=count)
    yield Finding("handed_over", not count, bad if count else _("No file handed over waits here."), Mend.RECEIVE)


def _apart(ground: Ground) -> Iterator[Finding]:
    place = next((one for one in (ground.backups, *ground.backups.parents) if one.exists()), ground.backups)
    is_apart = place.stat().st_dev != ground.store.vault.folder.stat().st_dev
    good, bad = _("The backups lie on another disk."), _("The backups lie on the same disk as the archive.")
    yield Finding("apart", is_apart, good if is_apart else bad, Mend.HEALTH)


def _newest(conn: Connection, direction: int) -> datetime | None:
    found = conn.exec_driver_sql("SELECT max(at) FROM bundle WHERE dir=?", (direction,)).scalar()
    return None if found is None else datetime.fromtimestamp(found / 1000, UTC)


_CHECKS: tuple[Callable[[Ground], Iterator[Finding]], ...] = (
    _paired,
    _backup,
    _apart,
    _sound,
    _disk,
    _clock,
    _drafts,
    _decisions,
    _deletions,
    _complete,
    _received,
    _receipt,
    _parked,
    _handed_over,
)
