"""Facts of a file as the timeline on the screen shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop.gui.timeline_view import TimelineItem
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.show import short_day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from integralavoro_desktop.features.candidates.portrait import Fact

_TONES = {
    "activity": "info",
    "consent": "ok",
    "disclosure": "ok",
    "assessment": "accent",
    "path_event": "warn",
}


def items_of(facts: Iterable[Fact]) -> tuple[list[TimelineItem], dict[str, tuple[str, UUID]]]:
    """Return the items and, for each of their keys, entity and id of the row to open."""
    items, rows = [], {}
    today = clock.today()
    for place, fact in enumerate(facts):
        key = str(place)
        rows[key] = (fact.entity, fact.row_id)
        items.append(_item(key, fact, today))
    return items, rows


def _item(key: str, fact: Fact, today: date) -> TimelineItem:
    entry = fact.entry
    is_words = entry.words and bool(entry.text)
    return TimelineItem(
        key,
        short_day(entry.on, today=today),
        entry.icon,
        entry.title,
        service=entry.service,
        text=f"«{entry.text.strip('«»')}»" if is_words else entry.text,
        tone="words" if is_words else _TONES.get(fact.entity, "accent"),
        is_words=is_words,
        is_pause=fact.entity == "path_event" and entry.until is not None and entry.icon == "circle-pause",
    )
