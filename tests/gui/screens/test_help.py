"""«Aiuto e tasti»: topics, links, search, the card of the keys, in every look."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from tests.gui import walkers

from integralavoro_desktop.gui.key_card import KeyCard
from integralavoro_desktop.gui.rows import FactRow
from integralavoro_desktop.gui.screens.help import HelpPage
from integralavoro_desktop.gui.screens.help_text import Prose
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.gui.theme import Look, Scheme
from integralavoro_desktop.kernel import i18n

LOOKS = [Look(Scheme.LIGHT), Look(Scheme.DARK, 150), Look(Scheme.CONTRAST, 200)]


@pytest.fixture
def page(theme, show) -> HelpPage:
    """Show the help in English."""
    return show(HelpPage(theme), 1146, 800)


def titles(page: HelpPage) -> list[str]:
    QApplication.processEvents()
    return [row.objectName() for row in page.findChildren(FactRow)]


def reading(page: HelpPage) -> str:
    return page.findChild(object, "topic_title").words()


def test_it_begins_at_the_beginning(page) -> None:
    assert reading(page) == "Getting started"
    assert len(titles(page)) == 13


def test_a_topic_opens_from_the_list(page, qtbot) -> None:
    row = page.findChild(FactRow, "topic_safety")
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert reading(page) == "Safety and copies"


def test_a_link_between_topics_is_followed(page) -> None:
    prose = next(one for one in page.findChildren(Prose) if "practice mode" in one.words())
    prose.linked.emit("practice.md")
    assert reading(page) == "Practice mode"


def test_a_link_to_a_page_asks_the_window(page, qtbot) -> None:
    prose = next(one for one in page.findChildren(Prose) if "Exchange" in one.words())
    with qtbot.waitSignal(page.asked_for) as heard:
        prose.linked.emit("go:exchange")
    assert heard.args == ["exchange"]


def test_the_search_keeps_what_holds_all_the_words(page, qtbot) -> None:
    page.search.setText("consent withdrawn")
    assert titles(page)[0] == "topic_papers"
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert reading(page) == "Prints and copies for the company"


def test_a_search_without_an_answer_says_so(page) -> None:
    page.search.setText("elephants")
    assert titles(page) == []
    assert "Try fewer words" in page.findChild(Label, "nothing_found").text()


def test_an_unknown_topic_shows_the_first(page) -> None:
    page.show_topic("no such topic")
    assert reading(page) == "Getting started"


def test_the_keys_open_over_the_page_and_close_with_escape(page, qtbot) -> None:
    page.findChild(QPushButton, "show_keys").click()
    card = page.window().findChild(KeyCard)
    assert card.isVisible()
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert card.isHidden()


def test_the_help_speaks_the_language_in_force(theme, show) -> None:
    i18n.use_language("it")
    assert reading(show(HelpPage(theme))) == "Inizio"


def test_on_a_narrow_page_the_text_comes_in_sight(theme, show, qtbot) -> None:
    theme.set_look(Look(Scheme.LIGHT, 150))
    page = show(HelpPage(theme), 908, 620)
    qtbot.wait(20)
    assert page.scroll_area.verticalScrollBar().value() == 0
    page.findChild(FactRow, "topic_trouble").opened.emit()
    qtbot.waitUntil(lambda: page.scroll_area.verticalScrollBar().value() > 100)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.scheme}-{look.text_percent}")
@pytest.mark.parametrize("key", ["start", "command_line", "papers"])
def test_no_word_is_clipped_and_no_control_too_small(theme, page, qtbot, key, look) -> None:
    theme.set_look(look)
    page.show_topic(key)
    page.resize(908 if look.text_percent > 100 else 1146, 620)
    qtbot.wait(50)
    assert walkers.clipped(page) == []
    assert walkers.too_small(page) == []
    assert walkers.nameless(page) == []
