"""What somebody may do to a bundle on its way, or hide inside a properly signed one."""

from __future__ import annotations

import hashlib
import random
import struct
import tracemalloc
from contextlib import nullcontext

import msgspec
import pytest
import zstandard

from integralavoro_desktop.exchange import refusal
from integralavoro_desktop.exchange.bundle import open_bundle
from integralavoro_desktop.exchange.container import MAGIC, pack, padded
from integralavoro_desktop.exchange.header import MAX_HEADER, Section, decode_header, encode_header
from integralavoro_desktop.exchange.seal import seal_bytes, unseal
from integralavoro_desktop.exchange.sections import Draft

ANY = msgspec.json.Decoder()


@pytest.fixture(scope="module")
def small(parties):
    draft = Draft()
    draft.add_lines("cs", [[1, "contact", "row-1"], [2, "contact", "row-2"]])
    return parties.sealed_up(draft=draft)


@pytest.fixture(scope="module")
def plain(parties, small):
    return unseal(small, parties.office.identities)


def flipped(data, bit):
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def sealed_with(parties, header_bytes, body=b""):
    """Seal any bytes as header and body, signed by the laptop as if it had meant them."""
    start = pack(header_bytes, signer=parties.laptop, recipient=parties.office.office_id) + body
    return seal_bytes(start + bytes(padded(len(start)) - len(start)), parties.office_address.age_recipient)


def with_section(parties, stored, **changes):
    words = {"name": "cs", "enc": "zstd", "zlen": len(stored), "rlen": 2, "sha256": hashlib.sha256(stored).digest()}
    header = parties.going_up(
        sections=(Section(**{**words, **changes}),), recipient_key=parties.office_address.age_recipient
    )
    return sealed_with(parties, encode_header(header), stored)


def test_the_helpers_of_this_file_make_a_bundle_that_opens(parties):
    stored = zstandard.ZstdCompressor().compress(b"1\n")
    opened = open_bundle(with_section(parties, stored), parties.office_reads())
    assert list(opened.lines("cs", ANY)) == [1]


def test_a_bundle_cut_at_any_byte_is_refused(parties, small):
    receiver = parties.office_reads()
    for length in range(len(small)):
        with pytest.raises(refusal.Refusal):
            open_bundle(small[:length], receiver)


def test_a_bundle_with_any_bit_flipped_is_refused(parties, small):
    receiver = parties.office_reads()
    for bit in range(len(small) * 8):
        with pytest.raises(refusal.Refusal):
            open_bundle(flipped(small, bit), receiver)


def test_a_bit_flipped_inside_and_sealed_again_is_refused_before_any_parser(parties, plain):
    receiver, recipient = parties.office_reads(), parties.office_address.age_recipient
    signed = 104 + struct.unpack_from(">I", plain, 36)[0]
    for bit in range(len(plain) * 8):
        with pytest.raises(refusal.Refusal) as caught:
            open_bundle(seal_bytes(flipped(plain, bit), recipient), receiver)
        if 40 * 8 <= bit < signed * 8:
            assert type(caught.value) is refusal.Forged


def test_an_inner_cut_sealed_again_is_refused(parties, plain):
    recipient = parties.office_address.age_recipient
    for length in range(0, len(plain), 3):
        with pytest.raises(refusal.Refusal):
            open_bundle(seal_bytes(plain[:length], recipient), parties.office_reads())


@pytest.mark.parametrize("tail", [b"\0", b"x", b"\0" * 100_000, b"age-encryption.org/v1\n"])
def test_anything_after_the_end_is_refused(parties, small, plain, tail):
    with pytest.raises(refusal.Damaged):
        open_bundle(small + tail, parties.office_reads())
    with pytest.raises(refusal.Damaged):
        open_bundle(seal_bytes(plain + tail, parties.office_address.age_recipient), parties.office_reads())


def test_two_bundles_in_one_file_are_refused(parties, small):
    with pytest.raises(refusal.Damaged):
        open_bundle(small + small, parties.office_reads())


@pytest.mark.parametrize("length", [MAX_HEADER + 1, 2**30, 2**32 - 1])
def test_a_huge_length_of_the_header_is_refused_at_once(parties, length):
    fixed = MAGIC + parties.laptop.device_id + parties.office.office_id + struct.pack(">I", length)
    data = seal_bytes(fixed + bytes(64) + b"{}", parties.office_address.age_recipient)
    with pytest.raises(refusal.TooLarge):
        open_bundle(data, parties.office_reads())


NASTY = {
    "nesting": b'"x":' + b"[" * 200_000 + b"]" * 200_000,
    "key given twice": b'"fmt":1',
    "key given twice, deep": b'"x":[{"a":1,"a":2}]',
    "invalid UTF-8": b'"x":"\xff\xfe"',
    "NaN": b'"x":NaN',
    "infinity": b'"x":1e999',
    "fraction": b'"x":1.0',
    "integer of 10,000 digits": b'"x":' + b"7" * 10_000,
}


def header_with(parties, words):
    valid = encode_header(parties.going_up(recipient_key=parties.office_address.age_recipient))
    return valid.replace(b"{", b"{" + words + b",", 1)


def test_a_word_nobody_knows_is_passed_over(parties):
    data = sealed_with(parties, header_with(parties, b'"x":1'))
    assert open_bundle(data, parties.office_reads()).header.number == 11


@pytest.mark.parametrize("words", NASTY.values(), ids=NASTY.keys())
def test_a_signed_header_that_breaks_the_rules_is_damaged(parties, words):
    with pytest.raises(refusal.Damaged):
        open_bundle(sealed_with(parties, header_with(parties, words)), parties.office_reads())


@pytest.mark.parametrize(
    ("before", "after"),
    [(b'"decl":{', b'"other":{'), (b"08:30:00Z", b"08:30:00"), (b'"bundle_no":11', b'"bundle_no":-1'), (b"{", b"[{")],
)
def test_a_signed_header_with_a_wrong_part_is_damaged(parties, before, after):
    valid = header_with(parties, b'"x":1')
    assert before in valid
    with pytest.raises(refusal.Damaged):
        open_bundle(sealed_with(parties, valid.replace(before, after, 1)), parties.office_reads())


@pytest.mark.parametrize(
    "line",
    [b'{"a":1,"a":2}\n', b"NaN\n", b"1.5\n", b'"\xff"\n', b"[" * 100_000 + b"\n", b"9" * 10_000 + b"\n", b"\n", b"1"],
)
def test_a_signed_row_that_breaks_the_rules_is_damaged(parties, line):
    data = with_section(parties, line, enc="none", rlen=len(line))
    opened = open_bundle(data, parties.office_reads())
    with pytest.raises(refusal.Damaged):
        list(opened.lines("cs", ANY))


def test_a_refused_row_does_not_show_what_was_in_it(parties):
    line = b'{"surname":"Bellini","surname":"Bellini"}\n'
    opened = open_bundle(with_section(parties, line, enc="none", rlen=len(line)), parties.office_reads())
    with pytest.raises(refusal.Damaged) as caught:
        list(opened.lines("cs", ANY))
    assert "Bellini" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_section_that_is_not_what_the_header_says_is_damaged(parties):
    with pytest.raises(refusal.Damaged):
        open_bundle(with_section(parties, b"1\n", enc="none", sha256=bytes(32)), parties.office_reads())


@pytest.mark.parametrize(
    ("stored", "words"),
    [
        (b"1\n", {"enc": "none", "rlen": 3}),
        (b"1\n", {"enc": "none", "name": "blob:" + "0" * 64}),
        (b"1\n", {"enc": "none", "zlen": 2**40}),
        (b"junk", {"enc": "zstd"}),
    ],
)
def test_a_section_stored_against_the_rules_is_damaged(parties, stored, words):
    with pytest.raises(refusal.Damaged):
        open_bundle(with_section(parties, stored, **words), parties.office_reads())


def bomb(size, **frame):
    packer = zstandard.ZstdCompressor(**frame).compressobj()
    packed = bytearray()
    for _ in range(size // 2**20):
        packed += packer.compress(b'"' + b"a" * (2**20 - 3) + b'"\n')
    return bytes(packed + packer.flush())


def test_a_section_beyond_the_limit_is_refused_however_it_is_stored(parties):
    words = {"name": "cs", "enc": "none", "sha256": bytes(32)}
    for size, told in ((2**28, None), (2**28 + 1, refusal.TooLarge)):
        header = encode_header(parties.going_up(sections=(Section(**words, zlen=size, rlen=size),)))
        with pytest.raises(told) if told else nullcontext():
            decode_header(header, parties.office_reads().reader)


@pytest.fixture(scope="module")
def big_bomb():
    return bomb(2**29)


def test_a_bomb_that_tells_its_size_is_refused_unopened(parties, big_bomb):
    with pytest.raises(refusal.TooLarge):
        open_bundle(with_section(parties, big_bomb, rlen=2**29), parties.office_reads())
    with pytest.raises(refusal.TooLarge):
        open_bundle(with_section(parties, big_bomb, rlen=2**28), parties.office_reads())


def test_a_bomb_that_lies_about_its_size_grows_no_further_than_it_said(parties, big_bomb):
    opened = open_bundle(with_section(parties, big_bomb, rlen=len(big_bomb) * 200), parties.office_reads())
    tracemalloc.start()
    with pytest.raises(refusal.TooLarge):
        list(opened.lines("cs", ANY))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 64 * 2**20


def test_one_endless_line_is_refused(parties, monkeypatch):
    monkeypatch.setattr("integralavoro_desktop.exchange.sections.MAX_LINE", 2**20)
    line = b'"' + random.Random(5).randbytes(2**21).hex().encode() + b'"\n'
    opened = open_bundle(with_section(parties, line, enc="none", rlen=len(line)), parties.office_reads())
    with pytest.raises(refusal.TooLarge):
        list(opened.lines("cs", ANY))


def test_a_frame_that_asks_for_a_large_window_is_refused(parties):
    wide = zstandard.ZstdCompressionParameters.from_level(3, window_log=27)
    stored = bomb(2**20, compression_params=wide)
    with pytest.raises(refusal.TooLarge):
        open_bundle(with_section(parties, stored, rlen=len(stored)), parties.office_reads())


@pytest.mark.parametrize("tail", [b"junk", zstandard.ZstdCompressor().compress(b"2\n")])
def test_anything_behind_the_frame_of_a_section_is_refused(parties, tail):
    stored = zstandard.ZstdCompressor().compress(b"1\n") + tail
    opened = open_bundle(with_section(parties, stored), parties.office_reads())
    with pytest.raises(refusal.Refusal):
        list(opened.lines("cs", ANY))


def test_a_frame_cut_short_is_damaged(parties):
    stored = zstandard.ZstdCompressor().compress(b"1\n" * 50)[:-4]
    opened = open_bundle(with_section(parties, stored, rlen=100), parties.office_reads())
    with pytest.raises(refusal.Damaged):
        list(opened.lines("cs", ANY))
