"""Read, check and compile the words of the program: one .po part per area, one compiled catalogue per language."""

from __future__ import annotations

import ast
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileParser

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src" / "integralavoro_desktop"
ITALIAN = ROOT / "resources" / "locale" / "it"
MARKS = ("_", "N_", "ngettext", "pgettext")

_NAMED = re.compile(r"\{(\w*)[^{}]*\}|%\((\w+)\)[a-z]|%([sd])")


@dataclass(frozen=True, slots=True)
class Word:
    """One message of the sources: where it stands, its context, its English text (one form, or one and many)."""

    place: str
    context: str | None
    forms: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.place}: {' / '.join(self.forms)}" + (f"  [{self.context}]" if self.context else "")


class Parts(Catalog):
    """The translations of one language, gathered from its parts; remembers who contradicts whom."""

    def __init__(self, language: str) -> None:
        super().__init__(locale=language, project="integralavoro", domain="integralavoro", fuzzy=False)
        self.clashes: list[str] = []
        self._part = ""
        self._origin: dict[object, str] = {}

    def __setitem__(self, id: str | list[str] | tuple[str, ...], message: Message) -> None:  # noqa: A002 - babel's name
        text = _forms(message.id)[0]
        known = self.get(message.id, message.context) if message.id else None
        origin = self._origin.setdefault((message.context, text), self._part)
        if known is not None and known.string != message.string:
            self.clashes.append(f"«{text}»: {origin} «{known.string}», {self._part} «{message.string}»")
        super().__setitem__(id, message)

    def add_part(self, part: Path) -> None:
        """Take in the messages of one file; bad syntax is an error that names the line."""
        self._part = part.name
        with part.open("rb") as lines:
            PoFileParser(self, ignore_obsolete=True, abort_invalid=True).parse(lines)

    def words(self) -> Iterator[Message]:
        """Give every translated message, without the header."""
        return (message for message in self if message.id)


def read_parts(folder: Path, language: str) -> Parts:
    """Merge the parts of one language, in the order of their names."""
    parts = Parts(language)
    for part in sorted((folder / "parts").glob("*.po")):
        parts.add_part(part)
    return parts


def extract(sources: Path) -> list[Word]:
    """List every message that the sources mark with `_`, `N_`, `ngettext` or `pgettext`."""
    return [word for path in sorted(sources.rglob("*.py")) for word in _words_of(path, path.relative_to(sources))]


def untranslated(words: list[Word], parts: Parts) -> list[Word]:
    """Give the messages of the sources whose translation is absent, empty in a form, or marked fuzzy."""
    return [word for word in words if not _is_translated(word, parts)]


def unused(words: list[Word], parts: Parts) -> list[str]:
    """Give the translations that no message of the sources asks for any more."""
    asked = {(word.context, word.forms[0]) for word in words}
    return [text for message in parts.words() if (message.context, text := _forms(message.id)[0]) not in asked]


def broken_names(parts: Parts) -> list[str]:
    """Give the translations whose `{names}` are not those of the English text."""
    return [_forms(message.id)[0] for message in parts.words() if not _names_agree(message)]


def compile_language(folder: Path, language: str) -> Path:
    """Write the compiled catalogue of one language and give its path."""
    target = folder / "LC_MESSAGES" / "integralavoro.mo"
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as out:
        write_mo(out, read_parts(folder, language))
    return target


def main(arguments: list[str]) -> int:
    """Run one command: `build` compiles, `check` also tells what is missing, contradictory or broken."""
    compile_language(ITALIAN, "it")
    if arguments != ["check"]:
        return 0
    words, parts = extract(SOURCES), read_parts(ITALIAN, "it")
    found = {
        "Without Italian": [str(word) for word in untranslated(words, parts)],
        "Two translations": parts.clashes,
        "Names in braces differ": broken_names(parts),
        "No longer asked for": unused(words, parts),
    }
    for title, rows in found.items():
        print(f"{title}: {len(rows)}", *rows, sep="\n  ")
    return 1 if any(rows for title, rows in found.items() if title != "No longer asked for") else 0


def _words_of(path: Path, name: Path) -> Iterator[Word]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        mark = _mark(node)
        if not isinstance(node, ast.Call) or not mark or not node.args:
            continue
        texts = [_texts(argument) for argument in node.args]
        place = f"{name.as_posix()}:{node.lineno}"
        if mark == "ngettext":
            yield from (Word(place, None, pair) for pair in zip(texts[0], texts[1], strict=True))
        elif mark == "pgettext":
            yield from (Word(place, context, (text,)) for context in texts[0] for text in texts[1])
        else:
            yield from (Word(place, None, (text,)) for text in texts[0] if text)


def _mark(node: ast.AST) -> str:
    called = node.func if isinstance(node, ast.Call) else None
    name = called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""
    return name if name in MARKS else ""


def _texts(argument: ast.expr) -> list[str]:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return [argument.value]
    if isinstance(argument, ast.IfExp):
        return _texts(argument.body) + _texts(argument.orelse)
    # a text put together before it is translated never meets its translation: shown as it stands, it is told as missing
    return [ast.unparse(argument)] if isinstance(argument, ast.JoinedStr | ast.BinOp) else []


def _forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _is_translated(word: Word, parts: Parts) -> bool:
    message = parts.get(word.forms[0], word.context)
    if message is None or message.fuzzy:
        return False
    given = _forms(message.string)
    return all(given) and (len(word.forms) == 1 or len(given) == parts.num_plurals)


def _names_agree(message: Message) -> bool:
    asked = [_names(form) for form in _forms(message.id)]
    given = [_names(form) for form in _forms(message.string)]
    if len(asked) == 1:
        return asked == given
    return all(asked[0] & asked[1] <= names <= asked[0] | asked[1] for names in given)


def _names(text: str) -> set[str]:
    return {next(filter(None, found), "") for found in _NAMED.findall(text)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
