"""What the first run needs to make a store: the new recovery code, its paper, the place of the copies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from integralavoro_desktop import stores
from integralavoro_desktop.gui.first_run_steps import FirstRunTools
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.months import day_words
from integralavoro_desktop.storage.durable import write_durably
from integralavoro_desktop.storage.meta import put_setting
from integralavoro_desktop.storage.recovery_code import fresh_code, groups, groups_agree, groups_to_ask

if TYPE_CHECKING:
    from collections.abc import Mapping

    from integralavoro_desktop.gui.first_run import FirstRunAnswers
    from integralavoro_desktop.storage.store import Store

_CLOUDS = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "mega")
BACKUP_FOLDER = "backup_folder"


class FoundingTools:
    """Holds the code of the recovery sheet between the steps and the making of the store."""

    def __init__(self, folder: Path, window: QWidget) -> None:
        """Make a fresh code."""
        self._folder = folder
        self._window = window
        self._code = fresh_code()

    def for_steps(self) -> FirstRunTools:
        """Return what the steps call."""
        return FirstRunTools(
            code_groups=groups(self._code),
            to_ask=groups_to_ask(),
            agree=self._agree,
            print_sheet=self._print,
            save_sheet=self._save,
            folder_warning=folder_warning,
            default_backup=self._folder.parent / "backups",
        )

    def make(self, answers: FirstRunAnswers) -> Store:
        """Make the store with its recovery slot; runs in the worker."""
        store = stores.make_store(self._folder, answers.password, stores.Founding(answers.name))
        store.vault.keys.set_recovery(store.vault.dek, self._code)
        with store.transaction() as conn:
            put_setting(conn, BACKUP_FOLDER, str(answers.backup_folder))
            put_setting(conn, "office_name", answers.office)
        return store

    def _agree(self, typed: Mapping[int, str]) -> bool:
        return groups_agree(self._code, dict(typed))

    def _pdf(self, name: str, office: str) -> bytes:
        # ReportLab costs time at start and is needed only when somebody prints.
        from integralavoro_desktop.printing.recovery_sheet import RecoveryFacts, recovery_sheet  # noqa: PLC0415

        facts = RecoveryFacts(groups(self._code), self._code, name, office, "", day_words(clock.today()))
        return recovery_sheet(facts).pdf()

    def _print(self, name: str, office: str, copies: int) -> None:
        from integralavoro_desktop.gui.paper_printer import print_pdf  # noqa: PLC0415

        print_pdf(self._pdf(name, office), self._window, copies=copies)

    def _save(self, name: str, office: str) -> None:
        title = _("Save the recovery sheet")
        path, _kind = QFileDialog.getSaveFileName(self._window, title, _("recovery.pdf"), "PDF (*.pdf)")
        if path:
            write_durably(Path(path), self._pdf(name, office))


def folder_warning(folder: Path) -> str:
    """Return a sentence where copies would leave the computer or share its fate, empty where the place is good."""
    lower = str(folder).lower()
    if any(cloud in lower for cloud in _CLOUDS):
        return _("This folder goes to the internet by itself. Choose one that stays in the office.")
    if not folder.exists() and not folder.parent.exists():
        return _("This folder is not there now. Connect the disk, or choose another one.")
    return ""
