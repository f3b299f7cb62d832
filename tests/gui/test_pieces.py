"""Banners, rows, the timeline, the phase line and the charts say in words what they show."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from integralavoro_desktop.gui.arrange import Columns
from integralavoro_desktop.gui.banners import Banner, BannerArea, EmptyState, error_banner
from integralavoro_desktop.gui.boxes import WordsBlock
from integralavoro_desktop.gui.charts import Meter, Radar, Series
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.fields_basic import Check, Combo, Labelled, LineField, TextArea
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.history import History
from integralavoro_desktop.gui.phase_line import Phase, PhaseLine, PhaseState
from integralavoro_desktop.gui.rows import FactRow, TaskRow
from integralavoro_desktop.gui.theme import Look, Scheme
from integralavoro_desktop.gui.timeline_view import TimelineItem, TimelineView
from integralavoro_desktop.kernel.problems import AppError


def test_two_banners_are_shown_and_the_third_waits(theme, show, qtbot) -> None:
    area = BannerArea()
    banners = [area.add(Banner(theme, f"Avviso {n}", is_closable=True)) for n in range(3)]
    show(area)
    assert [banner.isVisible() for banner in banners] == [True, True, False]
    close = next(one for one in banners[0].children() if one.objectName() == "banner_close")
    with qtbot.waitSignal(banners[0].closed):
        qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert [banner.isVisible() for banner in banners] == [False, True, True]


def test_an_area_without_banners_takes_no_room(theme) -> None:
    area = BannerArea()
    area.add(Banner(theme, "Avviso"))
    area.clear()
    assert area.isHidden()


def test_an_error_says_its_three_parts(theme) -> None:
    banner = error_banner(theme, AppError("Il disco è pieno.", "La bozza è salva.", "Libera 200 MB."), action="Riprova")
    assert banner.accessibleName() == "Il disco è pieno. La bozza è salva. Libera 200 MB."
    assert banner.action is not None


def test_an_empty_list_offers_its_first_action(theme, show, qtbot) -> None:
    empty = show(EmptyState(theme, "Ancora nessun contatto.", icon="phone", action="Annota contatto"))
    button = next(one for one in empty.children() if one.objectName() == "empty_action")
    with qtbot.waitSignal(empty.acted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_words_not_asked_for_say_so(theme) -> None:
    block = WordsBlock(theme)
    assert "We have not asked yet." in block.accessibleName()
    block.set_words("Vorrei un posto tranquillo", "detto il 3 novembre 2026")
    assert "«Vorrei un posto tranquillo» detto il 3 novembre 2026" in block.accessibleName()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_row_opens_from_the_keyboard(theme, show, qtbot, key) -> None:
    fact = show(FactRow(theme, "Rita Corti", detail="tutor aziendale", opens=True).end_with("8 giorni fa"))
    assert fact.accessibleName() == "Rita Corti, tutor aziendale, 8 giorni fa"
    with qtbot.waitSignal(fact.opened):
        qtbot.keyClick(fact, key)


def test_a_row_that_opens_nothing_takes_no_keyboard(theme) -> None:
    assert FactRow(theme, "Rita Corti").focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_task_is_ticked_without_being_opened(theme, show, qtbot) -> None:
    task = show(TaskRow(theme, "Chiamare Sara Pozzi", reason="Ha scelto lei: dopo le 17", end=Chip(theme, "oggi")))
    with qtbot.waitSignal(task.ticked) as ticked, qtbot.assertNotEmitted(task.opened):
        qtbot.mouseClick(task.check, Qt.MouseButton.LeftButton)
    assert ticked.args == [True]


def test_the_timeline_comes_in_portions_and_opens_by_key(theme, show, qtbot) -> None:
    items = [TimelineItem(f"id-{n}", "3 nov", "phone", f"Contatto {n}", "Polo") for n in range(60)]
    view = show(TimelineView(theme, items))
    rows = [one for one in view.children() if one.objectName() == "timeline_row"]
    assert len(rows) == 50
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(rows[2], Qt.Key.Key_Return)
    assert opened.args == ["id-2"]
    more = next(one for one in view.children() if one.objectName() == "timeline_more")
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len([one for one in view.children() if one.objectName() == "timeline_row"]) == 60
    assert more.isHidden()


def test_the_phases_are_said_in_words_and_stand_in_a_column_when_narrow(theme) -> None:
    line = PhaseLine(theme, [Phase("Segnalazione", "12 mar", PhaseState.DONE), Phase("Tirocinio", "", PhaseState.NOW)])
    assert line.accessibleName() == "Phases: Segnalazione, 12 mar, done; Tirocinio, now"
    many = PhaseLine(theme, [Phase(f"Preparazione {n}") for n in range(7)])
    assert many.heightForWidth(300) > many.heightForWidth(1200)


def test_a_radar_has_a_table_of_the_same(theme) -> None:
    radar = Radar(theme, ["Ritmo", "Presenza"], today=Series("ottobre", (3, None)), before=Series("marzo", (1.5, 2.0)))
    assert radar.table() == [("", "ottobre", "marzo"), ("Ritmo", "3", "1.5"), ("Presenza", "no level", "2")]
    assert "Ritmo 3 1.5" in radar.accessibleDescription()


@pytest.mark.parametrize(("share", "kept"), [(0.875, 0.875), (1.4, 1.0), (-1, 0.0)])
def test_a_meter_stays_between_nothing_and_all(theme, share: float, kept: float) -> None:
    meter = Meter(theme, share, words="14 presenze su 16", threshold=0.8)
    assert meter._share == kept  # noqa: SLF001
    assert meter.accessibleName() == "14 presenze su 16"


def test_a_field_carries_label_help_and_mistake_for_screen_readers(theme, show) -> None:
    line = LineField(theme, "tax_code")
    block = show(Labelled(theme, "Codice fiscale", line, help_line="Sulla tessera sanitaria", need="(serve)"))
    assert block.label.buddy() is line
    assert line.accessibleName() == "Codice fiscale (serve)"
    block.show_mistake("Ha 15 caratteri, ne servono 16.")
    assert line.accessibleDescription() == block.mistake() == "Ha 15 caratteri, ne servono 16."
    block.show_mistake("")
    assert line.accessibleDescription() == "Sulla tessera sanitaria"


def test_a_check_is_ticked_anywhere_in_its_row(theme, show, qtbot) -> None:
    check = show(Check(theme, "È una frase sua", "is_hers"), 400, 32)
    qtbot.mouseClick(check, Qt.MouseButton.LeftButton, pos=check.rect().center())
    assert check.isChecked()


def test_long_text_grows_to_eight_lines(theme, show) -> None:
    area = show(TextArea(theme, "note"))
    low = area.sizeHint().height()
    area.setPlainText("riga\n" * 6)
    grown = area.sizeHint().height()
    area.setPlainText("riga\n" * 40)
    assert low < grown < area.sizeHint().height() < 9 * area.fontMetrics().lineSpacing() + 24


def test_tab_leaves_long_text(theme, show, qtbot) -> None:
    holder = Flow(first := TextArea(theme, "note"), second := LineField(theme, "next"))
    show(holder)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is second


def test_the_wheel_does_not_change_a_pick_list(theme, show, qtbot) -> None:
    combo = Combo(theme, "state")
    combo.addItems(["in carico", "in pausa"])
    show(combo)
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert combo.currentIndex() == 1
    assert combo.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_columns_go_one_under_the_other_when_narrow_or_large(theme, show) -> None:
    left, right = QWidget(), QWidget()
    columns = show(Columns(theme, left, right, below=600), 900, 400)
    assert left.y() == right.y()
    columns.resize(500, 400)
    QApplication.processEvents()
    assert right.y() > left.y()
    columns.resize(900, 400)
    theme.set_look(Look(Scheme.LIGHT, 150))
    QApplication.processEvents()
    assert right.y() > left.y()


def test_chips_flow_into_the_next_line(theme, show) -> None:
    flow = show(Flow(*(Chip(theme, f"condizione numero {n}") for n in range(6))), 400, 300)
    assert flow.heightForWidth(200) > flow.heightForWidth(400) > flow.heightForWidth(2000)


def test_a_new_place_forgets_what_lay_ahead() -> None:
    history: History[str] = History()
    for place in ("oggi", "persone", "gio"):
        history.visit(place)
    assert history.back() == "persone"
    assert history.visit("gruppi") == ["gio"]
    assert history.forward() is None
    assert [history.back(), history.back(), history.back()] == ["persone", "oggi", None]
    assert history.here == "oggi"
