"""The line at the foot of the window: exchange, changes to deliver, backup, in words and with a tone."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from integralavoro_desktop.gui.status_bar import StatusPart
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.show import moment_words
from integralavoro_desktop.storage import ledger
from integralavoro_desktop.storage.backup import latest_backup
from integralavoro_desktop.storage.meta import get_setting

if TYPE_CHECKING:
    from integralavoro_desktop.storage.store import Store

_WARN_DAYS = "SET.EXCHANGE_WARN"
_DISK_LOW = 1 << 30
_BACKUP_OLD = timedelta(hours=24)


def backup_folder(store: Store) -> Path:
    """Return where the copies of this store go."""
    with store.connection() as conn:
        chosen = get_setting(conn, "backup_folder", "")
    return Path(chosen) if chosen else store.vault.folder.parent / "backups"


def status_parts(store: Store) -> list[StatusPart]:
    """Return the parts of the status line as they stand now."""
    parts = [_exchange(store)]
    if not store.identity.is_office:
        parts.append(_deliver(store))
    parts.append(_backup(store))
    if shutil.disk_usage(store.vault.folder).free < _DISK_LOW:
        parts.append(StatusPart("disk", "hard-drive", _("The disk is nearly full"), _("Disk full"), tone="danger"))
    return parts


def _exchange(store: Store) -> StatusPart:
    with store.connection() as conn:
        last = ledger.get_position(conn, "last_received", None)
    if last is None:
        return StatusPart("exchange", "arrow-left-right", _("No exchange yet"), _("No exchange"))
    days = (clock.now() - datetime.fromtimestamp(int(last) / 1000, UTC)).days
    with store.read() as reader:
        limit = reader.parameter(_WARN_DAYS)
    tone = "warn" if limit is not None and days > int(limit.value) else ""
    text = _("Last exchange: today")
    if days > 0:
        text = ngettext("Last exchange: {n} day ago", "Last exchange: {n} days ago", days).format(n=days)
    return StatusPart("exchange", "arrow-left-right", text, _("Exchange"), tone=tone)


def _deliver(store: Store) -> StatusPart:
    with store.connection() as conn:
        waiting = ledger.undelivered(conn, store.identity.device)
    text = ngettext("{n} change to deliver", "{n} changes to deliver", waiting).format(n=waiting)
    return StatusPart("deliver", "upload", text, str(waiting))


def _backup(store: Store) -> StatusPart:
    newest = latest_backup(backup_folder(store), store.vault.vault_id)
    if newest is None:
        return StatusPart("backup", "hard-drive", _("No backup yet"), _("No backup"), tone="warn")
    text = _("Backup: {when}, opened again and counted").format(when=moment_words(newest.made_at))
    tone = "warn" if clock.now() - newest.made_at > _BACKUP_OLD else ""
    return StatusPart("backup", "hard-drive", text, _("Backup"), tone=tone)
