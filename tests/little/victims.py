"""What runs in a process that is killed: an import into a store of its own, opened there."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import event
from tests.little.stores import open_again

from integralavoro_desktop.exchange import courier

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

DIED = 77


def import_and_tell(folder: str, file: str, state: str, told: Connection) -> None:
    """Take a package in; say when it begins and when it is done."""
    os.environ["INTEGRALAVORO_STATE_DIR"] = state
    store = open_again(Path(folder))
    told.send("begin")
    courier.receive(store, Path(file))
    told.send("done")


def import_and_die(folder: str, file: str, state: str, at: int) -> None:
    """Take a package in and end without a word before the n-th statement; exits with 0 when there are fewer."""
    os.environ["INTEGRALAVORO_STATE_DIR"] = state
    store = open_again(Path(folder))
    count = 0

    def die_at(*_arguments: Any) -> None:
        nonlocal count
        count += 1
        if count == at:
            os._exit(DIED)

    event.listen(store.vault.engine, "before_cursor_execute", die_at)
    event.listen(store.vault.engine, "commit", die_at)
    courier.receive(store, Path(file))
    sys.exit(0)
