"""The invented person whose papers are made here."""

from __future__ import annotations

from tests.papers_store import made_world, world

__all__ = ["made_world", "world"]
