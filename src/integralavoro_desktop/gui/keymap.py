"""The one table of keys: tooltips, palette, key card and tests read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QKeySequence, QShortcut

from integralavoro_desktop.kernel.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

ANYWHERE: Final = N_("Anywhere")
ON_PAGE: Final = N_("On a page")
IN_RECORD: Final = N_("In a record")


@dataclass(frozen=True, slots=True)
class Key:
    """One thing the keyboard does: its name in the code, the keys, the words (a message id), where it works."""

    name: str
    sequences: tuple[str, ...]
    label: str
    where: str


KEYS: Final[tuple[Key, ...]] = (
    Key("palette", ("Ctrl+K",), N_("Search, and every action"), ANYWHERE),
    Key("log_contact", ("Ctrl+L",), N_("Log a contact"), ANYWHERE),
    Key("go", tuple(f"Ctrl+{n}" for n in range(1, 10)), N_("Go to an entry of the menu"), ANYWHERE),
    Key("settings", ("Ctrl+,",), N_("Settings"), ANYWHERE),
    Key("back", ("Alt+Left",), N_("Page before"), ANYWHERE),
    Key("forward", ("Alt+Right",), N_("Page after"), ANYWHERE),
    Key("next_area", ("F6",), N_("Next area of the window"), ANYWHERE),
    Key("previous_area", ("Shift+F6",), N_("Area before of the window"), ANYWHERE),
    Key("lock", ("Ctrl+Shift+L",), N_("Lock"), ANYWHERE),
    Key("clinical", ("Ctrl+Shift+C",), N_("Open or close the clinical area"), ANYWHERE),
    Key("larger", ("Ctrl++", "Ctrl+="), N_("Larger text"), ANYWHERE),
    Key("smaller", ("Ctrl+-",), N_("Smaller text"), ANYWHERE),
    Key("usual_size", ("Ctrl+0",), N_("Text at its usual size"), ANYWHERE),
    Key("help", ("F1",), N_("Help on what you are doing"), ANYWHERE),
    Key("key_card", ("Shift+F1",), N_("Card of the keys"), ANYWHERE),
    Key("new", ("Ctrl+N",), N_("New, of what the page lists"), ON_PAGE),
    Key("filter_text", ("Ctrl+F",), N_("Filter the list by its words"), ON_PAGE),
    Key("add_filter", ("Ctrl+Shift+F",), N_("Add a filter"), ON_PAGE),
    Key("print", ("Ctrl+P",), N_("Print this"), ON_PAGE),
    Key("next_tab", ("Ctrl+Tab",), N_("Next tab"), ON_PAGE),
    Key("previous_tab", ("Ctrl+Shift+Tab",), N_("Tab before"), ON_PAGE),
    Key("register", ("Ctrl+R",), N_("Month register of the person"), ON_PAGE),
    Key("batch", ("Ctrl+B",), N_("Next decision or missing item"), ON_PAGE),
    Key("main_action", ("Ctrl+Return",), N_("Main action of the panel"), ON_PAGE),
    Key("close_panel", ("Esc",), N_("Close the panel, keep the draft"), ON_PAGE),
    Key("open", ("Return",), N_("Open what is chosen"), ON_PAGE),
    Key("tick", ("Space",), N_("Preview or tick"), ON_PAGE),
    Key("save", ("Ctrl+S",), N_("Save and close"), IN_RECORD),
    Key("save_another", ("Ctrl+Shift+Return",), N_("Save and start another"), IN_RECORD),
    Key("how", tuple(f"Alt+{n}" for n in range(1, 6)), N_("How: in person, telephone and the others"), IN_RECORD),
    Key("undo", ("Ctrl+Z",), N_("Undo"), IN_RECORD),
    Key("redo", ("Ctrl+Y",), N_("Redo"), IN_RECORD),
    Key("history", ("Ctrl+H",), N_("History of the field or the record"), IN_RECORD),
    Key("edit", ("F2",), N_("Edit the cell or the card"), IN_RECORD),
)

_BY_NAME: Final = {key.name: key for key in KEYS}
_WORDS: Final = {
    "Shift": N_("Shift"),
    "Return": N_("Enter"),
    "Left": "←",
    "Right": "→",
    "Space": N_("Space"),
    "Del": N_("Del"),
}


def key(name: str) -> Key:
    """Return a line of the table."""
    return _BY_NAME[name]


def shown(name: str, joiner: str = " ") -> str:
    """Return the keys of a line as people read them: «Ctrl Maiusc L»."""
    sequences = _BY_NAME[name].sequences
    first = _in_words(sequences[0], joiner)
    return f"{first}…{_in_words(sequences[-1], joiner)[-1]}" if len(sequences) > 2 else first


def with_key(words: str, name: str) -> str:
    """Return words for a tooltip, followed by the keys in brackets."""
    return f"{words} ({shown(name, '+')})"


def bind(widget: QWidget, name: str, does: Callable[[], object]) -> list[QShortcut]:
    """Make the keys of a line work while `widget` is on the screen; return the shortcuts, one for each sequence."""
    made = []
    for sequence in _BY_NAME[name].sequences:
        shortcut = QShortcut(QKeySequence(sequence), widget)
        shortcut.setObjectName(f"key_{name}")
        shortcut.activated.connect(does)
        made.append(shortcut)
    return made


def _in_words(sequence: str, joiner: str) -> str:
    parts = sequence.replace("++", "+plus").split("+")
    words = [_(_WORDS[part]) if part in _WORDS else {"plus": "+", "-": "−"}.get(part, part) for part in parts]
    return joiner.join(words)
