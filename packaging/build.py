"""Builds the frozen program in one folder, says how large it is, and on Linux lets it run its own tour."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist" / "integralavoro"
LARGEST = 250 * 1024 * 1024


def main() -> int:
    """Freeze, weigh, try; return the exit status."""
    subprocess.run([sys.executable, str(ROOT / "packaging" / "words.py"), "build"], check=True)
    spec = str(ROOT / "packaging" / "integralavoro.spec")
    freeze = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "--distpath", str(DIST.parent)]
    subprocess.run([*freeze, "--workpath", str(ROOT / "build"), spec], check=True, cwd=ROOT)
    size = sum(file.stat().st_size for file in DIST.rglob("*") if file.is_file() and not file.is_symlink())
    print(f"{DIST}: {size / 1024 / 1024:.0f} MB unpacked")
    if size > LARGEST:
        print(f"That is more than {LARGEST // 1024 // 1024} MB.", file=sys.stderr)
        return 1
    return try_out() if sys.platform.startswith("linux") else 0


def try_out() -> int:
    """Run the frozen program's own tour in an environment that knows no Python; return its exit status."""
    with tempfile.TemporaryDirectory() as folder:
        bare = {"PATH": "/usr/bin:/bin", "HOME": folder, "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
        if "DISPLAY" in os.environ:
            bare["DISPLAY"] = os.environ["DISPLAY"]
        tour = subprocess.run([str(DIST / "integralavoro"), "tour", str(Path(folder) / "tour")], env=bare, check=False)
    print("The frozen program's tour", "did what it says." if tour.returncode == 0 else "failed.")
    return tour.returncode


if __name__ == "__main__":
    sys.exit(main())
