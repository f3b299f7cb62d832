"""Charts, drawn once: the same drawing goes on paper and, as SVG, on the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from math import cos, pi, sin
from typing import TYPE_CHECKING, TypeAlias

from reportlab.graphics.shapes import Drawing, Group, Polygon

from integralavoro_desktop.kernel.i18n import pgettext
from integralavoro_desktop.printing.fonts import SEMIBOLD
from integralavoro_desktop.printing.ink import PENS, Ink, Lettering, Pen, box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integralavoro_desktop.printing.pieces import Bar, Phase, Series

_GRID = Pen("grid", (), "", 0.6)
_AXIS = Lettering(9, SEMIBOLD)


def radar(axes: Sequence[str], series: Sequence[Series], ink: Ink, *, width: float = 300, top: int = 4) -> Drawing:
    """Return a radar from 0 to `top` with one line per series; a missing value leaves a gap in its line.

    Raises ValueError when there are fewer than three axes or a series has another number of values.
    """
    if len(axes) < 3 or any(len(one.values) != len(axes) for one in series):
        message = "a radar needs three axes or more, and a value for each"
        raise ValueError(message)
    side = 22 * ink.scale
    reach = min(100 * ink.scale, *(_free(label, (place, len(axes)), ink, width) for place, label in enumerate(axes)))
    drawing = Drawing(width, 2 * (reach + side))
    centre = (width / 2, reach + side)
    corners = [_corner(centre, reach, (place, len(axes))) for place in range(len(axes))]
    drawing.add(_web(centre, corners, ink, top))
    for place, label in enumerate(axes):
        drawing.add(_axis_label(centre, _corner(centre, reach + 9 * ink.scale, (place, len(axes))), label, ink))
    for one in series:
        drawing.add(_radar_line(centre, corners, one, (ink, top)))
    return drawing


def legend(entries: Sequence[tuple[str, str]], ink: Ink, *, width: float = 180) -> Drawing:
    """Return the legend of (label, pen) entries, one under the other, each with its dash and marker."""
    step = 17 * ink.scale
    drawing = Drawing(width, step * len(entries))
    for number, (label, pen_name) in enumerate(entries):
        pen = PENS[pen_name]
        y = drawing.height - step * (number + 0.5)
        swatch = 32 * ink.scale
        drawing.add(ink.line((0, y), (swatch, y), pen))
        drawing.add(ink.marker((swatch / 2, y), pen))
        text_at = swatch + 8 * ink.scale
        drawing.add(ink.label((text_at, y - 3.2 * ink.scale), label, Lettering(9.2, room=width - text_at)))
    return drawing


def bars(entries: Sequence[Bar], ink: Ink, *, width: float = 480, top: float = 0) -> Drawing:
    """Return bars lying down with their figures; what was before is an open bar behind."""
    row = 24 * ink.scale
    drawing = Drawing(width, row * len(entries))
    label_room = width * 0.32
    figure_room = 64 * ink.scale
    length = width - label_room - figure_room - 8
    end = top or max([entry.value for entry in entries] + [entry.before or 0 for entry in entries] + [1])
    for number, entry in enumerate(entries):
        y = drawing.height - row * (number + 1)
        middle = y + row / 2 - 3.2 * ink.scale
        drawing.add(ink.label((0, middle), entry.label, Lettering(9.2, SEMIBOLD, room=label_room - 8)))
        drawing.add(_lying_bar((label_room, y), (length, row), entry, (ink, end)))
        reach = max(entry.value, entry.before or 0)
        place = label_room + length * _share(reach, end) + 6
        drawing.add(ink.label((place, middle), entry.shown, Lettering(9.2, room=figure_room)))
    return drawing


def path_bar(phases: Sequence[Phase], ink: Ink, *, today: tuple[date, str], width: float = 480) -> Drawing:
    """Return the phases of a path as bars over the months; `today` is the day and its words."""
    row, foot, head = 20.4 * ink.scale, 22 * ink.scale, 16 * ink.scale
    drawing = Drawing(width, row * len(phases) + foot + head)
    # as many months as their words have room for
    ticks = _ticks(
        int(min(8, width / (54 * ink.scale))),
        [phase.starts_on for phase in phases] + [phase.ends_on or today[0] for phase in phases] + [today[0]],
    )
    first, last = ticks[0], ticks[-1]

    def x_of(day: date) -> float:
        return width * (day - first).days / max((last - first).days, 1)

    roof = drawing.height - head
    for number, tick in enumerate(ticks):
        drawing.add(ink.line((x_of(tick), foot - 4), (x_of(tick), roof), _GRID))
        anchor = "start" if number == 0 else "end" if number == len(ticks) - 1 else "middle"
        label = f"{_short_month(tick.month)} {tick.year}"
        drawing.add(ink.label((x_of(tick), foot - 15 * ink.scale), label, Lettering(8, anchor=anchor)))
    drawing.add(_today_line(x_of(today[0]), (foot - 4, roof), today[1], (ink, width)))
    for number, phase in enumerate(phases):
        y = roof - row * (number + 1) + 3 * ink.scale
        span = (x_of(phase.starts_on), x_of(phase.ends_on or last))
        drawing.add(_phase_bar(span, (y, row - 6 * ink.scale), phase, (ink, width)))
    return drawing


# a chart's ink together with the end of its scale, or with its width: they always travel as one
_Scaled: TypeAlias = tuple[Ink, float]


def _share(value: float, end: float) -> float:
    return max(0.0, min(1.0, value / end))


def _corner(centre: tuple[float, float], reach: float, turn: tuple[int, int]) -> tuple[float, float]:
    angle = pi / 2 - 2 * pi * turn[0] / turn[1]
    return centre[0] + reach * cos(angle), centre[1] + reach * sin(angle)


def _between(centre: tuple[float, float], corner: tuple[float, float], share: float) -> tuple[float, float]:
    return centre[0] + (corner[0] - centre[0]) * share, centre[1] + (corner[1] - centre[1]) * share


def _web(centre: tuple[float, float], corners: list[tuple[float, float]], ink: Ink, top: int) -> Group:
    group = Group()
    for step in range(1, top + 1):
        ring = [part for corner in corners for part in _between(centre, corner, step / top)]
        group.add(Polygon(ring, fillColor=None, strokeColor=ink.colours.grid, strokeWidth=0.6))
        x, y = _between(centre, corners[0], step / top)
        group.add(ink.label((x + 3, y + 1), str(step), Lettering(7.2, colour=ink.colours.quiet)))
    for corner in corners:
        group.add(ink.line(centre, corner, _GRID))
    return group


def _free(label: str, turn: tuple[int, int], ink: Ink, width: float) -> float:
    """How far an axis can reach when its label stands beside its end."""
    sideways = abs(_corner((0, 0), 1, turn)[0])
    if sideways < 0.01:
        return width
    wide = max(ink.typesetter.width(part, _AXIS.size * ink.scale, SEMIBOLD) for part in _halves(label))
    return (width / 2 - min(wide, width * 0.28) - 2) / sideways - 9 * ink.scale


def _halves(label: str) -> list[str]:
    words = label.split()
    if len(label) <= 13 or len(words) < 2:
        return [label]
    cut = min(range(1, len(words)), key=lambda place: abs(len(" ".join(words[:place])) - len(label) / 2))
    return [" ".join(words[:cut]), " ".join(words[cut:])]


def _axis_label(centre: tuple[float, float], place: tuple[float, float], label: str, ink: Ink) -> Group:
    x, y = place
    if abs(x - centre[0]) < 1:
        anchor, room = "middle", 2 * centre[0]
        parts = [label]
        y += 1 if y > centre[1] else -8 * ink.scale
    else:
        anchor = "start" if x > centre[0] else "end"
        room = 2 * centre[0] - x if anchor == "start" else x
        parts = _halves(label)
        y += (len(parts) * 5.5 - 8.5) * ink.scale
    group = Group()
    for number, part in enumerate(parts):
        group.add(ink.label((x, y - 11 * ink.scale * number), part, replace(_AXIS, anchor=anchor, room=room)))
    return group


def _radar_line(centre: tuple[float, float], corners: list[tuple[float, float]], one: Series, scaled: _Scaled) -> Group:
    ink, top = scaled
    pen = PENS[one.pen]
    places = [
        None if value is None else _between(centre, corner, _share(value, top))
        for corner, value in zip(corners, one.values, strict=True)
    ]
    group = Group()
    for start, end in pairwise([*places, places[0]]):
        if start and end:
            group.add(ink.line(start, end, pen))
    for place in places:
        if place:
            group.add(ink.marker(place, pen))
    return group


def _lying_bar(place: tuple[float, float], size: tuple[float, float], entry: Bar, scaled: _Scaled) -> Group:
    ink, end = scaled
    (x, y), (length, row) = place, size
    group = Group()
    if entry.before is not None:
        open_bar = (length * _share(entry.before, end), row * 0.68)
        dress = {"fillColor": ink.colours.page, "strokeColor": ink.colours.grey, "strokeDashArray": [2, 2]}
        group.add(box((x, y + row * 0.16), open_bar, strokeWidth=0.8, **dress))
    thick = row * (0.36 if entry.before is not None else 0.54)
    full_bar = (length * _share(entry.value, end), thick)
    group.add(box((x, y + (row - thick) / 2), full_bar, rx=2, ry=2, fillColor=ink.colours.petrol))
    return group


def _phase_bar(span: tuple[float, float], band: tuple[float, float], phase: Phase, page: _Scaled) -> Group:
    colours = page[0].colours
    fill = colours.petrol if phase.kind == "done" else colours.petrol_soft
    dash = [3, 2] if phase.kind == "pause" else None
    dress = {"fillColor": fill, "strokeColor": colours.petrol, "strokeDashArray": dash, "rx": 3.5, "ry": 3.5}
    group = Group()
    group.add(box((span[0], band[0]), (max(span[1] - span[0], 4), band[1]), strokeWidth=1, **dress))
    group.add(_phase_label(span, band, phase, page))
    return group


def _phase_label(span: tuple[float, float], band: tuple[float, float], phase: Phase, page: _Scaled) -> Group:
    ink, width = page
    needed = ink.typesetter.width(phase.label, 8.8 * ink.scale, SEMIBOLD) + 8
    baseline = band[0] + band[1] / 2 - 3 * ink.scale
    if needed <= span[1] - span[0]:
        colour = ink.colours.page if phase.kind == "done" else ink.colours.text
        return ink.label((span[0] + 4, baseline), phase.label, Lettering(8.8, SEMIBOLD, colour=colour))
    on_right = width - span[1] >= min(needed, span[0])
    room = (width - span[1] if on_right else span[0]) - 5
    shown = min(needed - 4, room)
    place = span[1] + 5 if on_right else span[0] - 5
    group = Group()
    # the grid does not run through the words
    group.add(box((place if on_right else place - shown, band[0]), (shown, band[1]), fillColor=ink.colours.page))
    anchor = "start" if on_right else "end"
    group.add(ink.label((place, baseline), phase.label, Lettering(8.8, SEMIBOLD, anchor, room=room)))
    return group


def _today_line(x: float, band: tuple[float, float], words: str, page: _Scaled) -> Group:
    ink, width = page
    group = Group()
    group.add(ink.line((x, band[0]), (x, band[1] + 4), Pen("amber", (3, 2), "", 0.9)))
    anchor = "end" if x > width / 2 else "start"
    place = x - 4 if anchor == "end" else x + 4
    group.add(ink.label((place, band[1] + 2), words, Lettering(8.6, SEMIBOLD, anchor)))
    return group


def _ticks(most: int, days: list[date]) -> list[date]:
    first, last = min(days), max(days)
    months = max((last.year - first.year) * 12 + last.month - first.month + (last.day > 1), 1)
    step = next((size for size in (1, 2, 3, 6, 12, 24, 60) if months / size <= most), 120)
    count = -(-months // step)
    start = first.year * 12 + first.month - 1
    return [date((start + step * n) // 12, (start + step * n) % 12 + 1, 1) for n in range(count + 1)]


def _short_month(number: int) -> str:
    names = (
        pgettext("short month", "Jan"),
        pgettext("short month", "Feb"),
        pgettext("short month", "Mar"),
        pgettext("short month", "Apr"),
        pgettext("short month", "May"),
        pgettext("short month", "Jun"),
        pgettext("short month", "Jul"),
        pgettext("short month", "Aug"),
        pgettext("short month", "Sep"),
        pgettext("short month", "Oct"),
        pgettext("short month", "Nov"),
        pgettext("short month", "Dec"),
    )
    return names[number - 1]
