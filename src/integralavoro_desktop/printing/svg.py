"""Drawings as SVG for the screen, with their words as they are read."""

from __future__ import annotations

from functools import singledispatch
from html import escape
from typing import TYPE_CHECKING, Any

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect, Shape

from integralavoro_desktop.printing.ink import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.lib.colors import Color

_FAMILY = "Atkinson Hyperlegible Next"


def to_svg(drawing: Drawing) -> bytes:
    """Return a drawing of ours as SVG: lines, boxes, circles, polygons and labels.

    Raises TypeError for another shape. ReportLab's own writer closes each line, which fills the gaps of a dash.
    """
    size = f'width="{_n(drawing.width)}" height="{_n(drawing.height)}"'
    view = f'viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}"'
    inner = "".join(_svg(shape, drawing.height) for shape in drawing.contents)
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view}>{inner}</svg>'.encode()


@singledispatch
def _svg(shape: Shape, height: float) -> str:
    message = f"no way to write a {type(shape).__name__}"
    raise TypeError(message)


@_svg.register(Group)
def _group(shape: Group, height: float) -> str:
    return f"<g>{''.join(_svg(inner, height) for inner in shape.contents)}</g>"


@_svg.register(Label)
def _label(shape: Label, height: float) -> str:
    words = shape.words
    place = f'x="{_n(words.place[0])}" y="{_n(height - words.place[1])}"'
    dress = f'font-family="{_FAMILY}" font-size="{_n(words.size)}" font-weight="{words.weight}"'
    anchor = f'text-anchor="{words.anchor}" fill="{_hex(words.colour)}"'
    return f"<text {place} {dress} {anchor}>{escape(words.text, quote=False)}</text>"


@_svg.register(Line)
def _line(shape: Line, height: float) -> str:
    ends = ((shape.x1, shape.y1), (shape.x2, shape.y2))
    points = " ".join(f'x{place}="{_n(x)}" y{place}="{_n(height - y)}"' for place, (x, y) in enumerate(ends, 1))
    return f"<line {points} {_stroke(shape)}/>"


@_svg.register(Rect)
def _rect(shape: Rect, height: float) -> str:
    corner = f'x="{_n(shape.x)}" y="{_n(height - shape.y - shape.height)}"'
    size = f'width="{_n(shape.width)}" height="{_n(shape.height)}" rx="{_n(shape.rx)}"'
    return f"<rect {corner} {size} {_dress(shape)}/>"


@_svg.register(Circle)
def _circle(shape: Circle, height: float) -> str:
    return f'<circle cx="{_n(shape.cx)}" cy="{_n(height - shape.cy)}" r="{_n(shape.r)}" {_dress(shape)}/>'


@_svg.register(Polygon)
def _polygon(shape: Polygon, height: float) -> str:
    return f'<polygon points="{_points(shape.points, height)}" {_dress(shape)}/>'


def _points(flat: Sequence[float], height: float) -> str:
    return " ".join(f"{_n(x)},{_n(height - y)}" for x, y in zip(flat[::2], flat[1::2], strict=True))


def _dress(shape: Any) -> str:
    fill = _hex(shape.fillColor) if shape.fillColor else "none"
    return f'fill="{fill}" {_stroke(shape)}'


def _stroke(shape: Any) -> str:
    if not shape.strokeColor:
        return 'stroke="none"'
    stroke = f'stroke="{_hex(shape.strokeColor)}" stroke-width="{_n(shape.strokeWidth)}"'
    if not shape.strokeDashArray:
        return stroke
    return f'{stroke} stroke-dasharray="{" ".join(_n(part) for part in shape.strokeDashArray)}"'


def _hex(colour: Color) -> str:
    return "#" + colour.hexval()[2:8]


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
