"""Ruff and mypy are content with the sources, and each is seen to refuse a planted fault."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = str(ROOT / "pyproject.toml")
HEAD = '"""Planted."""\n\n'
PLANTED = [
    ("DTZ005", "from datetime import datetime\n\nNOW = datetime.now()\n"),
    ("BLE001", "try:\n    X = 1\nexcept Exception:\n    X = 2\n"),
    ("T201", 'print("hello")\n'),
    ("TID252", "from . import clock\n\nX = clock\n"),
    ("ERA001", "# x = compute(1)\n"),
    ("PLC0415", "def f() -> None:\n    import json\n\n    json.dumps(1)\n"),
    ("G004", 'import logging\n\nX = 1\nlogging.getLogger(__name__).info(f"{X}")\n'),
    ("D101", "class Thing:\n    x = 1\n"),
    ("N802", "def makeThing() -> None: ...\n"),
    ("ANN001", "def f(x) -> int:\n    return 1\n"),
    ("SLF001", "import sys\n\nX = sys.modules[__name__]._quiet\n"),
    ("PTH123", 'X = open("f")\n'),
    ("S602", 'import subprocess\n\nsubprocess.run("ls", shell=True, check=True)\n'),
    ("A001", "list = []\n"),
    ("E501", f'X = "{"x" * 120}"\n'),
]
UNTYPED = [
    ("no-untyped-def", "def f(x):\n    return x\n"),
    ("assignment", "from integralavoro_desktop.kernel import clock\n\nday: int = clock.today()\n"),
]
MARKS = re.compile(r"#.*\b(TODO|FIXME|XXX)\b")


def test_ruff_is_content() -> None:
    ended = tool("ruff", "check", "--output-format", "concise")
    assert ended.returncode == 0, ended.stdout


@pytest.mark.parametrize(("rule", "text"), PLANTED, ids=[rule for rule, _text in PLANTED])
def test_ruff_refuses_a_planted_fault(rule: str, text: str) -> None:
    place = "src/integralavoro_desktop/gui/planted.py"
    ended = tool("ruff", "check", "--output-format", "concise", "--stdin-filename", place, "-", text=HEAD + text)
    assert f" {rule} " in ended.stdout


def test_mypy_is_content() -> None:
    ended = tool("mypy")
    assert ended.returncode == 0, ended.stdout


@pytest.mark.parametrize(("rule", "text"), UNTYPED, ids=[rule for rule, _text in UNTYPED])
def test_mypy_refuses_a_planted_fault(tmp_path: Path, rule: str, text: str) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(HEAD + text, encoding="utf-8")
    assert f"[{rule}]" in tool("mypy", "--config-file", SETTINGS, str(planted)).stdout


def test_no_work_is_left_in_a_comment() -> None:
    folders = (ROOT / "src", ROOT / "packaging")
    written = [path for folder in folders for path in folder.rglob("*.py")]
    assert [path for path in written if MARKS.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_what_is_pinned_has_its_hash_and_no_address(name: str) -> None:
    pinned = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in pinned
    assert all("--hash=sha256:" in entry for entry in re.split(r"\n(?=\S)", pinned.strip()))


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = set(re.findall(r"^([\w-]+)==", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE))
    assert {re.split(r"[<>=;]", wanted)[0] for wanted in project["dependencies"]} <= pinned


def tool(*arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run a tool of the virtual environment at the root of the project."""
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=ROOT, input=text, capture_output=True, text=True, check=False)
