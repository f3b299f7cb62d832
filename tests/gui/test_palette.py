"""The palette searches while typing, is driven from the keyboard, and gives the focus back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from integralavoro_desktop.gui.palette import Palette, PaletteGroup, PaletteRow

PEOPLE = ("Giovanna Ferri", "Giorgio Ferrari", "Sara Pozzi")


@pytest.fixture
def ran() -> list[str]:
    """Collect the names of the rows that were run."""
    return []


@pytest.fixture
def palette(theme, window, ran) -> Palette:
    """Give a palette that finds people by the start of their name, and one action for each."""

    def row(name: str, *, has_actions: bool = False) -> PaletteRow:
        actions = (lambda: [row(f"Annota con {name}"), row(f"Stampa per {name}")]) if has_actions else None
        return PaletteRow("user", name, lambda: ran.append(name), "RHO-0142", actions=actions)

    def search(text: str) -> list[PaletteGroup]:
        found = tuple(row(name, has_actions=True) for name in PEOPLE if name.lower().startswith(text.lower()))
        return [PaletteGroup("Persone", found), PaletteGroup("Stampe", ())]

    made = Palette(theme, window, search)
    made.start()
    return made


def test_the_keyboard_is_in_the_field(palette) -> None:
    assert QApplication.focusWidget() is palette.line


def test_typing_searches_and_the_first_row_is_chosen(palette, qtbot) -> None:
    qtbot.keyClicks(palette.line, "sa")
    assert palette.results.current().name == "Sara Pozzi"


def test_a_group_without_rows_has_no_heading(palette) -> None:
    model = palette.results.model()
    texts = [model.index(place, 0).data() for place in range(model.rowCount())]
    assert texts == ["PERSONE", *PEOPLE]


def test_arrows_skip_the_headings_and_go_round(palette, qtbot) -> None:
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(palette.line, key)
        seen.append(palette.results.current().name)
    assert seen == ["Giorgio Ferrari", "Sara Pozzi", "Giovanna Ferri", "Sara Pozzi"]


def test_enter_runs_the_row_after_closing(palette, qtbot, ran) -> None:
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isHidden()
    qtbot.waitUntil(lambda: ran == ["Giorgio Ferrari"])


def test_tab_offers_the_other_actions_and_escape_goes_back(palette, qtbot, ran) -> None:
    qtbot.keyClick(palette.line, Qt.Key.Key_Tab)
    assert palette.results.current().name == "Annota con Giovanna Ferri"
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert palette.isVisible()
    assert palette.results.current().name == "Giovanna Ferri"


def test_escape_closes_and_the_keyboard_is_where_it_was(window, palette, qtbot) -> None:
    with qtbot.waitSignal(palette.stopped):
        qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.page.title


def test_nothing_found_says_so(palette, qtbot) -> None:
    qtbot.keyClicks(palette.line, "zz")
    assert palette.results.current() is None
    assert "Nothing found" in palette._count.text()  # noqa: SLF001
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_a_click_beside_the_panel_closes(palette, qtbot) -> None:
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomLeft())
    assert palette.isHidden()


def test_the_panel_stays_inside_a_small_window(window, palette) -> None:
    window.resize(1024, 680)
    QApplication.processEvents()
    assert palette.geometry() == window.rect()
    assert palette.rect().contains(palette.panel.geometry())


def test_the_text_it_starts_with_is_searched(palette) -> None:
    palette.stop()
    palette.start("gior")
    assert palette.results.current().name == "Giorgio Ferrari"
