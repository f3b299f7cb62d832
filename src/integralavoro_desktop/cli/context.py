"""What a command works with: its options, the open store, and the two ways to speak."""

from __future__ import annotations

import getpass
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from integralavoro_desktop import stores
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.paths import default_store
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage.edit import Action

if TYPE_CHECKING:
    from argparse import Namespace

    from integralavoro_desktop.storage.store import Store


class Context:
    """One run of one command. Documents go to standard output, sentences and progress to standard error."""

    def __init__(self, options: Namespace) -> None:
        """Keep the parsed options."""
        self.options = options
        self._store: Store | None = None

    @property
    def folder(self) -> Path:
        """Return the folder of the store."""
        return Path(self.options.store) if self.options.store else default_store()

    @property
    def store(self) -> Store:
        """Return the store, opened at the first call."""
        if self._store is None:
            self._store = stores.open_store(self.folder, self.passphrase())
        return self._store

    @property
    def is_dry(self) -> bool:
        """Tell whether nothing may be written."""
        return bool(getattr(self.options, "dry_run", False))

    def keep(self, store: Store) -> Store:
        """Remember a store that a command made, so that it is closed at the end."""
        self._store = store
        return store

    def passphrase(self, prompt: str = "") -> str:
        """Return the passphrase from the file named, or asked for without echo."""
        name = self.options.passphrase_file
        if name:
            return read_passphrase(Path(name))
        if not sys.stdin.isatty():
            raise no_passphrase()
        return getpass.getpass(prompt or _("Passphrase: "))

    def action(self, reason: str = "edit") -> Action:
        """Return who acts: the operator named, else the one whose passphrase opened the store."""
        name = self.options.operator
        if not name:
            return stores.action_of(self.store, reason)
        with self.store.read() as reader:
            found = [row for row in reader.many("operator") if row.name == name]
        if not found:
            raise AppError(
                _("There is no operator of this name in the archive."),
                _("Nothing has changed."),
                _("Look at the names with «store users»."),
            )
        return Action(found[0].id.hex, reason)

    def operator_id(self) -> UUID | None:
        """Return the id of who acts."""
        author = self.action().author
        return UUID(author) if author else None

    def show(self, document: Any, text: str) -> None:
        """Give the result: one JSON document with --json, else text for a person."""
        if self.options.json:
            holds_all = (sys.stdout.encoding or "utf-8").lower().replace("-", "") == "utf8"
            sys.stdout.write(json.dumps(document, ensure_ascii=not holds_all, indent=2, default=str) + "\n")
        elif text:
            sys.stdout.write(text + "\n")

    def say(self, sentence: str) -> None:
        """Tell a person something, beside the result."""
        sys.stderr.write(sentence + "\n")

    def close(self) -> None:
        """Write the mark of where the store stands, and close it."""
        store, self._store = self._store, None
        if store is None:
            return
        try:
            if not store.vault.read_only and store.vault.is_open:
                stores.keep_mark(store)
        finally:
            store.close()


def read_given(path: Path) -> bytes:
    """Return what a file named in the command holds."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise AppError(
            _("The file cannot be read."),
            _("Nothing has changed."),
            _("Check its name, and that the stick or the folder is there."),
        ) from error


def read_passphrase(path: Path) -> str:
    """Return the first line of a passphrase file."""
    try:
        return path.read_text("utf-8").splitlines()[0]
    except (OSError, UnicodeDecodeError, IndexError) as error:
        raise AppError(
            _("The passphrase file cannot be read."),
            _("Nothing has changed."),
            _("Name a text file whose first line is the passphrase."),
        ) from error


def no_passphrase() -> AppError:
    """Return the failure of a run without terminal and without a passphrase file."""
    return AppError(
        _("There is nobody to ask for the passphrase."),
        _("Nothing has changed."),
        _("Name a file with --passphrase-file."),
    )
