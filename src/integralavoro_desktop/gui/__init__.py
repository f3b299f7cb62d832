"""Windows for any record type. The only room that knows Qt."""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 40


def _hold_singletons() -> None:
    # PySide6 6.12 is compiled for a None, True and False that are never counted, as from Python 3.12 on. On 3.11 every
    # call of Qt that gives None takes one reference away, and after some thousands of calls the program would die.
    if sys.version_info < (3, 12):
        for one in (None, True, False, NotImplemented, Ellipsis):
            ctypes.c_ssize_t.from_address(id(one)).value += _PLENTY


_hold_singletons()
