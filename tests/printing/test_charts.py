"""Charts, on paper and on the screen."""

from __future__ import annotations

from datetime import date
from xml.dom import minidom

import pytest
from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Rect, Shape, String

from integralavoro_desktop.printing.charts import bars, legend, path_bar, radar
from integralavoro_desktop.printing.fonts import Typesetter
from integralavoro_desktop.printing.ink import PENS, Colours, Ink
from integralavoro_desktop.printing.pieces import Bar, Phase, Series
from integralavoro_desktop.printing.svg import to_svg

AXES = ("Presence", "Task and pace", "Relations", "Autonomy")
TODAY = date(2026, 11, 22)


@pytest.fixture
def ink() -> Ink:
    return Ink(Typesetter())


def _all(shape: Shape) -> list[Shape]:
    if isinstance(shape, Group | Drawing):
        return [part for inner in shape.contents for part in _all(inner)]
    return [shape]


def _of(drawing: Drawing, kind: type) -> list:
    return [shape for shape in _all(drawing) if isinstance(shape, kind)]


def _words(drawing: Drawing) -> list[str]:
    return [string.text for string in _of(drawing, String)]


def test_a_radar_has_a_marker_for_each_value(ink: Ink) -> None:
    drawing = radar(AXES, [Series("Coach", (4, 2, 3, 1))], ink)
    assert len(_of(drawing, Circle)) == 4


def test_a_missing_value_leaves_a_gap(ink: Ink) -> None:
    whole = radar(AXES, [Series("Coach", (4, 2, 3, 1))], ink)
    holed = radar(AXES, [Series("Coach", (4, None, 3, 1))], ink)
    assert len(_of(whole, Line)) - len(_of(holed, Line)) == 2
    assert len(_of(holed, Circle)) == 3


def test_the_largest_value_reaches_the_end_of_its_axis(ink: Ink) -> None:
    drawing = radar(AXES, [Series("Coach", (4, 0, 0, 0))], ink)
    topmost = max(_of(drawing, Circle), key=lambda marker: marker.cy)
    ring_tops = [line.y2 for line in _of(drawing, Line)]
    assert topmost.cy == pytest.approx(max(ring_tops))


@pytest.mark.parametrize(("axes", "values"), [(("a", "b"), (1, 2)), (AXES, (1, 2, 3))])
def test_a_radar_that_cannot_be_drawn_is_refused(ink: Ink, axes: tuple[str, ...], values: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="three axes"):
        radar(axes, [Series("Coach", values)], ink)


def test_every_pen_is_known_without_its_colour() -> None:
    assert len({pen.dash for pen in PENS.values()}) == len(PENS)
    assert len({pen.marker for pen in PENS.values()}) == len(PENS)


def test_the_legend_names_every_line(ink: Ink) -> None:
    assert _words(legend([("Gio", "amber"), ("Coach", "petrol")], ink)) == ["Gio", "Coach"]


def test_bars_are_as_long_as_their_share(ink: Ink) -> None:
    full, half = _of(bars([Bar("a", 80, "80 %"), Bar("b", 40, "40 %")], ink, top=80), Rect)
    assert half.width == pytest.approx(full.width / 2)


def test_a_bar_writes_its_figure_beside(ink: Ink) -> None:
    assert _words(bars([Bar("October", 81.8, "81,8 %", before=70)], ink)) == ["October", "81,8 %"]


def test_bars_of_nothing_but_zeros_are_drawn(ink: Ink) -> None:
    (bar,) = _of(bars([Bar("a", 0, "0")], ink), Rect)
    assert bar.width == 0


def test_the_path_shows_phases_months_and_today(ink: Ink) -> None:
    phases = [Phase("Start", date(2026, 1, 10), date(2026, 5, 1)), Phase("Traineeship", date(2026, 6, 1), kind="open")]
    words = _words(path_bar(phases, ink, today=(TODAY, "today")))
    assert {"Start", "Traineeship", "today", "Jan 2026"} <= set(words)


def test_a_path_of_one_day_is_drawn(ink: Ink) -> None:
    drawing = path_bar([Phase("Start", TODAY, TODAY)], ink, today=(TODAY, "today"), width=400)
    assert all(0 <= rect.x <= 400 for rect in _of(drawing, Rect))


def test_the_screen_gets_the_same_drawing_with_its_own_fonts(ink: Ink) -> None:
    svg = to_svg(radar(AXES, [Series("Coach", (4, 2, 3, 1), "amber")], ink))
    page = minidom.parseString(svg)  # noqa: S318 - our own bytes
    presence = next(node for node in page.getElementsByTagName("text") if node.firstChild.data == "Presence")
    assert presence.getAttribute("font-family") == "Atkinson Hyperlegible Next"
    assert presence.getAttribute("font-weight") == "600"
    dashes = [line.getAttribute("stroke-dasharray") for line in page.getElementsByTagName("line")]
    assert dashes.count("5 2.5") == 4


def test_the_screen_gets_arabic_words_as_they_are_read_and_escaped(ink: Ink) -> None:
    svg = to_svg(legend([("محمد <b>&", "petrol")], ink))
    page = minidom.parseString(svg)  # noqa: S318 - our own bytes
    (text,) = page.getElementsByTagName("text")
    assert text.firstChild.data == "محمد <b>&"


def test_a_dark_screen_gives_its_own_colours() -> None:
    ink = Ink(Typesetter(), colours=Colours.of(petrol="#72C9C3"))
    marker = _of(radar(AXES, [Series("Coach", (4, 2, 3, 1))], ink), Circle)[0]
    assert marker.fillColor.hexval() == "0x72c9c3"


def test_a_short_label_beside_a_radar_is_never_cut(ink: Ink) -> None:
    for count in range(3, 13):
        axes = [f"Task and pace {n}"[:15] for n in range(count)]
        assert "…" not in "".join(_words(radar(axes, [Series("Coach", [1] * count)], ink)))


@pytest.mark.parametrize("scale", [1.0, 1.6])
@pytest.mark.parametrize("months", [1, 5, 24, 70, 200])
def test_the_months_of_a_path_never_run_into_each_other(scale: float, months: int) -> None:
    ink = Ink(Typesetter(), scale)
    start = date(TODAY.year - months // 12, TODAY.month, 1)
    drawing = path_bar([Phase("", start, TODAY)], ink, today=(TODAY, ""), width=480)
    labels = [string for string in _of(drawing, String) if string.text[-4:].isdigit()]
    ends = [string.x + ink.typesetter.width(string.text, string.fontSize) for string in labels]
    assert len(labels) >= 2
    assert all(end < after.x for end, after in zip(ends, labels[1:], strict=False))
