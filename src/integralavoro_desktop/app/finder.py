"""What the palette finds: people first, then what can be done, companies, papers, settings, notes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from integralavoro_desktop.gui.guide import PrintWish
from integralavoro_desktop.gui.keymap import shown
from integralavoro_desktop.gui.palette import PaletteGroup, PaletteRow
from integralavoro_desktop.kernel.folding import fold
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.storage import search
from integralavoro_desktop.storage.meta import get_setting, put_setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from integralavoro_desktop.app.entries import Pages
    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.guide import Guide
    from integralavoro_desktop.storage.records import Reader

PERSON = "candidate"
FIRM = "organisation"
_RECENT = "recent"
_MOST = 6
_KEPT = 5


class Finder:
    """Answers the palette; it opens nothing itself."""

    def __init__(self, bench: Bench, guide: Guide, pages: Pages) -> None:
        """Keep what it searches and whom it asks."""
        self._bench = bench
        self._guide = guide
        self._pages = pages

    def groups(self, text: str) -> Sequence[PaletteGroup]:
        """Return the groups for what was typed."""
        words = text.strip()
        if not words:
            return self._recent()
        if words.startswith(">"):
            return self._only(_("Actions"), self._actions(words[1:]))
        if words.startswith("?"):
            return self._only(_("Help"), self._entries(words[1:]))
        if words.startswith("#"):
            return self._found(words[1:], codes=True)
        return self._found(words)

    def remember(self, entity: str, key: Any) -> None:
        """Put a record in front of the recent ones."""
        with self._bench.store.transaction() as conn:
            kept = get_setting(conn, _RECENT, [])
            mine = [entity, key.hex if isinstance(key, UUID) else str(key)]
            put_setting(conn, _RECENT, [mine, *(other for other in kept if other != mine)][:_KEPT])

    def _recent(self) -> list[PaletteGroup]:
        with self._bench.store.connection() as conn:
            kept = get_setting(conn, _RECENT, [])
        with self._bench.store.read() as reader:
            rows = [row for entity, key in kept if (row := self._row(reader, entity, UUID(key)))]
        return self._only(_("Recent"), rows)

    def _found(self, words: str, *, codes: bool = False) -> list[PaletteGroup]:
        with self._bench.store.connection() as conn:
            people = search.find(conn, words, limit=_MOST, entity=PERSON, where=search.NAMES)
            firms = [] if codes else search.find(conn, words, limit=_MOST, entity=FIRM, where=search.NAMES)
            notes = [] if codes else search.find(conn, words, limit=_MOST * 3, where=search.NOTES)
        with self._bench.store.read() as reader:
            people_rows = [row for hit in people if (row := self._row(reader, PERSON, hit.row))]
            firm_rows = [row for hit in firms if (row := self._row(reader, FIRM, hit.row))]
            known = {hit.row for hit in (*people, *firms)}
            note_rows = [row for hit in notes if hit.row not in known and (row := self._note(reader, hit))]
        return [
            *self._only(_("People"), people_rows),
            *self._only(_("Actions"), self._person_actions(people) if people else self._actions(words)),
            *self._only(_("Companies and openings"), firm_rows),
            *self._only(_("Places of the program"), self._entries(words)),
            *self._only(_("In the notes"), note_rows[:_MOST]),
        ]

    def _person_actions(self, people: Sequence[search.Hit]) -> list[PaletteRow]:
        person = people[0].row
        name = self._bench.title_of(PERSON, person)
        wish = PrintWish("DE", "team", person=person)
        return [
            PaletteRow(
                icon="notebook-pen",
                name=_("Log a contact with {name}").format(name=name),
                key=shown("log_contact"),
                run=partial(self._guide.log_asked.emit, person),
            ),
            PaletteRow(
                icon="printer",
                name=_("Print the dossier of {name}").format(name=name),
                run=partial(self._guide.print, wish),
            ),
        ]

    def _actions(self, words: str) -> list[PaletteRow]:
        rows = [
            PaletteRow(
                icon=kind.words.icon,
                name=_("New: {what}").format(what=_(kind.words.one).lower()),
                run=partial(self._guide.new, kind.name),
            )
            for kind in self._pages.made_by_hand()
        ]
        return _matching(rows, words)

    def _entries(self, words: str) -> list[PaletteRow]:
        rows = [
            PaletteRow(icon=entry.icon, name=_(entry.label), run=partial(self._guide.entry_asked.emit, entry.key))
            for entry in self._pages.entries()
        ]
        return _matching(rows, words)

    def _row(self, reader: Reader, entity: str, key: UUID) -> PaletteRow | None:
        if entity not in self._bench.catalogue:
            return None
        record = reader.one(entity, key)
        if record is None or record.deleted_at:
            return None
        kind = self._bench.catalogue.entity(entity).kind
        return PaletteRow(
            icon=kind.words.icon,
            name=kind.title(record),
            context=str(getattr(record, "code", "") or _(kind.words.one)),
            run=partial(self._guide.open, entity, key),
        )

    def _note(self, reader: Reader, hit: search.Hit) -> PaletteRow | None:
        entity = self._bench.catalogue.entity(hit.entity)
        record = reader.one(hit.entity, hit.row)
        if record is None or entity.child is not None:
            return None
        person = getattr(record, "candidate_id", None)
        words = entity.child.words if entity.child else entity.kind.words
        name = reader.titles(PERSON, [person]).get(person, "") if person else entity.kind.title(record)
        target = (PERSON, person) if person else (entity.kind.name, record.id)
        return PaletteRow(icon=words.icon, name=_(words.one), context=name, run=partial(self._guide.open, *target))

    @staticmethod
    def _only(title: str, rows: Iterable[PaletteRow]) -> list[PaletteGroup]:
        found = tuple(rows)
        return [PaletteGroup(title, found)] if found else []


def _matching(rows: Iterable[PaletteRow], words: str) -> list[PaletteRow]:
    wanted = fold(words).split()
    return [row for row in rows if all(_begins(word, fold(row.name).split()) for word in wanted)]


def _begins(word: str, parts: Iterable[str]) -> bool:
    return any(part.startswith(word) for part in parts)
