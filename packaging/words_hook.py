"""Compile the words whenever the package is built, so that no wheel is without its Italian."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WordsHook(BuildHookInterface[Any]):
    """Runs before the files of a wheel or of a source archive are gathered."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the compiled catalogue beside its parts."""
        words = runpy.run_path(str(Path(self.root) / "packaging" / "words.py"))
        words["compile_language"](words["ITALIAN"], "it")
