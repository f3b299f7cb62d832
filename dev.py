#!/usr/bin/env python3
"""Everything a developer runs, from a fresh clone: demo, test, bench, package, tour, check, words."""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed.txt"
REQUIREMENTS = ROOT / "requirements-dev.txt"
PRACTICE = ROOT / "practice"

_LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"

# What Qt loads from the system, and the Debian package that brings it.
DRAWING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def main() -> int:
    """Set up the workplace where needed, then run the command asked for."""
    if sys.version_info < (3, 11):
        return say("This needs Python 3.11 or newer. Nothing was changed. Install it and try again.")
    options, rest = _parser().parse_known_args()
    os.chdir(ROOT)
    try:
        set_up()
    except subprocess.CalledProcessError as failed:
        return say(f"The set-up stopped. Your files are as they were. Read the lines above and try again. ({failed})")
    return next(command for command in COMMANDS if command.__name__ == options.command)(rest)


def demo(rest: list[str]) -> int:
    """Make a practice district, then open its first coach's window, or draw the tour where there is no screen."""
    if not PRACTICE.exists():
        made = program("demo", str(PRACTICE))
        if made:
            return made
    if not has_display():
        print("There is no screen here: the whole month is drawn in pictures instead.")
        return tour([])
    need_system_packages(WINDOW)
    return program("--store", str(PRACTICE / "coach-1"), "--passphrase-file", str(PRACTICE / "passphrase.txt"))


def test(rest: list[str]) -> int:
    """Run the whole suite on every core; arguments of your own go to pytest instead."""
    return tool("pytest", *(rest or ["-n", "auto", "--dist", "loadfile", "-q", "tests"]))


def bench(rest: list[str]) -> int:
    """Measure the program against a bare reference in the same run."""
    return program("bench", *rest)


def package(rest: list[str]) -> int:
    """Build the program that needs no Python."""
    return run(str(ROOT / "packaging" / "build.py"), *rest)


def tour(rest: list[str]) -> int:
    """Walk the whole month through the real windows and keep the pictures; more arguments: the folder for them."""
    out = Path(rest[0]) if rest else ROOT / "tour"
    district = ["--demo", str(PRACTICE)] if PRACTICE.exists() else []
    ended = program("tour", str(out), *district)
    print(f"The pictures and papers are in {out}")
    return ended


def check(rest: list[str]) -> int:
    """Check style, types, words, the dependency rule and sizes, without the rest of the suite."""
    sizes = ("pytest", "-q", "tests/contract/test_sizes.py")
    ended = [tool("ruff", "check"), tool("mypy"), tool(*sizes), run("-c", _LINT), words(rest)]
    return max(ended)


def words(rest: list[str]) -> int:
    """Compile the words, and list what is missing, contradictory or no longer asked for."""
    return run(str(ROOT / "packaging" / "words.py"), "check")


COMMANDS = (demo, test, bench, package, tour, check, words)


def set_up() -> None:
    """Make the virtual environment, install what is pinned, compile the words; quick when nothing has changed."""
    need_system_packages(DRAWING)
    wanted = _fingerprint()
    if not PYTHON.exists() or not STAMP.exists() or STAMP.read_text(encoding="utf-8") != wanted:
        _make_venv()
        pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "-qq"]
        print("Installing what the project needs (once)...", flush=True)
        subprocess.run([*pip, "--require-hashes", "-r", str(REQUIREMENTS)], check=True)
        subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)], check=True)
        STAMP.write_text(wanted, encoding="utf-8")
    subprocess.run([str(PYTHON), str(ROOT / "packaging" / "words.py"), "build"], check=True)


def need_system_packages(files: dict[str, str]) -> None:
    """Install the system packages that are missing, as root on Debian; elsewhere name them and stop."""
    missing = [file for file in files if sys.platform == "linux" and not _can_load(file)]
    if not missing:
        return
    packages = sorted(files[file] for file in missing)
    if _may_apt_install():
        _apt_install(packages)
        return
    raise SystemExit(
        f"Qt needs files of the system that are not here: {', '.join(missing)}. Nothing was changed.\n"
        f"On Debian and Ubuntu: sudo apt install {' '.join(packages)}\n"
        "On other systems install the packages that hold these files, then try again."
    )


def has_display() -> bool:
    """Tell whether a window can be shown here."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def program(*arguments: str) -> int:
    """Run the program itself with the Python of the project."""
    return run("-m", "integralavoro_desktop", *arguments)


def tool(name: str, *arguments: str) -> int:
    """Run a tool of the virtual environment."""
    return run("-m", name, *arguments)


def run(*arguments: str) -> int:
    """Run the Python of the project, without windows where there is no screen, and give its exit status."""
    environment = dict(os.environ, PYTHONUTF8="1")
    if not has_display():
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return subprocess.run([str(PYTHON), *arguments], cwd=ROOT, env=environment, check=False).returncode


def say(sentence: str) -> int:
    """Tell a known failure and give its exit status."""
    print(sentence, file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, epilog="example: python3 dev.py test -k vault")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        commands.add_parser(command.__name__, help=command.__doc__)
    return parser


def _fingerprint() -> str:
    return hashlib.sha256(REQUIREMENTS.read_bytes() + f"{sys.version}{ROOT}".encode()).hexdigest()


def _make_venv() -> None:
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        package_name = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if not _may_apt_install():
            raise SystemExit(
                "This Python cannot make virtual environments. Nothing was changed.\n"
                f"On Debian and Ubuntu: sudo apt install {package_name}, then try again."
            )
        _apt_install([package_name])
    clear = ["--clear"] if VENV.exists() else []
    subprocess.run([sys.executable, "-m", "venv", *clear, str(VENV)], check=True)


def _may_apt_install() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _apt_install(packages: list[str]) -> None:
    print(f"Installing {', '.join(packages)}...", flush=True)
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for step in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", "-qq", *step], env=environment, check=True)


def _can_load(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
