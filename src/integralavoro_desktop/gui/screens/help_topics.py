"""The user guide as shipped: topics, their parts in order, and a search over all of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import TYPE_CHECKING, Final

from integralavoro_desktop.kernel.folding import fold
from integralavoro_desktop.kernel.paths import resources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOPICS: Final = {
    "start": "sun",
    "people": "users",
    "log": "notebook-pen",
    "assessments": "clipboard-check",
    "register": "calendar-days",
    "papers": "printer",
    "exchange": "arrow-left-right",
    "search": "search",
    "safety": "shield-check",
    "practice": "graduation-cap",
    "trouble": "life-buoy",
    "command_line": "chevron-right",
    "news": "star",
}
"""The topics in their order, each with its icon; both languages have the same ones."""
_INLINE = re.compile(r"\*\*(.+?)\*\*|`(.+?)`|\[(.+?)\]\((.+?)\)")
_NUMBERED = re.compile(r"(\d+)\. ")
_FENCE = "```"


class Kind(StrEnum):
    """What a part of a topic is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    STEP = "step"
    NOTE = "note"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a topic, as it stands in the file; `mark` is the number of a step."""

    kind: Kind
    text: str
    mark: str = ""

    @property
    def words(self) -> str:
        """Return the text without its signs."""
        if self.kind is Kind.CODE:
            return self.text
        return _INLINE.sub(lambda found: found[1] or found[2] or found[3], self.text)

    def html(self, ink: str) -> str:
        """Return the text for a label, links in the colour `ink`."""
        pieces, end = [], 0
        for found in _INLINE.finditer(self.text):
            pieces += [escape(self.text[end : found.start()], quote=False), _piece(found, ink)]
            end = found.end()
        return "".join([*pieces, escape(self.text[end:], quote=False)])


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of the guide."""

    key: str
    title: str
    parts: tuple[Part, ...]

    @property
    def icon(self) -> str:
        """Return its icon."""
        return TOPICS[self.key]

    def links(self) -> list[str]:
        """Return where its links lead."""
        return [found[4] for part in self.parts for found in _INLINE.finditer(part.text) if found[4]]


def read_guide(language: str, folder: Path | None = None) -> tuple[Topic, ...]:
    """Return all topics in a language, in their order."""
    place = (folder or resources() / "help") / language
    return tuple(_read(key, (place / f"{key}.md").read_text("utf-8")) for key in TOPICS)


def find(guide: tuple[Topic, ...], typed: str) -> list[tuple[Topic, str]]:
    """Return the topics that hold all the words typed, those that say it in the title first, each with its sentence."""
    wanted = fold(typed).split()
    found = []
    for topic in guide:
        title = fold(topic.title)
        texts = [part.words for part in topic.parts]
        everything = " ".join([title, *(fold(text) for text in texts)])
        if all(word in everything for word in wanted):
            in_title = all(word in title for word in wanted)
            told = max(texts, key=lambda text: sum(word in fold(text) for word in wanted), default="")
            found.append((not in_title, topic, "" if in_title else told))
    return [(topic, told) for _rank, topic, told in sorted(found, key=lambda one: one[0])]


def _read(key: str, text: str) -> Topic:
    lines = text.splitlines()
    return Topic(key, lines[0].removeprefix("# ").strip(), tuple(_parts(lines[1:])))


def _parts(lines: list[str]) -> Iterator[Part]:
    code: list[str] | None = None
    for line in lines:
        if line.startswith(_FENCE):
            if code is not None:
                yield Part(Kind.CODE, "\n".join(code))
            code = [] if code is None else None
        elif code is not None:
            code.append(line)
        elif line.strip():
            yield _part(line.strip())


def _part(line: str) -> Part:
    for sign, kind in (("## ", Kind.HEADING), ("- ", Kind.BULLET), ("> ", Kind.NOTE)):
        if line.startswith(sign):
            return Part(kind, line.removeprefix(sign))
    numbered = _NUMBERED.match(line)
    if numbered:
        return Part(Kind.STEP, line[numbered.end() :], numbered[1])
    return Part(Kind.PARAGRAPH, line)


def _piece(found: re.Match[str], ink: str) -> str:
    if found[1]:
        return f"<b>{escape(found[1], quote=False)}</b>"
    if found[2]:
        return f"<b>{escape(found[2], quote=False)}</b>"
    return f'<a href="{escape(found[4])}" style="color:{ink}">{escape(found[3], quote=False)}</a>'
