"""The dependency rule holds, and each of its contracts is seen to fail on a planted import."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "integralavoro_desktop"
LINT = "from importlinter.cli import lint_imports_command as lint; lint()"
OUTSIDE = """
import grimp
graph = grimp.build_graph("integralavoro_desktop", include_external_packages=True, cache_dir=None)
print(*(module for module in graph.modules if graph.is_module_squashed(module)))
"""
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
NAMES = {contract["id"]: contract["name"] for contract in CONTRACTS}

# what any room may stand on; every other outside library has its room in a contract
EVERYWHERE = {"annotated_types", "pydantic", "sqlalchemy", "sqlmodel", "typing_extensions"}
HOLES = {"utils", "util", "misc", "common", "helpers", "helper", "base", "manager", "managers"}

PLANTED = [
    ("rooms", "kernel/planted.py", "integralavoro_desktop.storage"),
    ("rooms", "storage/planted.py", "integralavoro_desktop.exchange"),
    ("rooms", "exchange/planted.py", "integralavoro_desktop.printing"),
    ("rooms", "printing/planted.py", "integralavoro_desktop.exchange"),
    ("rooms", "printing/planted.py", "integralavoro_desktop.gui"),
    ("rooms", "gui/planted.py", "integralavoro_desktop.features"),
    ("siblings", "features/planted/model.py", "integralavoro_desktop.features.neighbour"),
    ("siblings", "features/planted/rules.py", "integralavoro_desktop.features.dossier"),
    ("readers", "features/today/planted.py", "integralavoro_desktop.features.dossier"),
    ("cycles", "kernel/planted_one.py", "integralavoro_desktop.kernel.planted_two"),
    ("qt", "kernel/planted.py", "PySide6.QtCore"),
    ("qt", "features/planted/rules.py", "PySide6.QtWidgets"),
    ("machine", "gui/planted.py", "platformdirs"),
    ("paper", "features/planted/rules.py", "reportlab.platypus"),
    ("paper", "gui/planted.py", "segno"),
    ("vault", "gui/planted.py", "sqlcipher3"),
    ("vault", "features/planted/actions.py", "alembic.op"),
    ("seals", "storage/planted.py", "pyrage"),
    ("keys", "gui/planted.py", "cryptography.hazmat"),
]
ALLOWED = [
    ("qt", "features/planted/page.py", "PySide6.QtWidgets"),
    ("paper", "features/planted/prints.py", "reportlab.platypus"),
    ("siblings", "features/dossier/planted.py", "integralavoro_desktop.features.neighbour"),
    ("rooms", "features/planted/page.py", "integralavoro_desktop.gui"),
]


def test_the_sources_keep_every_contract() -> None:
    ended = lint(ROOT)
    assert ended.returncode == 0, ended.stdout


@pytest.mark.parametrize(("contract", "place", "imported"), PLANTED)
def test_a_planted_import_breaks_its_contract(tmp_path: Path, contract: str, place: str, imported: str) -> None:
    plant(tmp_path, place, imported)
    ended = lint(tmp_path, contract)
    assert ended.returncode == 1
    assert f"{NAMES[contract]} BROKEN" in ended.stdout
    assert "planted" in ended.stdout


@pytest.mark.parametrize(("contract", "place", "imported"), ALLOWED)
def test_an_import_in_its_own_room_keeps_the_contract(
    tmp_path: Path, contract: str, place: str, imported: str
) -> None:
    plant(tmp_path, place, imported)
    assert f"{NAMES[contract]} KEPT" in lint(tmp_path, contract).stdout


def test_every_contract_has_its_planted_violation() -> None:
    assert {contract for contract, _place, _imported in PLANTED} == set(NAMES)


def test_every_outside_library_has_its_room() -> None:
    assert homeless(ROOT) == set()


def test_a_library_without_a_room_is_found(tmp_path: Path) -> None:
    plant(tmp_path, "gui/planted.py", "leftpad")
    assert homeless(tmp_path) == {"leftpad"}


def test_no_module_is_a_hole_for_everything() -> None:
    assert [path for path in (ROOT / "src").rglob("*.py") if path.stem in HOLES or path.parent.name in HOLES] == []


def plant(folder: Path, place: str, imported: str) -> None:
    """Copy the sources into a folder and add one module with one import, with the neighbours it needs."""
    package = folder / "src" / PACKAGE
    shutil.copytree(ROOT / "src" / PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    files = {
        "features/planted/__init__.py": "",
        "features/neighbour/__init__.py": "",
        "kernel/planted_two.py": "import integralavoro_desktop.kernel.planted_one\n",
        "kernel/planted_one.py": "",
    }
    for reader in ("dossier", "today"):
        if not (package / "features" / reader).exists():
            files[f"features/{reader}/__init__.py"] = ""
    for name, text in (files | {place: f"import {imported}\n"}).items():
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text(text, encoding="utf-8")


def lint(folder: Path, contract: str = "") -> subprocess.CompletedProcess[str]:
    """Run import-linter on the sources of a folder, for one contract or for all."""
    chosen = ["--contract", contract] if contract else []
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache", *chosen],
        cwd=folder, env=environment(folder), capture_output=True, text=True, check=False,
    )  # fmt: skip


def environment(folder: Path) -> dict[str, str]:
    """Give an environment whose Python finds the package in a folder first."""
    return dict(os.environ, PYTHONPATH=str(folder / "src"), PYTHONUTF8="1", COLUMNS="200")


def homeless(folder: Path) -> set[str]:
    """Give the outside libraries that the sources import and no contract places in a room."""
    ended = subprocess.run(
        [sys.executable, "-c", OUTSIDE], env=environment(folder), capture_output=True, text=True, check=True
    )
    return {module.split(".")[0] for module in ended.stdout.split()} - set(sys.stdlib_module_names) - known_libraries()


def known_libraries() -> set[str]:
    """Give the outside libraries that a contract places in a room, and those for every room."""
    return EVERYWHERE.union(*(contract.get("forbidden_modules", ()) for contract in CONTRACTS))
