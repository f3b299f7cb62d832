"""A real store with one invented person and everything around her, for the tests of papers."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader
from tests.papers_lives import ACTION, OPERATOR, assessments, path, people, person, traineeship, work

from integralavoro_desktop import stores
from integralavoro_desktop.catalog import CATALOG
from integralavoro_desktop.features.catalogue.lists import CodeLists
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.show import Shower
from integralavoro_desktop.papers import print_paper
from integralavoro_desktop.printing import keycode
from integralavoro_desktop.printing.paper import Desk, Imprint, Order, Preset
from integralavoro_desktop.storage.keyslots import KdfCost

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from integralavoro_desktop.papers import Printed
    from integralavoro_desktop.storage.records import Reader
    from integralavoro_desktop.storage.store import Store

GOLDEN = Path(__file__).parent / "golden" / "papers"
PASSPHRASE = "quattro sedie blu in cortile"

MOMENT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@dataclass
class World:
    """The rows of the invented file, by the name a test calls them."""

    store: Store
    row: dict[str, Any] = field(default_factory=dict)

    def keep(self, name: str, record: Any) -> Any:
        """Write a row and remember it under a name."""
        with self.store.write(ACTION) as edit:
            edit.add(record)
        self.row[name] = record
        return record

    def change(self, name: str, /, **values: Any) -> None:
        """Change a row as it stands in this store."""
        held = self.row[name]
        with self.store.read() as reader:
            self.row[name] = reader.one(CATALOG.entity_of(type(held)).name, held.id)
        with self.store.write(ACTION) as edit:
            edit.change(self.row[name], values)

    def __getattr__(self, name: str) -> UUID:
        """Return the id of a row: `world.person`."""
        try:
            found: UUID = self.row[name].id
        except KeyError as error:
            raise AttributeError(name) from error
        return found


@dataclass(frozen=True)
class Read:
    """A paper read back: its pages as text, everything its file says, in one stretch without white."""

    pdf: bytes
    pages: list[str]
    metadata: dict[str, str]

    @property
    def text(self) -> str:
        """The text of all pages, every stretch of white one blank."""
        return " ".join(" ".join(self.pages).split())

    @property
    def everything(self) -> str:
        """All that a search could find: text, properties, unpacked content, without any white."""
        reader = PdfReader(BytesIO(self.pdf))
        unpacked = [page.get_contents().get_data().decode("latin-1") for page in reader.pages]
        marks = [str(mark) for mark in reader.outline]
        whole = " ".join([self.text, *self.metadata.values(), *unpacked, *marks, self.pdf.decode("latin-1")])
        return "".join(whole.split())

    def holds(self, *words: str) -> bool:
        """Tell whether every one of these words stands on the paper, wherever lines end."""
        bare = "".join(self.text.split())
        return all("".join(word.split()) in bare for word in words)


def read_pdf(pdf: bytes) -> Read:
    """Read a PDF back."""
    reader = PdfReader(BytesIO(pdf))
    metadata = {key: str(value) for key, value in (reader.metadata or {}).items() if "Date" not in key}
    return Read(pdf, [page.extract_text() for page in reader.pages], metadata)


def printed(world: World, paper: str, preset: Preset, **order: Any) -> tuple[Printed, Read]:
    """Print a paper and read it back."""
    made = print_paper(world.store, ACTION, Order(paper, preset, **order))
    return made, read_pdf(made.pdf)


def register_of(world: World) -> list[Any]:
    """Return the register of prints, oldest first."""
    with world.store.read() as reader:
        return sorted(reader.many("disclosure"), key=lambda row: row.serial)


def desk_of(reader: Reader, order: Order, *, serial: str = "IL-MI3-2026-0001") -> Desk:
    """Return what a builder works with, outside of any print."""
    code = keycode.make("AZ", lambda signs: signs[0])
    shower = Shower(CodeLists(), lambda entity, key: reader.titles(entity, [key]).get(key, ""))
    imprint = Imprint(serial, code, clock.now(), by="Elena Marchetti", office="Polo Lavoro di Rho")
    return Desk(reader, CATALOG, order, imprint, shower, frozenset({"health"}), OPERATOR)


def without_code(text: str) -> str:
    """Return the text of a paper with its key-back code, which is new every time, left out."""
    return re.sub(r"\b([A-Z]{2})-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]\b", r"\1-____-_", text)


def compare(name: str, read: Read) -> None:
    """Compare the words of each page with tests/golden/papers/NAME; INTEGRALAVORO_GOLDEN=write takes them as new."""
    file = GOLDEN / name
    text = "".join(f"--- {n}\n{without_code(page.strip())}\n" for n, page in enumerate(read.pages, 1))
    if os.environ.get("INTEGRALAVORO_GOLDEN") == "write":
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def made_world(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A closed store with Gio's file, made once."""
    folder = tmp_path_factory.mktemp("papers") / "store"
    with clock.fixed(lambda: MOMENT):
        founding = stores.Founding("Elena", prefix="MI3", cost=KdfCost.floor(), operator_id=OPERATOR)
        store = stores.make_store(folder, PASSPHRASE, founding)
        world = fill(store)
        store.close()
    return folder, world.row


@pytest.fixture
def world(made_world: tuple[Path, dict[str, Any]], tmp_path: Path, fixed_clock: Any) -> Iterator[World]:
    """A fresh copy of the store, open, on 22 November 2026."""
    folder = shutil.copytree(made_world[0], tmp_path / "store")
    store = stores.open_store(folder, PASSPHRASE)
    yield World(store, dict(made_world[1]))
    store.close()


def fill(store: Store) -> World:
    """Write Gio's file: a referral, a break, two assessments, a traineeship, a consent for the team and one firm."""
    world = World(store)
    people(world)
    person(world)
    path(world)
    work(world)
    assessments(world)
    traineeship(world)
    return world
