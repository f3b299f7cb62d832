"""In every look and size: no clipped word, no small target, no nameless control, no trap for the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from integralavoro_desktop.gui.banners import Banner
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.first_run import FirstRun
from integralavoro_desktop.gui.first_run_steps import FirstRunTools
from integralavoro_desktop.gui.key_card import KeyCard
from integralavoro_desktop.gui.lock_screen import LockFacts, LockScreen
from integralavoro_desktop.gui.recover_screen import RecoverScreen
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.gui.theme import Density, Look, Scheme

LOOKS = [
    Look(Scheme.LIGHT),
    Look(Scheme.DARK, 150),
    Look(Scheme.CONTRAST, 200),
    Look(Scheme.LIGHT, 125, Density.COMPACT),
]
EVERY_LOOK = pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.scheme}-{look.text_percent}")
SIZES = pytest.mark.parametrize("size", [(1440, 900), (1024, 680)], ids=["usual", "smallest"])


@EVERY_LOOK
@SIZES
def test_the_window_clips_no_word(walkers, window, theme, qtbot, look, size) -> None:
    theme.set_look(look)
    window.page.banners.add(Banner(theme, "Il pacco 11 è arrivato. Resta da leggere.", tone="info", action="Leggi"))
    window.page.body.insertWidget(0, Chip(theme, "senza prossimo passo", tone="danger"))
    window.resize(*size)
    qtbot.waitUntil(lambda: window.width() == size[0])
    settle(window)
    assert walkers.clipped(window) == []


@EVERY_LOOK
def test_the_window_has_no_small_target_and_no_nameless_control(walkers, window, theme, look) -> None:
    theme.set_look(look)
    settle(window)
    assert walkers.too_small(window) == []
    assert walkers.nameless(window) == []
    assert walkers.colour_only(window) == []


@EVERY_LOOK
def test_the_lock_screen_clips_no_word(walkers, theme, show, look) -> None:
    theme.set_look(look)
    screen = show(LockScreen(theme, LockFacts("Elena", "Bloccato alle 12:46", 1, True)), 1024, 680)
    settle(screen)
    assert walkers.clipped(screen) == []
    assert walkers.too_small(screen) == []
    assert walkers.nameless(screen) == []


@EVERY_LOOK
def test_the_way_back_in_clips_no_word(walkers, theme, show, look) -> None:
    theme.set_look(look)
    screen = show(RecoverScreen(theme), 1024, 680)
    settle(screen)
    assert walkers.clipped(screen) == []
    assert walkers.too_small(screen) == []


@EVERY_LOOK
@pytest.mark.parametrize("step", range(5))
def test_no_step_of_the_first_run_clips_a_word(walkers, theme, show, tmp_path, look, step: int) -> None:
    theme.set_look(look)
    groups = ("RH57K", "2WXD9", "H6VN3", "B8JS5", "RYF4KM", "2W")
    tools = FirstRunTools(groups, (0, 3), bool, print, print, lambda folder: "Sta anche su Internet.", tmp_path)
    run = show(FirstRun(theme, tools), 1024, 680)
    run.go(step)
    settle(run)
    assert walkers.clipped(run) == []
    assert walkers.too_small(run) == []
    assert walkers.nameless(run) == []


@EVERY_LOOK
def test_the_key_card_clips_no_word(walkers, window, theme, look) -> None:
    theme.set_look(look)
    card = KeyCard(theme, window)
    card.start()
    settle(window)
    assert walkers.clipped(card) == []


def test_tab_goes_through_the_whole_window_and_comes_back(walkers, window) -> None:
    window.page.focus_title()
    stops = walkers.tab_stops(window)
    names = {stop.objectName() for stop in stops}
    assert {"nav_entry_0", "search", "log_contact", "status_lock", "status_exchange"} <= names
    assert QApplication.focusWidget() is stops[0]


def test_nothing_opens_a_window_of_its_own(window, theme) -> None:
    window.cover(LockScreen(theme, LockFacts("Elena", "Bloccato alle 12:46", 1, True)))
    settle(window)
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [window]


def test_the_walkers_see_what_is_wrong(walkers, theme, show, bench) -> None:
    cut = QLabel("Una frase molto più lunga della sua etichetta")
    cut.setFixedWidth(40)
    small = QPushButton("x")
    small.setFixedSize(20, 20)
    bare = Button(theme, "")
    bare.setAccessibleName("")
    wordless = Chip(theme, "", tone="danger")
    for one in (cut, small, bare, wordless, Label(theme, "intera")):
        bench.add(one)
    show(bench)
    assert [row.split()[0] for row in walkers.clipped(bench)] == ["QLabel", "QPushButton"]
    assert len(walkers.too_small(bench)) == 1
    assert len(walkers.nameless(bench)) == 1
    assert len(walkers.colour_only(bench)) == 1


def settle(window) -> None:
    """Let the layouts find their place."""
    for _turn in range(6):
        QApplication.processEvents()
        window.update()
