"""The developer's script tells what is missing, finds a screen, and is what the automatic check runs."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
ONLY_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="asks for system packages on Linux only")


@pytest.fixture(scope="module")
def dev() -> ModuleType:
    """Load dev.py, which is a script and not a module of the program."""
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@ONLY_LINUX
def test_a_missing_system_package_is_named_with_the_way_to_get_it(dev, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")  # no apt-get to be found, as for somebody who may not install
    with pytest.raises(SystemExit, match=r"libnothing\.so\.9.*\n.*sudo apt install libnothing9") as stopped:
        dev.need_system_packages({"libnothing.so.9": "libnothing9"})
    assert "Nothing was changed" in str(stopped.value)


@ONLY_LINUX
def test_what_is_there_is_not_asked_for(dev, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    dev.need_system_packages({"libc.so.6": "libc6"})


@ONLY_LINUX
@pytest.mark.parametrize(("variable", "value", "seen"), [("DISPLAY", ":0", True), ("WAYLAND_DISPLAY", "", False)])
def test_a_screen_is_found(dev, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, seen: bool) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, value)
    assert dev.has_display() is seen


def test_every_command_is_explained(dev) -> None:
    command = [sys.executable, str(ROOT / "dev.py"), "--help"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True)
    assert all(f"\n    {command.__name__}" in shown.stdout for command in dev.COMMANDS)


def test_the_automatic_check_runs_what_a_developer_runs() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == "exec python3 dev.py test"
    assert "set -euo pipefail" in lines
