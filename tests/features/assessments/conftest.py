"""The built-in grid as rows of a store, and sheets filled by invented people."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from tests.features.work_office import begun, guide, office, show, theme

from integralavoro_desktop.features.assessments.grid import Grid, grid_of
from integralavoro_desktop.features.assessments.profile import View
from integralavoro_desktop.kernel.reference_data import instruments

if TYPE_CHECKING:
    from collections.abc import Callable

GPL = UUID(int=100)

__all__ = ["begun", "fill", "grid", "guide", "office", "rows", "show", "theme"]


@pytest.fixture
def rows() -> dict[str, list[SimpleNamespace]]:
    """The rows of the built-in grid, as an instrument, its areas and its items."""
    built_in = instruments()[0]
    names = ("code", "version", "min_answered", "value_min", "value_max")
    return {
        "instrument": [SimpleNamespace(id=GPL, **{name: getattr(built_in, name) for name in names})],
        "instrument.area": [
            SimpleNamespace(instrument_id=GPL, code=a.code, name_it=a.name_it, name_en=a.name_en, order=a.order)
            for a in built_in.areas
        ],
        "instrument.item": [_item(item) for item in built_in.items],
    }


@pytest.fixture
def grid(rows: dict[str, list[SimpleNamespace]]) -> Grid:
    """The built-in grid."""
    return grid_of(rows["instrument"][0], rows["instrument.area"], rows["instrument.item"])


@pytest.fixture
def fill(grid: Grid) -> Callable[..., View]:
    """Give a function that fills a sheet: `fill("coach", "Bianchi", day, PP1=3)`."""

    def fill(role: str = "coach", rater: str = "Bianchi", on: date | None = date(2026, 3, 1), **levels: int) -> View:
        return View(role, rater, on, grid, levels)

    return fill


def _item(item) -> SimpleNamespace:
    anchors = {
        f"anchor_{language}_{level}": text
        for language, texts in (("it", item.anchors_it), ("en", item.anchors_en))
        for level, text in enumerate(texts)
    }
    names = ("code", "area", "name_it", "name_en", "order", "at_work")
    return SimpleNamespace(instrument_id=GPL, **{name: getattr(item, name) for name in names}, **anchors)
