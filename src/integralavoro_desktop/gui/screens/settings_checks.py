"""What the health page says: sentences that passed or failed, with what to do, from plain facts."""

from __future__ import annotations

import platform
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from integralavoro_desktop import __version__
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.money import show_number
from integralavoro_desktop.kernel.show import moment_words
from integralavoro_desktop.storage.backup import latest_backup
from integralavoro_desktop.storage.keyslots import RECOVERY
from integralavoro_desktop.storage.schema import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from integralavoro_desktop.storage.health import Health
    from integralavoro_desktop.storage.store import Store

_GIGA = 1 << 30
_MEGA = 1 << 20
_DAY_HOURS = 24


@dataclass(frozen=True, slots=True)
class Check:
    """One sentence, whether it is in order, and what to do where it is not. `is_known` is false before a look."""

    sentence: str
    passed: bool
    todo: str = ""
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Condition:
    """How the program stands on this computer; `health` is none before the store was looked through."""

    copied_at: datetime | None
    free: int
    size: int
    has_sheet: bool
    health: Health | None = None


def condition(store: Store, folder: Path, health: Health | None = None) -> Condition:
    """Return how things stand now; `folder` is where the copies go."""
    newest = latest_backup(folder, store.vault.vault_id)
    size = sum(path.stat().st_size for path in store.vault.folder.iterdir() if path.is_file())
    free = shutil.disk_usage(store.vault.folder).free
    return Condition(newest.made_at if newest else None, free, size, store.vault.keys.has(RECOVERY), health)


def checks(found: Condition) -> Iterator[Check]:
    """Give the sentences of the page and of the paper."""
    yield _archive(found.health)
    yield _copy(found.copied_at)
    yield _disk(found.free)
    yield Check(
        _("There is a recovery sheet.") if found.has_sheet else _("There is no recovery sheet."),
        found.has_sheet,
        _("Make one in «Me and this computer»: without it a forgotten password closes the data for ever."),
    )


def facts(store: Store, found: Condition) -> list[tuple[str, str]]:
    """Return label and value of what whoever helps asks first; nothing of it is about people."""
    role = _("office") if store.identity.is_office else _("coach's computer")
    return [
        (_("Version of the program"), __version__),
        (_("Version of the archive"), str(VERSION)),
        (_("This archive"), f"{role}, {store.identity.prefix}" if store.identity.prefix else role),
        (_("Size of the archive"), _("{n} MB").format(n=show_number(max(1, round(found.size / _MEGA))))),
        (_("Free on the disk"), _("{n} GB").format(n=show_number(found.free // _GIGA))),
        (_("System"), f"{platform.system()} {platform.release()}, Python {platform.python_version()}"),
    ]


def _archive(health: Health | None) -> Check:
    if health is None:
        return Check(_("The archive has not been looked through yet."), passed=True, is_known=False)
    if health.is_sound:
        words = ngettext(
            "The archive is whole: {rows} row agrees with the log.",
            "The archive is whole: {rows} rows agree with the log.",
            health.rows_checked,
        )
        return Check(words.format(rows=show_number(health.rows_checked)), passed=True)
    todo = _("Go on working only if you must, make no new copy, and call for help with the health sheet.")
    return Check(_("The archive is damaged."), passed=False, todo=todo)


def _copy(made_at: datetime | None) -> Check:
    if made_at is None:
        return Check(_("There is no copy yet."), passed=False, todo=_("Make one in «Backups»."))
    hours = (clock.now() - made_at).total_seconds() / 3600
    words = _("The last copy is of {when}, opened again and counted.").format(when=moment_words(made_at))
    return Check(words, hours <= _DAY_HOURS, _("Make one in «Backups»: the last one is older than a day."))


def _disk(free: int) -> Check:
    words = _("{n} GB are free on the disk.").format(n=show_number(free // _GIGA))
    return Check(words, free >= _GIGA, _("Free at least 1 GB: with a full disk nothing can be saved."))
