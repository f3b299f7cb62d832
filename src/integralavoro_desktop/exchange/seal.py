"""The envelope of every file: age, for exactly one X25519 reader."""

from __future__ import annotations

import io
import re
from typing import BinaryIO, Protocol, cast

import pyrage

from integralavoro_desktop.exchange.refusal import Damaged, ForeignSeal, NotForThisDevice, TooLarge

MAX_FILE = 600 * 1024 * 1024

_VERSION_LINE = b"age-encryption.org/v1"
_ARMOUR = b"-----BEGIN AGE"
_LONGEST_HEADER = 16 * 1024
_STANZA = re.compile(rb"-> ([\x21-\x7e]+)(?: [\x21-\x7e]+)*")
_BODY = re.compile(rb"[A-Za-z0-9+/]{0,64}")
_MAC = re.compile(rb"--- [A-Za-z0-9+/]{43}")


class Source(Protocol):
    """Anything that gives the next bytes, as an open file does."""

    def read(self, size: int = -1, /) -> bytes:
        """Return at most `size` bytes, none at the end."""


def new_identity() -> str:
    """Return a new secret age identity (`AGE-SECRET-KEY-1…`)."""
    return str(pyrage.x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """Return the public recipient (`age1…`) of a secret identity; ValueError when it is none."""
    try:
        return str(pyrage.x25519.Identity.from_str(identity).to_public())
    except pyrage.IdentityError:
        raise ValueError("not an age identity") from None  # the cause would carry the secret


def is_recipient(text: str) -> bool:
    """Say whether the text is the public half of an age identity."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def seal(source: Source, out: BinaryIO, *, recipient: str) -> None:
    """Encrypt everything `source` gives for one recipient into `out`, a piece at a time; OSError as `out` raises it."""
    sink = _Sink(out)
    try:
        pyrage.encrypt_io(source, sink, [pyrage.x25519.Recipient.from_str(recipient)])
    except pyrage.EncryptError:
        raise sink.failure or ValueError("not sealed") from None
    if sink.failure is not None:
        # What fails in the very last write is not told by the library.
        raise sink.failure


def seal_bytes(data: bytes, recipient: str) -> bytes:
    """Encrypt a few bytes for one recipient."""
    out = io.BytesIO()
    seal(io.BytesIO(data), out, recipient=recipient)
    return out.getvalue()


def unseal(data: bytes, identities: tuple[str, ...]) -> bytes:
    """Return the plaintext of an age file of at most 600 MiB, the whole of it authenticated.

    The header lines are looked at first, so that no passphrase is ever stretched for a foreign file.
    Raises `TooLarge`, `ForeignSeal`, `NotForThisDevice` or `Damaged`.
    """
    if len(data) > MAX_FILE:
        raise TooLarge
    _check_header(data)
    keys = [pyrage.x25519.Identity.from_str(identity) for identity in identities]
    try:
        return cast("bytes", pyrage.decrypt(data, keys))
    except pyrage.DecryptError as failure:
        no_key_fits = "No matching keys" in str(failure)
        raise (NotForThisDevice if no_key_fits else Damaged) from None


def _check_header(data: bytes) -> None:
    if data.startswith(_ARMOUR):
        raise ForeignSeal
    lines = data[:_LONGEST_HEADER].split(b"\n")
    if lines[0] != _VERSION_LINE:
        raise Damaged
    kinds = _stanza_kinds(lines[1:])
    # age programs add a stanza of grease, with a random name, so that readers stay used to unknown ones
    readers = [kind for kind in kinds if not kind.endswith(b"-grease")]
    if readers != [b"X25519"]:
        raise ForeignSeal


def _stanza_kinds(lines: list[bytes]) -> list[bytes]:
    kinds: list[bytes] = []
    for line in lines:
        if _MAC.fullmatch(line):
            return kinds
        if stanza := _STANZA.fullmatch(line):
            kinds.append(stanza[1])
        elif not kinds or not _BODY.fullmatch(line):
            break
    raise Damaged


class _Sink:
    """Passes bytes on and remembers why it could not: age tells only the text of a failure, not the failure."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self.failure: OSError | None = None

    def write(self, data: bytes) -> int:
        try:
            return self._out.write(data)
        except OSError as failure:
            self.failure = failure
            raise

    def flush(self) -> None:
        self._out.flush()
