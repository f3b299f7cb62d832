"""The tables of the store: brought to this version by Alembic, guarded by triggers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage import guard
from integralavoro_desktop.storage.cipher import writing
from integralavoro_desktop.storage.migrations import HEAD

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from integralavoro_desktop.kernel.catalogue import Catalogue

VERSION = int(HEAD)


def migrate(engine: Engine, catalogue: Catalogue, *, read_only: bool = False) -> None:
    """Bring the tables to this program's version, in one transaction.

    Raises AppError for a store of a newer program, and for one of an older program that may only be read.
    """
    with engine.connect() as conn:
        current = _current(conn)
    if current == HEAD:
        return
    if current > HEAD:
        raise _newer()
    if read_only:
        raise _older()
    with engine.connect() as conn, conn.execution_options(**writing()).begin():
        _upgrade(conn)
        guard.install(conn, (entity.table for entity in catalogue.entities))


def _current(conn: Connection) -> str:
    if not inspect(conn).has_table("alembic_version"):
        return ""
    return str(conn.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def _upgrade(conn: Connection) -> None:
    # Alembic costs a third of a second at start, and is needed only when the tables are not of this version.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = conn
    command.upgrade(config, "head")


def _older() -> AppError:
    return AppError(
        _("This archive was last written by an older version of the program."),
        _("Nothing in it was changed."),
        _("Open it once in the ordinary way, which brings it up to date; then it can be read here."),
    )


def _newer() -> AppError:
    return AppError(
        _("This archive was written by a newer version of the program."),
        _("Nothing in it was changed."),
        _("Update the program on this computer, then open it again."),
    )
