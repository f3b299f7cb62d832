"""The shipped guide: the same topics in both languages, links that lead somewhere, the words of the screens."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from integralavoro_desktop.cli.parser import build_parser
from integralavoro_desktop.gui.screens.help_topics import TOPICS, Kind, Part, find, read_guide
from integralavoro_desktop.kernel.paths import resources

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("it", "en")
EVERY = pytest.mark.parametrize("language", LANGUAGES)
FORBIDDEN = re.compile(
    r"\b(pazient[ei]|utent[ei]|soggett[oi]|malat[oaie]|psichiatric\w+|candidat[oi]|scompens\w+|abbandon\w+"
    r"|patients?|users?|subjects?|mentally ill|psychiatric)\b|!",
    re.IGNORECASE,
)
QUOTED = re.compile(r"«(.+?)»")
# what a person types or says, not a word of a screen
TYPED = {"gio fe", "…"}
FEWEST_WORDS, MOST_WORDS = 60, 400


def load_words() -> ModuleType:
    """Load packaging/words.py, which is a script and not a module of the program."""
    spec = importlib.util.spec_from_file_location("words", ROOT / "packaging" / "words.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["words"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def on_screen() -> dict[str, set[str]]:
    """Give every message of the program, by language."""
    words = load_words()
    italian = {form for message in words.read_parts(words.ITALIAN, "it").words() for form in forms(message.string)}
    english = {form for word in words.extract(words.SOURCES) for form in word.forms}
    return {"it": italian, "en": english}


def forms(string: object) -> list[str]:
    return [string] if isinstance(string, str) else [str(one) for one in string]


def test_both_languages_have_the_same_topics() -> None:
    files = [{path.stem for path in (resources() / "help" / language).glob("*.md")} for language in LANGUAGES]
    assert files == [set(TOPICS), set(TOPICS)]


def test_both_languages_have_the_same_parts_in_the_same_order() -> None:
    shapes = [[[part.kind for part in topic.parts] for topic in read_guide(language)] for language in LANGUAGES]
    assert shapes[0] == shapes[1]


def test_both_languages_link_to_the_same_places() -> None:
    first, second = ([topic.links() for topic in read_guide(language)] for language in LANGUAGES)
    assert first == second


@EVERY
def test_every_link_leads_somewhere(language: str) -> None:
    known = {f"{topic}.md" for topic in TOPICS} | {f"go:{key}" for key in entry_keys()}
    assert [link for topic in read_guide(language) for link in topic.links() if link not in known] == []


@EVERY
def test_the_guide_uses_none_of_the_forbidden_words(language: str) -> None:
    said = [(topic.key, found[0]) for topic in read_guide(language) for found in FORBIDDEN.finditer(text_of(topic))]
    assert said == []


@EVERY
def test_quoted_labels_are_words_of_the_screens(language: str, on_screen) -> None:
    quoted = {found[1] for topic in read_guide(language) for found in QUOTED.finditer(text_of(topic))}
    assert sorted(quoted - TYPED - on_screen[language]) == []


@EVERY
def test_topics_are_short(language: str) -> None:
    lengths = {topic.key: len(text_of(topic).split()) for topic in read_guide(language)}
    assert {key: n for key, n in lengths.items() if not FEWEST_WORDS <= n <= MOST_WORDS} == {}


@EVERY
def test_the_lines_to_type_are_commands_that_exist(language: str) -> None:
    parser = build_parser()
    guide = {topic.key: topic for topic in read_guide(language)}
    lines = [line for part in guide["command_line"].parts if part.kind is Kind.CODE for line in part.text.splitlines()]
    typed = [line.split()[1:] for line in lines if "--help" not in line]
    assert len(typed) > 5
    assert all(parser.parse_args(words).run for words in typed)


@pytest.mark.parametrize(
    ("language", "typed", "first"),
    [
        ("it", "chiavetta", "exchange"),
        ("it", "REGISTRO tirocinio", "register"),
        ("it", "perché elefante", None),
        ("en", "consent withdrawn", "papers"),
    ],
)
def test_the_search_finds_what_the_guide_says(language: str, typed: str, first: str | None) -> None:
    found = [topic.key for topic, _told in find(read_guide(language), typed)]
    assert (found[0] if found else None) == first


def test_signs_of_the_file_never_reach_the_reader() -> None:
    part = Part(Kind.PARAGRAPH, "Premi **Ctrl+L** o scrivi `<ieri>`, vedi [Oggi](go:today).")
    assert part.words == "Premi Ctrl+L o scrivi <ieri>, vedi Oggi."
    assert part.html("#000") == (
        'Premi <b>Ctrl+L</b> o scrivi <b>&lt;ieri&gt;</b>, vedi <a href="go:today" style="color:#000">Oggi</a>.'
    )


@pytest.mark.parametrize("text", ["Il paziente arriva.", "Un utente", "Evviva!", "the patient", "psychiatric"])
def test_a_forbidden_word_is_found(text: str) -> None:
    assert FORBIDDEN.search(text)


def text_of(topic) -> str:
    return " ".join([topic.title, *(part.words for part in topic.parts)])


def entry_keys() -> set[str]:
    """Give the keys of the navigation as they are written in the sources."""
    source = (ROOT / "src" / "integralavoro_desktop" / "app" / "entries.py").read_text("utf-8")
    constants = dict(re.findall(r'^([A-Z]+) = "(\w+)"$', source, re.MULTILINE))
    named = re.findall(r'NavEntry\(\s*([A-Z]+|"\w+"),', source)
    return {constants.get(name, name.strip('"')) for name in named}
