"""Copies: where they go, one now, those that are there, and how one comes back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from integralavoro_desktop.gui.arrange import Columns
from integralavoro_desktop.gui.banners import Banner, BannerArea, announce, error_banner
from integralavoro_desktop.gui.boxes import Box, Card, column
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.fields_basic import Labelled, LineField
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.rows import FactRow, RowList
from integralavoro_desktop.gui.tabs import TabView
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.money import show_number
from integralavoro_desktop.kernel.show import moment_words
from integralavoro_desktop.storage.backup import list_backups, make_backup, verify_backup

if TYPE_CHECKING:
    from collections.abc import Callable

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.screens.settings_tools import SettingsTools
    from integralavoro_desktop.gui.work import Job
    from integralavoro_desktop.kernel.problems import AppError
    from integralavoro_desktop.storage.backup import Backup, BackupReport

FOLDER = "backup_folder"
MOST = 8
_MEGA = 1 << 20


class BackupsView(TabView):
    """Makes copies in the worker: each is opened again and counted before it is listed."""

    def __init__(self, bench: Bench, tools: SettingsTools) -> None:
        super().__init__()
        self._bench = bench
        self._tools = tools
        self.banners = BannerArea()
        self._state = Chip(bench.theme, "", tone="neutral")
        self._list = RowList(bench.theme)
        self._count = Label(bench.theme, role="caption", tone="text2")
        left, right = QWidget(), QWidget()
        left.setLayout(column(self._place(), self._back(), gap=14))
        right.setLayout(column(self._copies(), gap=14))
        self.body.addWidget(self.banners)
        self.body.addWidget(Columns(bench.theme, left, right))
        self.body.addStretch(1)
        self._show_folder()

    def refresh(self, changed: frozenset[str]) -> None:
        """Look at the folder again."""
        self._show_copies()

    def copy_now(self) -> None:
        """Make a copy; the button waits until it is done."""
        vault, folder = self._bench.store.vault, self._tools.backup_folder()
        self._busy(_("I copy, open the copy again and count it…"))
        self._run(lambda _job: make_backup(vault, folder), self._copied)

    def check(self, backup: Backup) -> None:
        """Open a copy again and count it."""
        dek = self._bench.store.vault.dek
        self._busy(_("I open the copy and count it…"))
        self._run(lambda _job: verify_backup(backup.path, dek), self._checked)

    def take_folder(self, folder: Path) -> None:
        """Let the copies go to another folder from now on."""
        self._bench.remember(FOLDER, str(folder))
        self._show_folder()

    def _run(self, op: Callable[[Job | None], object], done: Callable[..., object]) -> None:
        if self._bench.work is not None:
            self._bench.work.run(op, done, self._failed)
        else:
            done(op(None))

    def _place(self) -> Card:
        theme = self._bench.theme
        card = Card(theme, _("Where the copies go"), icon="hard-drive")
        self.folder = LineField(theme, "backup_folder")
        self.folder.setReadOnly(True)
        self._warning = Banner(theme, "", tone="warn")
        choose = Button(theme, _("Choose another folder"), icon="folder-open")
        choose.setObjectName("choose_backup_folder")
        choose.clicked.connect(self._choose)
        self.now = Button(theme, _("Make a copy now"), kind="primary", icon="hard-drive-download")
        self.now.setObjectName("copy_now")
        self.now.clicked.connect(self.copy_now)
        self._state.hide()
        card.add(Labelled(theme, _("Folder of the copies"), self.folder))
        card.add(self._warning)
        card.add(Flow(self.now, choose, gap=8))
        card.add(Flow(self._state))
        words = _("Copies are encrypted. Those of the last 35 days are kept, and never fewer than seven.")
        card.add(Label(theme, words, role="caption", tone="text2"))
        return card

    def _back(self) -> Card:
        theme = self._bench.theme
        card = Card(theme, _("Going back to a copy"), icon="history")
        steps = (
            _("1. Close the program."),
            _("2. Open the terminal and type this line, with the folder of the copy you want:"),
            _("3. Open the program with the password that was in force on the day of the copy."),
        )
        card.add(Label(theme, steps[0]))
        card.add(Label(theme, steps[1]))
        box = Box(theme, kind="sunken")
        line = Label(theme, "integralavoro store restore …/integralavoro-20261122T090000Z", role="strong")
        line.setObjectName("restore_line")
        box.add(line)
        card.add(box)
        card.add(Label(theme, steps[2]))
        kept = _("The archive of now is never overwritten: it is kept aside for 35 days.")
        card.add(Label(theme, kept, role="caption", tone="text2"))
        return card

    def _copies(self) -> Card:
        card = Card(self._bench.theme, _("Copies made"), icon="files")
        card.setObjectName("copies")
        card.add(self._list)
        card.add(self._count)
        return card

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder of the copies"), self.folder.text())
        if chosen:
            self.take_folder(Path(chosen))

    def _show_folder(self) -> None:
        folder = self._tools.backup_folder()
        self.folder.setText(str(folder))
        warning = self._tools.folder_warning(folder)
        self._warning.set_text(warning)
        self._warning.setVisible(bool(warning))
        self._show_copies()

    def _show_copies(self) -> None:
        found = list_backups(self._tools.backup_folder(), self._bench.store.vault.vault_id)[::-1]
        self._list.set_rows(*(self._row(one) for one in found[:MOST]))
        words = _("No copy yet. The first one takes less than a minute.")
        if found:
            words = ngettext("{n} copy in this folder.", "{n} copies in this folder.", len(found)).format(n=len(found))
        self._count.setText(words)

    def _row(self, backup: Backup) -> FactRow:
        counted = ngettext("{rows} row, {size} MB", "{rows} rows, {size} MB", backup.rows)
        size = max(1, round(backup.size / _MEGA))
        told = counted.format(rows=show_number(backup.rows), size=show_number(size))
        detail = _("{told} · opened again and counted").format(told=told)
        when = moment_words(backup.made_at)
        check = Button(self._bench.theme, _("Check again"), kind="ghost").small()
        check.setObjectName("check_copy")
        check.setAccessibleName(_("Check again the copy of {when}").format(when=when))
        check.clicked.connect(partial(self.check, backup))
        return FactRow(self._bench.theme, when, detail=detail, icon="hard-drive").end_with(check)

    def _busy(self, words: str) -> None:
        self.banners.clear()
        self.now.setEnabled(False)
        self._state.set_state(words, tone="info", icon="hourglass")
        self._state.show()

    def _copied(self, report: BackupReport) -> None:
        rows = show_number(report.backup.rows)
        self._done(_("Copy made, opened again and counted: {rows} rows.").format(rows=rows))

    def _checked(self, backup: Backup) -> None:
        self._done(_("The copy is whole: {rows} rows.").format(rows=show_number(backup.rows)))

    def _done(self, words: str) -> None:
        self.now.setEnabled(True)
        self._state.set_state(words, tone="ok")
        announce(self, words)
        self._show_copies()

    def _failed(self, failure: AppError) -> None:
        self.now.setEnabled(True)
        self._state.hide()
        self.banners.add(error_banner(self._bench.theme, failure))
