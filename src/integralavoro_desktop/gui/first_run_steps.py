"""The five steps of the first run, each a small form that says what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from integralavoro_desktop.gui.banners import Banner
from integralavoro_desktop.gui.boxes import Box, Card
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.charts import Meter
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.fields_basic import Labelled, LineField, PasswordField, Radio
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.password_strength import strength
from integralavoro_desktop.gui.text import IconLabel, Label
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from integralavoro_desktop.gui.theme import Theme

_NARROW = 560


@dataclass(frozen=True, slots=True)
class FirstRunTools:
    """What the steps need from outside.

    `code_groups` is the new recovery code as printed; `agree` judges groups typed back by their place from 0, the
    places in `to_ask`; `print_sheet(name, office, copies)` and `save_sheet(name, office)` make the paper;
    `folder_warning(folder)` gives a sentence for cloud folders and sticks, or nothing.
    """

    code_groups: tuple[str, ...]
    to_ask: tuple[int, int]
    agree: Callable[[Mapping[int, str]], bool]
    print_sheet: Callable[[str, str, int], object]
    save_sheet: Callable[[str, str], object]
    folder_warning: Callable[[Path], str]
    default_backup: Path


class Step(QWidget):
    """One step: title, lead, content; `missing()` says what is still needed, or nothing."""

    changed = Signal()

    def __init__(self, theme: Theme, title: str, lead: str) -> None:
        super().__init__()
        self.theme = theme
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(14)
        self.title = Label(theme, title, role="h1")
        self.body.addWidget(self.title)
        self.body.addWidget(Label(theme, lead, tone="text2"))

    def missing(self) -> str:
        """Return a sentence on what is needed before going on, or nothing."""
        return ""

    def first_field(self) -> QWidget | None:
        """Return where the keyboard goes."""
        return None


class WhoStep(Step):
    """Who works here."""

    def __init__(self, theme: Theme) -> None:
        lead = _("Your name stands in what you write. It stays on this computer and in the packages for the office.")
        super().__init__(theme, _("What is your name?"), lead)
        self.name = LineField(theme, "first_name_and_surname")
        self.office = LineField(theme, "office")
        self.name.setMaximumWidth(theme.px(_NARROW))
        self.office.setMaximumWidth(theme.px(_NARROW))
        self._name = Labelled(theme, _("Name and surname"), self.name, need=_("(needed)"))
        self.body.addWidget(self._name)
        office_help = _("As your colleagues call it; it stands under the name of the program.")
        self.body.addWidget(Labelled(theme, _("Your office"), self.office, help_line=office_help))
        self.name.textChanged.connect(self._check)

    def missing(self) -> str:
        """Ask for the name."""
        sentence = "" if self.name.text().strip() else _("Type your name to go on.")
        self._name.show_mistake(sentence)
        return sentence

    def first_field(self) -> QWidget:
        """Start at the name."""
        return self.name

    def _check(self) -> None:
        if self._name.mistake():
            self.missing()
        self.changed.emit()


class PasswordStep(Step):
    """The password, judged in words; no forced symbols."""

    def __init__(self, theme: Theme) -> None:
        lead = _("It opens the data on this computer. Nobody else knows it: not even we can read it.")
        super().__init__(theme, _("Choose a password"), lead)
        self.password = PasswordField(theme, "new_password")
        self.again = PasswordField(theme, "new_password_again")
        for field in (self.password, self.again):
            field.setMaximumWidth(theme.px(_NARROW))
        hint = _("Four or five words are easy to remember and hard to guess. Symbols are not needed.")
        self._first = Labelled(theme, _("Password"), self.password, help_line=hint)
        self._second = Labelled(theme, _("The same once more"), self.again)
        self._meter = Meter(theme, 0, words="")
        self._meter.setMaximumWidth(theme.px(_NARROW))
        self._words = Label(theme, " ", role="caption-strong", tone="text2")
        self._words.setObjectName("password_strength")
        for widget in (self._first, self._meter, self._words, self._second):
            self.body.addWidget(widget)
        self.password.line.textChanged.connect(self._judge)
        self.again.line.textChanged.connect(self._judge)

    def missing(self) -> str:
        """Ask for a good password, twice the same."""
        judged = strength(self.password.text())
        first = "" if judged.is_enough else judged.words or _("Type a password to go on.")
        is_same = self.password.text() == self.again.text()
        second = "" if is_same else _("The two passwords differ. Type the same one again.")
        self._first.show_mistake(first)
        self._second.show_mistake(second if not first else "")
        return first or second

    def first_field(self) -> QWidget:
        """Start at the password."""
        return self.password.line

    def _judge(self) -> None:
        judged = strength(self.password.text())
        self._words.setText(judged.words or " ")
        tones = ("danger", "danger", "warn", "ok", "ok")
        self._words.set_tone(tones[judged.level] if judged.words else "text2")
        self._meter.set_share(judged.level / 4, words=judged.words)
        if self._first.mistake() or self._second.mistake():
            self.missing()
        self.changed.emit()


class RecoveryStep(Step):
    """Print the sheet, then prove it by typing two groups back."""

    print_asked = Signal(int)
    save_asked = Signal()

    def __init__(self, theme: Theme, tools: FirstRunTools) -> None:
        lead = _(
            "If you forget the password, this sheet opens the data again, without a network too. Without the sheet and"
            " without the password they stay closed: not even we can open them."
        )
        super().__init__(theme, _("Print the recovery sheet"), lead)
        self._tools = tools
        self.typed: dict[int, LineField] = {}
        self._proof = Chip(theme, _("type both groups"), icon="pencil")
        self._proof.setObjectName("recovery_proof")
        self.body.addWidget(self._buttons())
        self.body.addWidget(self._trial())
        for icon, tone, words in (
            ("circle-check", "ok", _("One copy in a closed envelope, for the head of the office")),
            ("circle-check", "ok", _("One copy at home, far from the computer")),
            ("calendar", "accent", _("Once a year I remind you to try it")),
        ):
            self.body.addWidget(_point(theme, icon, tone, words))
        # across: a box layout asks a narrowed widget for its height at the full width, unless it stands in a line
        self.sheet_place = QHBoxLayout()
        self.sheet_place.addStretch(1)
        self.body.addLayout(self.sheet_place)

    def missing(self) -> str:
        """Ask for the two groups."""
        if self._agrees():
            return ""
        return _("Type back the two groups, as you read them on the sheet.")

    def first_field(self) -> QWidget:
        """Start at the button that prints."""
        return self._print

    def _buttons(self) -> QWidget:
        self._print = Button(self.theme, _("Print two copies"), kind="primary", icon="printer")
        self._print.setObjectName("print_sheet")
        self._print.clicked.connect(lambda: self.print_asked.emit(2))
        save = Button(self.theme, _("Save as PDF"), icon="file-down")
        save.setObjectName("save_sheet")
        save.clicked.connect(self.save_asked)
        hand = Label(self.theme, _("Without a printer, copy the groups by hand."), role="caption", tone="text2")
        return Flow(self._print, save, hand, gap=10)

    def _trial(self) -> QWidget:
        card = Card(self.theme, _("After printing, try the sheet"), icon="key-round")
        card.add(Label(self.theme, _("Type back these two groups, reading them from the paper.")))
        line = Flow(gap=14)
        for place in self._tools.to_ask:
            field = LineField(self.theme, f"group_{place + 1}")
            field.setFixedWidth(self.theme.px(170))
            field.textChanged.connect(self._judge)
            self.typed[place] = field
            line.add(Labelled(self.theme, _("Group {n}").format(n=place + 1), field))
        line.add(self._proof)
        card.add(line)
        return card

    def _agrees(self) -> bool:
        return self._tools.agree({place: field.text() for place, field in self.typed.items()})

    def _judge(self) -> None:
        is_typed = all(field.text().strip() for field in self.typed.values())
        if self._agrees():
            self._proof.set_state(_("the sheet works"), tone="ok")
        elif is_typed:
            self._proof.set_state(_("not the same: read again"), tone="warn")
        else:
            self._proof.set_state(_("type both groups"), icon="pencil")
        self.changed.emit()


class BackupStep(Step):
    """Where the encrypted copies go."""

    def __init__(self, theme: Theme, tools: FirstRunTools) -> None:
        lead = _(
            "Each day the program makes an encrypted copy, opens it again and counts what is inside. Best is a folder"
            " on another disk, or of the office's network."
        )
        super().__init__(theme, _("Where do the copies go?"), lead)
        self._tools = tools
        self.folder = LineField(theme, "backup_folder")
        self.folder.setText(str(tools.default_backup))
        choose = Button(theme, _("Choose the folder"), icon="folder-open")
        choose.setObjectName("choose_folder")
        choose.clicked.connect(self._choose)
        self._field = Labelled(theme, _("Folder of the copies"), self.folder)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(choose)
        line.addStretch(1)
        self._warning = Banner(theme, "", tone="warn")
        self._warning.setObjectName("folder_warning")
        self.body.addWidget(self._field)
        self.body.addLayout(line)
        self.body.addWidget(self._warning)
        self.folder.textChanged.connect(self._look)
        self._look()

    def missing(self) -> str:
        """Ask for a folder."""
        sentence = "" if self.folder.text().strip() else _("Choose a folder to go on.")
        self._field.show_mistake(sentence)
        return sentence

    def first_field(self) -> QWidget:
        """Start at the folder."""
        return self.folder

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder of the copies"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _look(self) -> None:
        text = self.folder.text().strip()
        words = self._tools.folder_warning(Path(text)) if text else ""
        self._warning.set_text(words)
        self._warning.setVisible(bool(words))
        self.changed.emit()


class ReadyStep(Step):
    """Practice first, or start at once."""

    def __init__(self, theme: Theme) -> None:
        lead = _("You can try everything with invented people first. The real data stay in a store of their own.")
        super().__init__(theme, _("Ready"), lead)
        self.practice = Radio(theme, _("Try with invented people"), "start_practice")
        self.real = Radio(theme, _("Start with the real data"), "start_real")
        self.practice.setChecked(True)
        group = QButtonGroup(self)
        for radio, words in (
            (self.practice, _("A yellow band reminds you. You leave it whenever you like.")),
            (self.real, _("You find practice mode in the settings, at any time.")),
        ):
            group.addButton(radio)
            box = Box(theme)
            box.add(radio)
            box.add(Label(theme, words, role="caption", tone="text2"))
            self.body.addWidget(box)

    def first_field(self) -> QWidget:
        """Start at the choice."""
        return self.practice


def _point(theme: Theme, icon: str, tone: str, words: str) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(IconLabel(theme, icon, tone=tone, size=17))
    line.addWidget(Label(theme, words), 1)
    return holder
