"""The sections of a bundle: JSON lines in zstd frames, attachments as they are, all of them bounded."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
import zstandard

from integralavoro_desktop.exchange.header import MAX_RATIO, MAX_SECTION, MAX_SECTIONS, Section
from integralavoro_desktop.exchange.refusal import Damaged, TooLarge, TooMuchToSend

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_LINE = 64 * 1024 * 1024
MAX_WINDOW = 8 * 1024 * 1024

_LEVEL = 9  # 7.6 times smaller at 61 MB/s; its window of 4 MiB is under the limit
_CHUNK = 256 * 1024


class Draft:
    """The sections of a bundle in the making; lines are packed as they come, so only packed bytes are held."""

    def __init__(self) -> None:
        self.entries: list[Section] = []
        self.parts: list[bytes] = []
        self._encoder = msgspec.json.Encoder()

    def add_lines(self, name: str, rows: Iterable[object]) -> int:
        """Add a section of one JSON line a row and return their number; `msgspec.Raw` rows go out as they are."""
        packer = zstandard.ZstdCompressor(level=_LEVEL).compressobj()
        packed, raw_length, count = bytearray(), 0, 0
        for row in rows:
            line = self._line(row)
            raw_length += len(line)
            if raw_length > MAX_SECTION:
                raise TooMuchToSend
            packed += packer.compress(line)
            count += 1
        packed += packer.flush()
        self._add_packed(name, bytes(packed), raw_length)
        return count

    def add_blob(self, data: bytes) -> str:
        """Add an attachment, stored as it is, and return the name of its section (`blob:` and its SHA-256)."""
        if len(data) > MAX_SECTION:
            raise TooMuchToSend
        name = f"blob:{hashlib.sha256(data).hexdigest()}"
        self._add(name, data, enc="none", raw_length=len(data))
        return name

    def _line(self, row: object) -> bytes:
        line = self._encoder.encode(row)
        if b"\n" in line:
            raise ValueError("a row has to be one line")
        if len(line) >= MAX_LINE:
            raise TooMuchToSend
        return line + b"\n"

    def _add_packed(self, name: str, packed: bytes, raw_length: int) -> None:
        # What packs too well looks like a bomb to the reader, so it travels unpacked.
        if raw_length <= MAX_RATIO * len(packed) and len(packed) < raw_length:
            self._add(name, packed, enc="zstd", raw_length=raw_length)
        else:
            raw = b"".join(_unpacked(packed, raw_length))
            self._add(name, raw, enc="none", raw_length=raw_length)

    def _add(self, name: str, stored: bytes, *, enc: str, raw_length: int) -> None:
        if len(self.entries) >= MAX_SECTIONS:
            raise TooMuchToSend
        digest = hashlib.sha256(stored).digest()
        entry = {"name": name, "enc": enc, "zlen": len(stored), "rlen": raw_length, "sha256": digest}
        self.entries.append(msgspec.convert(entry, Section))
        self.parts.append(stored)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The sections of an opened bundle, each checked against the hash in the signed header."""

    sections: dict[str, tuple[Section, memoryview]]

    def lines(self, name: str) -> Iterator[bytes]:
        """Yield the lines of a section without their end, none when it is absent; never more than it declared."""
        if name in self.sections:
            yield from _lines(self._raw(name))

    def blob(self, sha256_hex: str) -> bytes:
        """Return an attachment by its SHA-256 (KeyError when it is not in this bundle)."""
        return b"".join(self._raw(f"blob:{sha256_hex}"))

    def _raw(self, name: str) -> Iterator[bytes]:
        section, stored = self.sections[name]
        if section.enc == "zstd":
            return _unpacked(stored, section.rlen)
        return _slices(stored)


def shelve(sections: tuple[Section, ...], plain: bytes, start: int) -> tuple[Shelf, int]:
    """Find every section in the plaintext from `start`, check its hash, and return them with the end of the last."""
    view, found, position = memoryview(plain), {}, start
    for section in sections:
        stored = view[position : position + section.zlen]
        position += section.zlen
        if len(stored) != section.zlen or hashlib.sha256(stored).digest() != section.sha256:
            raise Damaged
        _check_storage(section, stored)
        found[section.name] = (section, stored)
    return Shelf(found), position


def _check_storage(section: Section, stored: memoryview) -> None:
    if section.enc == "none" and section.zlen != section.rlen:
        raise Damaged
    kind, _, digest = section.name.partition(":")
    if kind == "blob" and (section.enc != "none" or section.sha256.hex() != digest):
        raise Damaged
    if section.enc == "zstd":
        _check_window(stored)


def _check_window(stored: memoryview) -> None:
    try:
        window = zstandard.get_frame_parameters(stored).window_size
    except zstandard.ZstdError:
        raise Damaged from None
    if window > MAX_WINDOW:
        raise TooLarge


def _unpacked(stored: bytes | memoryview, raw_length: int) -> Iterator[bytes]:
    unpacker = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW)
    # Reading on across frames makes anything after the first frame an error or a surplus, never silently dropped.
    reader = unpacker.stream_reader(stored, read_across_frames=True)
    left = raw_length
    try:
        while chunk := reader.read(min(_CHUNK, left + 1)):
            left -= len(chunk)
            if left < 0:
                raise TooLarge
            yield chunk
    except zstandard.ZstdError:
        raise Damaged from None
    if left:
        raise Damaged


def _slices(stored: memoryview) -> Iterator[bytes]:
    for start in range(0, len(stored), _CHUNK):
        yield bytes(stored[start : start + _CHUNK])


def _lines(chunks: Iterator[bytes]) -> Iterator[bytes]:
    begun: list[bytes] = []
    held = 0
    for chunk in chunks:
        *whole, rest = chunk.split(b"\n")
        for piece in whole:
            yield b"".join((*begun, piece))
            begun, held = [], 0
        begun.append(rest)
        held += len(rest)
        if held > MAX_LINE:
            raise TooLarge
    if held:
        raise Damaged
