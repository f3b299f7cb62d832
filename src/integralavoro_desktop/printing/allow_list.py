"""The only way onto a paper for a firm: texts that the allow-list lets through, and fixed sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Self

from integralavoro_desktop.kernel.checks import health_word
from integralavoro_desktop.kernel.fields import FieldSpec, Kind, fields_of
from integralavoro_desktop.kernel.folding import fold
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.months import day_words, month_words
from integralavoro_desktop.kernel.privacy import NEVER_FOR_A_FIRM, Content, Privacy
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.kernel.reference_data import code_lists
from integralavoro_desktop.kernel.serials import FIRM, read_serial
from integralavoro_desktop.printing import keycode
from integralavoro_desktop.printing import pieces as p

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from uuid import UUID

    from integralavoro_desktop.kernel.record import Record
    from integralavoro_desktop.kernel.show import Shower
    from integralavoro_desktop.printing.paper_info import PaperInfo

_SEAL = object()
_FREE = frozenset({Kind.TEXT, Kind.LONG, Kind.TEXTS})
_LINKS = frozenset({Kind.LINK, Kind.LINKS})
# the names of the person, of the coach and of the firm itself are what they are
_UNREAD = frozenset({Content.NAME, Content.COACH, Content.FIRM})
_CLASSES = frozenset(Privacy) - NEVER_FOR_A_FIRM
# words that would tell where the person comes from, whole and spelled like this (case counts only for short ones)
_TELLING = (
    "CPS", "CSM", "CRA", "DSM", "DSMD", "ASST", "ATS", "IRCCS", "SPDC", "SerD", "SerT", "PIR", "NIL", "CELAV", "Polo",
    "équipe", "equipe", "Integr@lavoro", "Integralavoro", "salute mentale", "mental health",
)  # fmt: skip
_SHORT = 5
_SHORTEST_NAME = 4
# what these say is never words of a person: they name a look of the piece
_LOOKS = {(p.Para, "role"), (p.Callout, "tone"), (p.Phase, "kind"), (p.Series, "pen")}


class Allowed(str):
    """A text that may stand on a firm's paper. Only an allow-list makes one; cutting or joining it gives plain text."""

    __slots__ = ()

    def __new__(cls, text: str, seal: object = None) -> Self:
        """Refuse to be made anywhere but in this module."""
        if seal is not _SEAL:
            message = "only the allow-list lets a text onto a firm's paper"
            raise TypeError(message)
        return super().__new__(cls, text)


class Sentence(Enum):
    """Base of the fixed sentences of a paper: members are message ids, written in the code and nowhere else."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a firm's paper says of itself: number, key-back code, day it was made, last day of its consent."""

    serial: str
    key_code: str
    made_on: date
    valid_until: date | None = None
    consent_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class AllowList:
    """Lets through what the declarations mark for a firm and a consent covers, and nothing else.

    `contents` are those of the consent in force; `names` the names of services and of other firms, which never pass;
    `by_law` lets the name of the promoter through, as papers for a host must say it. `declared` reads the fields of a
    model.
    """

    contents: frozenset[Content]
    shower: Shower
    terms: Terms
    names: frozenset[str] = frozenset()
    by_law: bool = False
    declared: Callable[[type[Record]], Sequence[FieldSpec]] = fields_of

    def covers(self, content: Content) -> bool:
        """Tell whether the consent lets this content be told."""
        return content in self.contents

    def value(self, row: Record | None, name: str) -> Allowed:
        """Return the value of a field in words, empty where the field is not for a firm or the consent is silent.

        Raises AppError where a declaration contradicts the rule, or the text holds a word that no firm may read.
        """
        spec = self._spec(row, name)
        if row is None or spec is None or not self._passes(spec):
            return NOTHING
        given = getattr(row, name)
        if spec.ui.kind == "month" and given:
            return self._let_through(spec, month_words(given))
        return self._let_through(spec, self.shower.value(spec, given))

    def has(self, row: Record | None, name: str, *values: Any) -> bool:
        """Tell whether a field that may be told holds one of these values, without telling it."""
        spec = self._spec(row, name)
        return row is not None and spec is not None and self._passes(spec) and getattr(row, name) in values

    def raw(self, row: Record, name: str) -> Any:
        """Return the bare value of a field that may be told, to choose among fixed sentences; None where it may not."""
        spec = self._spec(row, name)
        return getattr(row, name) if spec is not None and self._passes(spec) else None

    def one(self, row: Record, name: str, item: Any) -> Allowed:
        """Return the words of one of the values of a list field; empty where it may not be told or is not there."""
        spec = self._spec(row, name)
        if spec is None or not self._passes(spec) or item not in getattr(row, name):
            return NOTHING
        return self._let_through(spec, self.shower.value(spec, [item]))

    def told(
        self, row: Record | None, content: Content, *, without: Iterable[str] = ()
    ) -> list[tuple[Allowed, Allowed]]:
        """Return label and words of every filled field of a row that stands under one content."""
        if row is None:
            return []
        left = set(without)
        specs = [s for s in self.declared(type(row)) if s.ui.employer is content and s.name not in left]
        found = [(_sealed(_(spec.ui.label)), self.value(row, spec.name)) for spec in specs]
        return [(label, words) for label, words in found if words]

    def say(self, sentence: Sentence, **names: Allowed) -> Allowed:
        """Return a fixed sentence in the language in force; only allowed texts may be named in it."""
        if not all(type(value) is Allowed for value in names.values()):
            raise _not_allowed()
        text = _(str(sentence.value))
        return _sealed(text.format(**names) if names else text)

    def number(self, content: Content, number: object) -> Allowed:
        """Return a figure made from fields of one content, where the consent covers it."""
        return _sealed(f"{number}") if self.covers(content) else NOTHING

    def level(self, content: Content, codes: str, code: str, level: int) -> Allowed:
        """Return the words of a level of a code list, where the consent covers it."""
        found = code_lists()[codes].by_code.get(code)
        levels = found.levels if found and self.covers(content) else ()
        return _sealed(levels[level]) if 0 <= level < len(levels) else NOTHING

    def month(self, month: str) -> Allowed:
        """Return the month that a paper is about, in words; `2026-10` is how it is stored."""
        words = month_words(month)
        return _sealed(words[:1].upper() + words[1:])

    def contact(self, row: Any) -> Allowed:
        """Return the name of somebody who works for the firm itself, on papers where the law asks for it."""
        return _sealed(row.name or "") if self.by_law and row is not None else NOTHING

    def promoter(self, name: str) -> Allowed:
        """Return the name of the promoter, on papers where the law asks for it; empty on any other."""
        return _sealed(name) if self.by_law else NOTHING

    @property
    def blank(self) -> Allowed:
        """Return the white between two texts."""
        return _sealed(" ")

    @property
    def serial(self) -> Allowed:
        """Return the number of the copy; AppError when it is not of the neutral series."""
        found = read_serial(self.terms.serial)
        if found is None or found.series != FIRM:
            raise _not_allowed()
        return _sealed(self.terms.serial)

    @property
    def key_code(self) -> Allowed:
        """Return the key-back code; AppError when it is none of ours."""
        if not keycode.verify(self.terms.key_code):
            raise _not_allowed()
        return _sealed(self.terms.key_code)

    @property
    def made_on(self) -> Allowed:
        """Return the day on which the paper is made."""
        return _sealed(day_words(self.terms.made_on))

    @property
    def valid_until(self) -> Allowed:
        """Return the last day of the consent, empty when it has none."""
        return _sealed(day_words(self.terms.valid_until)) if self.terms.valid_until else NOTHING

    def _spec(self, row: Record | None, name: str) -> FieldSpec | None:
        return None if row is None else next((s for s in self.declared(type(row)) if s.name == name), None)

    def _passes(self, spec: FieldSpec) -> bool:
        content = spec.ui.employer
        if content is None:
            return False
        if spec.ui.privacy not in _CLASSES or content not in Content:
            raise _wrong_declaration()
        # references are not followed: what a record is called was never declared for a firm
        return content in self.contents and spec.kind not in _LINKS

    def _let_through(self, spec: FieldSpec, words: str) -> Allowed:
        if spec.kind in _FREE and spec.ui.employer not in _UNREAD and telling_word(words, self.names):
            raise _telling(spec)
        return _sealed(words)


def _sealed(text: str) -> Allowed:
    return Allowed(text, _SEAL)


NOTHING = _sealed("")


def telling_word(text: str, names: frozenset[str] = frozenset()) -> str:
    """Return the first word that tells a firm where a person comes from or how she is; empty when there is none.

    Whole words only: «sicura» holds no «cura». `names` are names of services and firms, of four letters or more.
    """
    found = health_word(text)
    if found:
        return found
    plain = f" {fold(text)} "
    for word in _TELLING:
        is_there = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) if len(word) <= _SHORT else None
        if is_there or (len(word) > _SHORT and f" {fold(word)} " in plain):
            return word
    return next((n for n in sorted(names) if len(fold(n)) >= _SHORTEST_NAME and f" {fold(n)} " in plain), "")


def check_allowed(info: PaperInfo, pieces: Iterable[p.Piece]) -> None:
    """Look at every text of a firm's paper before it is set; AppError at the first that the allow-list did not make."""
    if not info.anonymous or info.office or read_serial(info.serial) is None:
        raise _not_allowed()
    frame = (info.title, info.serial, info.copy_for, info.confidentiality, info.place)
    texts = [*frame, *(text for piece in pieces for text in texts_of(piece))]
    if not all(type(text) is Allowed for text in texts if text):
        raise _not_allowed()


def texts_of(value: Any) -> Iterator[str]:
    """Give every text inside a piece, however deep."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            if (type(value), field.name) not in _LOOKS:
                yield from texts_of(getattr(value, field.name))
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from texts_of(item)


def _not_allowed() -> AppError:
    return AppError(
        _("The paper for the firm holds a text that is not on the list of what may be told."),
        _("Nothing was printed and nothing was written in the register."),
        _("Tell who looks after the program: this is a fault of the program, not yours."),
    )


def _wrong_declaration() -> AppError:
    return AppError(
        _("A field that no firm may read is marked as if a firm might."),
        _("Nothing was printed and nothing was written in the register."),
        _("Tell who looks after the program: this is a fault of the program, not yours."),
    )


def _telling(spec: FieldSpec) -> AppError:
    return AppError(
        _("«{label}» holds a word that tells a firm about care, a service or another firm.").format(
            label=_(spec.ui.label)
        ),
        _("Nothing was printed and nothing was written in the register."),
        _("Write the work condition or the task without that word, then print again."),
    )
