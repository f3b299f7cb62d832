"""Every sentence for people has its Italian, says it in the right words, and loses no name on the way."""

from __future__ import annotations

import gettext
import importlib.util
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
DAYS = 'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} giorno"\n'
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
FORBIDDEN = re.compile(
    r"\b(pazient[ei]|utent[ei]|soggett[oi]|malat[oaie]|psichiatric[oaie]|psichiatriche|psichiatrici)\b"
    # "in caso di" and its like speak of an event, never of a person
    r"|(?<!\bin )(?<!\bnel )(?<!\bogni )(?<!\bper )(?<!\ba )(?<!\btal )(?<!\bdel )\bcas[oi]\b",
    re.IGNORECASE,
)
# the parts that hold official lists, whose words are not ours to change
OFFICIAL = re.compile(r"official|codes|lists|sism", re.IGNORECASE)


def load_words() -> ModuleType:
    """Load packaging/words.py, which is a script and not a module of the program."""
    spec = importlib.util.spec_from_file_location("words", ROOT / "packaging" / "words.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["words"] = module
    spec.loader.exec_module(module)
    return module


words = load_words()


@pytest.fixture(scope="module")
def italian():
    return words.read_parts(words.ITALIAN, "it")


@pytest.fixture(scope="module")
def asked():
    return words.extract(words.SOURCES)


@pytest.fixture
def planted(tmp_path: Path):
    """Give a function that writes parts and sources in a folder and reads both."""
    (tmp_path / "it" / "parts").mkdir(parents=True)
    (tmp_path / "src").mkdir()

    def plant(source: str, **parts: str):
        (tmp_path / "src" / "planted.py").write_text(source, encoding="utf-8")
        for name, text in parts.items():
            (tmp_path / "it" / "parts" / f"{name}.po").write_text(text, encoding="utf-8")
        return words.extract(tmp_path / "src"), words.read_parts(tmp_path / "it", "it")

    return plant


def test_every_message_has_its_italian(italian, asked) -> None:
    assert asked
    assert [str(word) for word in words.untranslated(asked, italian)] == []


def test_no_message_has_two_translations(italian) -> None:
    assert italian.clashes == []


def test_names_in_braces_are_the_same_in_italian(italian) -> None:
    assert words.broken_names(italian) == []


def test_italian_uses_none_of_the_forbidden_words() -> None:
    parts = [part for part in (words.ITALIAN / "parts").glob("*.po") if not OFFICIAL.search(part.name)]
    assert [row for part in parts for row in forbidden(part)] == []


def test_no_italian_sentence_shouts(italian) -> None:
    assert [text for message in italian.words() for text in forms(message.string) if "!" in text] == []


@pytest.mark.parametrize(
    "text",
    ["Il paziente arriva.", "Gli utenti", "un soggetto", "Il caso di Gio", "Persona malata", "Reparto psichiatrico"],
)
def test_a_forbidden_word_is_found(tmp_path: Path, text: str) -> None:
    part = tmp_path / "planted.po"
    part.write_text(HEADER + f'msgid "x"\nmsgstr "{text}"\n', encoding="utf-8")
    assert forbidden(part) == [f"planted.po: {text}"]


@pytest.mark.parametrize("text", ["In caso di assenza", "ogni caso", "Casoria", "pazienza"])
def test_a_word_that_only_looks_forbidden_is_let_through(tmp_path: Path, text: str) -> None:
    part = tmp_path / "planted.po"
    part.write_text(HEADER + f'msgid "x"\nmsgstr "{text}"\n', encoding="utf-8")
    assert forbidden(part) == []


@pytest.mark.parametrize(
    ("source", "part"),
    [
        ('_("Open")', ""),
        ('N_("Open")', 'msgid "Open"\nmsgstr ""\n'),
        ('pgettext("door", "Open")', 'msgid "Open"\nmsgstr "Apri"\n'),
        ('ngettext("{n} day", "{n} days", 2)', f'{DAYS}msgstr[1] ""\n'),
        ('_("Open")', '#, fuzzy\nmsgid "Open"\nmsgstr "Chiudi"\n'),
    ],
)
def test_a_message_without_italian_is_found(planted, source: str, part: str) -> None:
    asked, parts = planted(source, one=part)
    assert words.untranslated(asked, parts) == asked


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('_("Open" if x else "Shut")', ["Open", "Shut"]),
        ('_("Open "\n  "the door")', ["Open the door"]),
        ('_(NAMES["key"])', []),
        ('i18n._("Open")', ["Open"]),
        ('_(f"Open {door}")', ["f'Open {door}'"]),
    ],
)
def test_messages_are_read_from_the_code_and_nothing_else(planted, source: str, found: list[str]) -> None:
    asked, _parts = planted(source)
    assert [word.forms[0] for word in asked] == found


@pytest.mark.parametrize("same_file", [True, False])
def test_two_translations_are_found(planted, same_file: bool) -> None:
    first, second = 'msgid "Open"\nmsgstr "Apri"\n', 'msgid "Open"\nmsgstr "Aperto"\n'
    files = {"one": f"{first}\n{second}"} if same_file else {"one": first, "two": second}
    _asked, parts = planted("", **files)
    assert len(parts.clashes) == 1
    assert "«Aperto»" in parts.clashes[0]


@pytest.mark.parametrize(
    "part",
    [
        'msgid "{n} of {total}"\nmsgstr "{n} su {totale}"\n',
        'msgid "Until {day:%d/%m}"\nmsgstr "Fino a"\n',
        'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "un giorno"\nmsgstr[1] "{n} giorni"\n',
    ],
)
def test_a_name_lost_in_translation_is_found(planted, part: str) -> None:
    _asked, parts = planted("", one=part)
    assert len(words.broken_names(parts)) == 1


def test_the_compiled_catalogue_speaks_italian(planted, tmp_path: Path) -> None:
    planted("", one='msgid "Open"\nmsgstr "Apri"\n', two=f'{DAYS}msgstr[1] "{{n}} giorni"\n')
    words.compile_language(tmp_path / "it", "it")
    read = gettext.translation("integralavoro", str(tmp_path), ["it"])
    assert read.gettext("Open") == "Apri"
    assert read.ngettext("{n} day", "{n} days", 3).format(n=3) == "3 giorni"


def forbidden(part: Path) -> list[str]:
    """Give the sentences of a part that hold a word we never use for a person."""
    parts = words.Parts("it")
    parts.add_part(part)
    texts = [text for message in parts.words() for text in forms(message.string)]
    return [f"{part.name}: {text}" for text in texts if FORBIDDEN.search(text)]


def forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    """Give the one form of a message, or its singular and plural."""
    return (text,) if isinstance(text, str) else tuple(text)
