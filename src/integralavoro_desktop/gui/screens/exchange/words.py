"""Sizes, ages and packages in the words of the exchange pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.months import day_words
from integralavoro_desktop.kernel.show import moment_words, short_day

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from integralavoro_desktop.exchange.standing import Package

_KIB = 1024


def size_words(size: int) -> str:
    """Return the size of a file: «24 kB», «1,2 MB»."""
    if size < _KIB * _KIB:
        return _("{n} kB").format(n=max(1, round(size / _KIB)))
    whole, tenth = divmod(round(10 * size / _KIB / _KIB), 10)
    return _("{whole}.{tenth} MB").format(whole=whole, tenth=tenth)


def folder_words(path: Path) -> str:
    """Return the folder in which a file lies by its own name: the whole path would not fit a line."""
    return _("In the folder {name}").format(name=path.parent.name or str(path.parent))


def days_since(at: datetime) -> int:
    """Return how many calendar days ago a moment was."""
    return max(0, (clock.today() - at.astimezone().date()).days)


def ago(at: datetime) -> str:
    """Return how long ago a moment was: «oggi», «ieri», «19 giorni fa»."""
    days = days_since(at)
    if days == 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    return ngettext("{n} day ago", "{n} days ago", days).format(n=days)


def on_day(at: datetime) -> str:
    """Return the day of a moment: «19 novembre 2026»."""
    return day_words(at.astimezone().date())


def short(at: datetime) -> str:
    """Return the day of a moment for a list: «19 nov»."""
    return short_day(at.astimezone().date(), today=clock.today())


def at_time(at: datetime) -> str:
    """Return a moment: «19 novembre 2026, 16:20»."""
    return moment_words(at)


def package_line(package: Package) -> str:
    """Return what a package of the register was: «Pacco 11, preparato per Polo Lavoro»."""
    words = _("Package {n}, prepared for {other}") if package.is_out else _("Package {n}, received from {other}")
    return words.format(n=package.number, other=package.other or _("a computer that is not known here any more"))
