"""Runs every benchmark on one store, in one process, and tells each figure with its reference."""

from __future__ import annotations

import tempfile
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.bench import measures, stage, windows
from integralavoro_desktop.bench.figures import peak_mb

if TYPE_CHECKING:
    from collections.abc import Callable

    from integralavoro_desktop.bench.figures import Figure


def run_all(folder: Path | None, people: int, say: Callable[[str], object]) -> list[Figure]:
    """Measure everything with so many people (ten contacts each); the store is kept in `folder` where one is given."""
    with tempfile.TemporaryDirectory() as temporary:
        place = folder or Path(temporary)
        store = stage.open_crowd(place, people, say)
        rich = stage.rich_person(store)
        figures: list[Figure] = []
        to_do: tuple[Callable[[], list[Figure]], ...] = (
            partial(measures.searching, store),
            partial(measures.person, store, rich),
            partial(measures.saving, store),
            partial(measures.applying, store),
            partial(windows.painting, store),
            windows.printing,
        )
        for measure in to_do:
            figures += measure()
            say(f"{figures[-1].name}: {figures[-1].ours * 1000:.1f} ms")
        place_of_store = store.vault.folder
        store.close()
        return figures + windows.starting(place_of_store)


def as_document(figures: list[Figure], people: int) -> dict[str, Any]:
    """Return the figures as one JSON document."""
    rows = [{**asdict(figure), "ratio": figure.ratio} for figure in figures]
    return {"people": people, "contacts": people * 10, "peak_mb": round(peak_mb()), "figures": rows}
