"""The print dialog: for whom, then the paper as it will be and what is left out on purpose, then print or save."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from integralavoro_desktop.gui.banners import BannerArea, error_banner
from integralavoro_desktop.gui.buttons import Button, IconButton
from integralavoro_desktop.gui.fields_basic import Check, Combo, Labelled
from integralavoro_desktop.gui.overlay import Overlay
from integralavoro_desktop.gui.paper_printer import print_pdf
from integralavoro_desktop.gui.paper_view import PaperView
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.printing.paper import FOR_WHOM, Preset
from integralavoro_desktop.storage.durable import write_durably
from integralavoro_desktop.storage.faults import known_faults

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from integralavoro_desktop.gui.theme import Theme

_WIDE = 1080
_TALL = 700
_SIDE = 320


@dataclass(frozen=True, slots=True)
class Shown:
    """A paper as the dialog shows it: its bytes, what it leaves out on purpose, and why."""

    pdf: bytes
    left_out: Sequence[tuple[str, str]] = ()
    file_name: str = "paper.pdf"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the person chose: for whom (preset), which firm where it is for one, usual or large print."""

    preset: str = ""
    firm: UUID | None = None
    large: bool = False


@dataclass(frozen=True, slots=True)
class PrintTools:
    """What the dialog needs from outside.

    `preview(chosen)` makes the paper without entering it anywhere; `issue(chosen)` makes it, numbers it and enters it
    in the register. `firms` are the recipients a firm's paper may be for (id, name).
    """

    title: str
    presets: Sequence[str]
    firms: Sequence[tuple[UUID, str]]
    preview: Callable[[Chosen], Shown]
    issue: Callable[[Chosen], Shown]
    is_blank: bool = False


class PrintDialog(Overlay):
    """Chooses the recipient, shows the paper, prints or saves it; `made` tells that a copy was issued."""

    made = Signal(object)

    def __init__(self, theme: Theme, window: QWidget, tools: PrintTools, *, preset: str = "") -> None:
        super().__init__(theme, window, width=_WIDE, high=0.5)
        self.setObjectName("print_dialog")
        self._tools = tools
        self.panel.setAccessibleName(tools.title)
        self.panel.setMinimumHeight(min(theme.px(_TALL), max(480, window.height() - 60)))
        self.preset = Combo(theme, "print_preset")
        for one in tools.presets:
            self.preset.addItem(_(FOR_WHOM[Preset(one)]), one)
        self.firm = Combo(theme, "print_firm")
        for key, name in tools.firms:
            self.firm.addItem(name, key)
        self.large = Check(theme, _("Large print"), "print_large")
        self.view = PaperView(theme, self.panel)
        self.problems = BannerArea()
        self.left_out = Label(theme, "", role="caption", tone="text2")
        self.print_button = Button(theme, _("Print"), kind="primary", icon="printer")
        self.print_button.setObjectName("print_now")
        self.save_button = Button(theme, _("Save as PDF"), icon="download")
        self.save_button.setObjectName("print_save")
        self._build()
        place = self.preset.findData(preset)
        self.preset.setCurrentIndex(max(place, 0))
        self._connect()

    def start(self) -> None:
        """Open with the paper already shown."""
        super().start()
        self.show_paper()
        self.preset.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_paper(self) -> None:
        """Make the paper anew for what is chosen, or say why it cannot be made."""
        self.problems.clear()
        is_for_firm = self.preset.currentData() == "employer"
        self._firm_block.setVisible(is_for_firm)
        try:
            shown = self._tools.preview(self._chosen())
            self.view.show_pdf(shown.pdf)
        except AppError as error:
            self.problems.add(error_banner(self.theme, error))
            self._allow(is_possible=False)
            return
        self._tell_left_out(shown.left_out)
        self._allow(is_possible=True)

    def _chosen(self) -> Chosen:
        preset = str(self.preset.currentData() or "")
        firm = self.firm.currentData() if preset == "employer" else None
        return Chosen(preset, firm, self.large.isChecked())

    def _issue(self) -> Shown | None:
        try:
            shown = self._tools.issue(self._chosen())
        except AppError as error:
            self.problems.clear()
            self.problems.add(error_banner(self.theme, error))
            return None
        self.made.emit(shown)
        return shown

    def _print(self) -> None:
        shown = self._issue()
        if shown is None:
            return
        try:
            if print_pdf(shown.pdf, self):
                self.stop()
        except AppError as error:
            self.problems.add(error_banner(self.theme, error))

    def _save(self) -> None:
        shown = self._issue()
        if shown is None:
            return
        path, _kind = QFileDialog.getSaveFileName(self, _("Save as PDF"), shown.file_name, "PDF (*.pdf)")
        if path:
            self._write(Path(path), shown.pdf)

    def _write(self, path: Path, pdf: bytes) -> None:
        try:
            with known_faults():
                write_durably(path, pdf)
        except AppError as error:
            self.problems.add(error_banner(self.theme, error))
        else:
            self.stop()

    def _tell_left_out(self, rows: Sequence[tuple[str, str]]) -> None:
        lines = [_("What is left out on purpose"), *(f"{what}: {why}" for what, why in rows)]
        self.left_out.setText("\n".join(lines) if rows else "")
        self.left_out.setVisible(bool(rows))

    def _allow(self, *, is_possible: bool) -> None:
        self.view.setVisible(is_possible)
        self._instead.setVisible(not is_possible)
        self.print_button.setEnabled(is_possible)
        self.save_button.setEnabled(is_possible)
        if not is_possible:
            self._tell_left_out(())

    def _connect(self) -> None:
        self.preset.currentIndexChanged.connect(self.show_paper)
        self.firm.currentIndexChanged.connect(self.show_paper)
        self.large.toggled.connect(self.show_paper)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(self.theme, self._tools.title, role="h2"), 1)
        close = IconButton(self.theme, "x", _("Close"), kind="ghost")
        close.setObjectName("print_close")
        close.clicked.connect(self.stop)
        head.addWidget(close)
        self.panel.body.addLayout(head)
        self.panel.body.addWidget(self.problems)
        across = QHBoxLayout()
        across.setSpacing(20)
        across.addWidget(self._side())
        across.addWidget(self.view, 1)
        self._instead = Label(self.theme, _("There is nothing to show yet."), tone="muted")
        self._instead.hide()
        across.addWidget(self._instead, 1)
        self.panel.body.addLayout(across, 1)

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(self.theme.px(_SIDE))
        down = QVBoxLayout(side)
        down.setContentsMargins(2, 2, 2, 2)
        down.setSpacing(14)
        self._preset_block = Labelled(self.theme, _("For whom"), self.preset)
        self._firm_block = Labelled(self.theme, _("Which firm"), self.firm)
        down.addWidget(self._preset_block)
        down.addWidget(self._firm_block)
        down.addWidget(self.large)
        down.addWidget(self.left_out)
        down.addStretch(1)
        note = "" if self._tools.is_blank else _("Every copy gets a number and is entered in the register of prints.")
        down.addWidget(Label(self.theme, note, role="caption", tone="text2"))
        for button in (self.print_button, self.save_button):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            down.addWidget(button)
        self._preset_block.setVisible(bool(self._tools.presets))
        return side
