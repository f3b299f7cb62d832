"""One small practice district for all these tests, made once; each test runs commands on a copy of it."""

from __future__ import annotations

import io
import json
import shutil
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from integralavoro_desktop.cli import main
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.practice.district import make_district
from integralavoro_desktop.practice.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Ended:
    """How a command ended: its status, its document or text, its sentences."""

    status: int
    out: str
    said: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)

    def failed_in_a_sentence(self) -> bool:
        return self.status == 1 and self.out == "" and self.said.count("\n") == 1 and self.said.count(". ") >= 2


@pytest.fixture(scope="session")
def computer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the state folder in which the marks of the district's stores lie."""
    return tmp_path_factory.mktemp("cli-state")


@pytest.fixture(autouse=True)
def state_dir(computer: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("INTEGRALAVORO_STATE_DIR", str(computer))
    return computer


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    with clock.fixed(lambda: NOW):
        yield


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, computer: Path) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "district"
    with pytest.MonkeyPatch.context() as patch, clock.fixed(lambda: NOW):
        patch.setenv("INTEGRALAVORO_STATE_DIR", str(computer))
        make_district(folder, Plan(people=4, seed=3))
    return folder


@pytest.fixture
def district(made: Path, tmp_path: Path) -> Path:
    """Give a copy of the district that a test may change."""
    return Path(shutil.copytree(made, tmp_path / "district"))


class Typed(io.TextIOWrapper):
    """Standard input that is no terminal."""

    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content), encoding="utf-8")


@pytest.fixture
def spoken(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Give a function that runs one command as it is written."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    def run(*words: str, typed: bytes = b"") -> Ended:
        monkeypatch.setattr(sys, "stdin", Typed(typed))
        capfd.readouterr()
        try:
            status = main(words)
        except SystemExit as end:
            status = int(end.code or 0)
        heard = capfd.readouterr()
        return Ended(status, heard.out, heard.err)

    return run


@pytest.fixture
def command(district: Path, spoken: Any) -> Any:
    """Give a function that runs one command in English, on a store of the district where one is named."""

    def run(*words: str, store: str = "", typed: bytes = b"") -> Ended:
        where = ["--store", str(district / store), "--passphrase-file", str(district / "passphrase.txt")]
        return spoken(*(where if store else []), "--lang", "en", *words, typed=typed)  # type: ignore[no-any-return]

    return run
