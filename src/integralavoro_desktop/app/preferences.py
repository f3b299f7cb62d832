"""The settings in the window, with the doors they need: look file, lists, papers, practice district."""

from __future__ import annotations

import shutil
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QFileDialog

from integralavoro_desktop.app.founding import folder_warning
from integralavoro_desktop.app.look_file import write_look
from integralavoro_desktop.app.post import show_sheet
from integralavoro_desktop.app.standing import backup_folder
from integralavoro_desktop.gui.screens.settings import SettingsPage
from integralavoro_desktop.gui.screens.settings_tools import SettingsTools
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.months import day_words
from integralavoro_desktop.kernel.paths import default_store
from integralavoro_desktop.kernel.show import moment_words
from integralavoro_desktop.printing.recovery_sheet import RecoveryFacts, recovery_sheet
from integralavoro_desktop.printing.service_sheets import health_sheet
from integralavoro_desktop.storage.durable import write_durably
from integralavoro_desktop.storage.meta import get_setting
from integralavoro_desktop.storage.recovery_code import groups

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integralavoro_desktop.app.doors import Doors
    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.guide import Guide
    from integralavoro_desktop.printing.sheet import Sheet


def settings_page(bench: Bench, guide: Guide, doors: Doors) -> SettingsPage:
    """Return the settings."""
    tools = SettingsTools(
        keep_look=write_look,
        speak=doors.speak,
        open_list=guide.list_asked.emit,
        idle_changed=doors.idle,
        backup_folder=partial(backup_folder, bench.store),
        folder_warning=folder_warning,
        print_sheet=lambda code, copies: show_sheet(bench, doors.window(), _recovery(bench, code)),
        save_sheet=partial(_save, bench, doors),
        print_health=lambda checks, facts: show_sheet(bench, doors.window(), _health(bench, checks, facts)),
        practice_folder=default_store().parent / "practice",
        make_practice=_make_practice,
        open_practice=_open_practice,
    )
    return SettingsPage(bench, guide, tools)


def _recovery(bench: Bench, code: str) -> Sheet:
    identity = bench.store.identity
    with bench.store.connection() as conn:
        office = str(get_setting(conn, "office_name", "") or identity.district)
    owner = bench.who(bench.action.author)
    return recovery_sheet(
        RecoveryFacts(groups(code), code, owner, office, identity.prefix, day_words(clock.today()), _practice(bench))
    )


def _save(bench: Bench, doors: Doors, code: str) -> None:
    title = _("Save the recovery sheet")
    path, _kind = QFileDialog.getSaveFileName(doors.window(), title, _("recovery.pdf"), "PDF (*.pdf)")
    if path:
        write_durably(Path(path), _recovery(bench, code).pdf())


def _health(bench: Bench, checks: Sequence[tuple[str, bool, str]], facts: Sequence[tuple[str, str]]) -> Sheet:
    return health_sheet(checks, facts, made_at=moment_words(clock.now()), practice=_practice(bench))


def _practice(bench: Bench) -> bool:
    with bench.store.connection() as conn:
        return bool(get_setting(conn, "practice", default=False))


def _make_practice(folder: Path) -> None:
    # The invented stories are read only when somebody asks for them.
    from integralavoro_desktop.practice.district import make_district  # noqa: PLC0415
    from integralavoro_desktop.practice.plan import Plan  # noqa: PLC0415

    try:
        make_district(folder, Plan())
    except BaseException:
        # half a district cannot be opened, and holds nothing but invented data
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _open_practice(folder: Path) -> None:
    """Open the practice district in a window of its own, beside this one: two stores are never mixed in one."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "integralavoro_desktop"]
    first = [*program[1:], "--store", str(folder / "coach-1")]
    QProcess.startDetached(program[0], [*first, "--passphrase-file", str(folder / "passphrase.txt")])
