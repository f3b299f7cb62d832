"""How a command is described: help in the language in force with an example, and numbers that make sense."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable


class Parser(argparse.ArgumentParser):
    """A parser whose headings speak the language in force; its commands are parsers of the same class."""

    def __init__(self, *, add_help: bool = True, **given: Any) -> None:
        super().__init__(add_help=False, **{"formatter_class": _Formatter, **given})
        self._positionals.title = _("what to name")
        self._optionals.title = _("options")
        if add_help:
            words = _("show this help and end")
            self.add_argument("-h", "--help", action="help", default=argparse.SUPPRESS, help=words)


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, _("usage: ") if prefix is None else prefix)


def example(command: str) -> str:
    """Return the line under a help that shows the command as one would type it."""
    return _("Example: {command}").format(command=f"integralavoro {command}")


def something(text: str) -> str:
    """Return a text that somebody wrote and that is not blank."""
    if not text.strip():
        raise argparse.ArgumentTypeError(_("something is written here"))
    return text.strip()


def at_least_one(text: str) -> int:
    """Return the whole number from 1 on that somebody wrote."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(_("a whole number from 1 on"))
    return int(text)
