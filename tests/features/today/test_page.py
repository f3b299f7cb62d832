"""«Oggi» on a real store: what it shows, what a tick writes, where its rows lead."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from tests.gui import walkers

from integralavoro_desktop.features.today.page import TodayPage
from integralavoro_desktop.gui.bench import Bench
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.guide import Guide
from integralavoro_desktop.gui.rows import AgendaRow, TaskRow
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.gui.theme import Look, Scheme, Theme
from integralavoro_desktop.gui.work import Work
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.storage import drafts
from integralavoro_desktop.stores import action_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LOOKS = [Look(Scheme.LIGHT), Look(Scheme.DARK, 150), Look(Scheme.CONTRAST, 200)]


@pytest.fixture
def theme(qapp) -> Iterator[Theme]:
    """Give the light look at 100 %."""
    made = Theme(qapp, Look(Scheme.LIGHT))
    yield made
    qapp.setStyleSheet("")
    made.setParent(None)
    made.deleteLater()


@pytest.fixture
def guide() -> Guide:
    """Give a guide to listen to."""
    return Guide()


@pytest.fixture
def shown(qtbot, theme, guide) -> Callable[..., TodayPage]:
    """Show the page of a store."""

    def showing(morning, work: Work | None = None, **options) -> TodayPage:
        bench = Bench(theme, morning.store, action_of(morning.store), work, who=lambda _author: "Elena Marchetti")
        page = TodayPage(bench, guide, **options)
        qtbot.addWidget(page)
        page.resize(1146, 900)
        with qtbot.waitExposed(page):
            page.show()
        return page

    return showing


def words(page: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.words() for label in page.findChildren(Label) if label.isVisible())


def task_row(page: TodayPage, title: str) -> TaskRow:
    QApplication.processEvents()
    return next(row for row in page.findChildren(TaskRow) if row.check.accessibleName() == title)


def test_the_head_greets_and_counts(shown, busy) -> None:
    page = shown(busy)
    assert page.title.text().endswith(", Elena")
    assert page.subtitle.text() == "Sunday 22 November 2026 · 2 people active, 1 on a break"


def test_the_appointment_of_now_has_the_one_useful_button(shown, busy, guide, qtbot) -> None:
    gio = busy.person("Nadia Colombo")
    busy.task("Verifica di metà tirocinio", due_at=time(23, 59), candidate_id=gio)
    busy.task("Telefonata", due_at=time(0, 0))
    page = shown(busy)
    (button,) = [b for b in page.agenda.findChildren(QPushButton) if b.objectName() == "agenda_action"]
    assert button.text().replace("&", "") in {"Open dossier", "Open"}
    with qtbot.waitSignals([guide.print_asked if "dossier" in button.text().replace("&", "") else guide.record_asked]):
        button.click()


def test_an_appointment_opens_its_record(shown, busy, guide, qtbot) -> None:
    row = shown(busy).agenda.findChild(AgendaRow)
    with qtbot.waitSignal(guide.record_asked) as heard:
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert heard.args[0] == "task"


def test_ticking_writes_and_stays_in_sight(shown, busy) -> None:
    page = shown(busy)
    task_row(page, "Far firmare il progetto").check.click()
    row = task_row(page, "Far firmare il progetto")
    assert row.check.isChecked()
    assert row.findChild(Chip).text == "done"
    with busy.store.read() as reader:
        assert {one.title: str(one.state) for one in reader.many("task")}["Far firmare il progetto"] == "done"


def test_unticking_opens_it_again(shown, busy) -> None:
    page = shown(busy)
    task_row(page, "Far firmare il progetto").check.click()
    task_row(page, "Far firmare il progetto").check.click()
    assert not task_row(page, "Far firmare il progetto").check.isChecked()
    with busy.store.read() as reader:
        assert {str(one.state) for one in reader.many("task")} == {"open"}


def test_the_keyboard_stays_on_the_box_that_was_ticked(shown, busy, qtbot) -> None:
    page = shown(busy)
    page.activateWindow()
    task_row(page, "Far firmare il progetto").check.setFocus()
    qtbot.waitUntil(lambda: task_row(page, "Far firmare il progetto").check.hasFocus())
    qtbot.keyClick(task_row(page, "Far firmare il progetto").check, Qt.Key.Key_Space)
    assert task_row(page, "Far firmare il progetto").check.hasFocus()


def test_what_another_window_writes_arrives(shown, busy, qtbot) -> None:
    page = shown(busy)
    busy.task("Rispondere alla segnalazione")
    qtbot.waitUntil(lambda: "Rispondere alla segnalazione" in words(page))


def test_the_place_of_the_day_leaves_other_places_out(shown, busy) -> None:
    page = shown(busy)
    page.set_place("Bollate")
    assert "Chiamare la ditta" not in words(page.to_do)
    assert page.to_do.findChild(QPushButton, "show_all").text().replace("&", "") == "1 more in another place"
    page.set_place("rho")
    assert "Chiamare la ditta" in words(page.to_do)


def test_a_draft_waits_and_can_be_taken_up(shown, busy, qtbot) -> None:
    keep_draft(busy)
    page = shown(busy)
    assert "A draft waits for you" in words(page.drafts)
    with qtbot.waitSignal(page.draft_asked) as heard:
        page.drafts.findChild(QPushButton, "resume_draft").click()
    assert heard.args[0].key == "activity:new.1"


def test_a_draft_of_a_saved_record_opens_the_record(shown, busy, guide, qtbot) -> None:
    key = busy.task("Con bozza")
    keep_draft(busy, entity="task", row=key.hex)
    page = shown(busy)
    with qtbot.waitSignal(guide.record_asked) as heard:
        page.drafts.findChild(QPushButton, "resume_draft").click()
    assert heard.args[:2] == ["task", key]


def test_a_draft_thrown_away_can_be_kept_after_all(shown, busy) -> None:
    keep_draft(busy)
    page = shown(busy)
    page.drafts.findChild(QPushButton, "throw_draft").click()
    assert waiting(busy) == 0
    page.drafts.findChild(QPushButton, "bring_back_draft").click()
    assert waiting(busy) == 1


def test_without_drafts_there_is_no_card_of_drafts(shown, busy) -> None:
    assert not shown(busy).drafts.isVisible()


def test_the_exchange_card_leads_to_the_exchange(shown, busy, qtbot) -> None:
    page = shown(busy)
    with qtbot.waitSignal(page.asked_for) as heard:
        page.exchange.findChild(QPushButton, "prepare_package").click()
    assert heard.args == ["exchange"]


def test_the_worker_brings_what_the_files_tell(shown, busy, qtbot) -> None:
    crashes: list[BaseException] = []
    work = Work(crashes.append)
    page = shown(busy, work)
    qtbot.waitUntil(lambda: "Davide Riva" in words(page.silence), timeout=20_000)
    work.stop()
    assert crashes == []


def test_the_day_is_printed_only_where_its_paper_exists(shown, busy, guide, qtbot) -> None:
    assert shown(busy).findChild(QPushButton, "print_day") is None
    with qtbot.waitSignal(guide.print_asked) as heard:
        shown(busy, papers=("GI",)).findChild(QPushButton, "print_day").click()
    assert heard.args[0].paper == "GI"


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.scheme}-{look.text_percent}")
def test_no_word_is_clipped_and_no_control_too_small(shown, busy, theme, qtbot, look) -> None:
    keep_draft(busy)
    page = shown(busy, papers=("GI",))
    theme.set_look(look)
    qtbot.wait(50)
    assert walkers.clipped(page) == []
    assert walkers.too_small(page) == []
    assert walkers.nameless(page) == []
    assert walkers.colour_only(page) == []


def keep_draft(morning, entity: str = "activity", row: str = "") -> None:
    author = action_of(morning.store).author
    key = f"{entity}:{row}" if row else f"{entity}:new.1"
    kept = drafts.Draft(key, entity, row, "Contatto con Sara Pozzi", {"summary": "…"}, clock.now(), operator=author)
    with morning.store.transaction() as conn:
        drafts.keep(conn, kept)


def waiting(morning) -> int:
    with morning.store.connection() as conn:
        return len(drafts.all_of(conn))
