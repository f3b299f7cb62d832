"""A bundle goes out and comes in; each thing that can be wrong with it has its own answer."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integralavoro_desktop.exchange import refusal
from integralavoro_desktop.exchange.bundle import Address, open_bundle
from integralavoro_desktop.exchange.container import padded
from integralavoro_desktop.exchange.header import (
    Declaration,
    Delivery,
    Header,
    Position,
    Reader,
    Snapshot,
    decode_header,
    encode_header,
)
from integralavoro_desktop.exchange.seal import seal_bytes, unseal
from integralavoro_desktop.exchange.sections import Draft


class Row(msgspec.Struct, array_like=True):
    number: int
    kind: str
    key: str
    value: msgspec.Raw


ROWS = msgspec.json.Decoder(Row)


def test_rows_and_attachments_arrive_as_they_left(parties, draft):
    opened = open_bundle(parties.sealed_up(draft=draft), parties.office_reads())
    rows = list(opened.lines("cs", ROWS))
    assert [row.key for row in rows] == [f"row-{number}" for number in range(12)]
    assert bytes(rows[0].value) == b'{"note":"Sentita al telefono"}'
    assert opened.blob(opened.blob_hashes()[0]) == b"%PDF-1.7 attestato"


def test_the_reader_learns_who_wrote_what_and_with_which_key(parties):
    data = parties.sealed_up()
    opened = open_bundle(data, parties.office_reads())
    assert (opened.sender, opened.signed_by) == (parties.laptop.device_id, parties.laptop.sign_pub)
    assert opened.file_sha256 == hashlib.sha256(data).digest()
    assert opened.header.number == 11
    assert opened.header.decl.held == {"p:a": b"epoch-01"}


def test_the_office_answers_with_a_delivery(parties):
    data = parties.sealed_up(parties.coming_down(), signer=parties.office.signer(), to=parties.laptop_address)
    opened = open_bundle(data, parties.laptop_reads())
    assert (opened.header.number, opened.header.down.from_, opened.header.down.to) == (4, 10, 25)
    assert opened.sender == parties.office.office_id


def test_a_section_that_is_not_there_has_no_rows(parties):
    opened = open_bundle(parties.sealed_up(), parties.office_reads())
    assert not opened.has("snap")
    assert list(opened.lines("snap", ROWS)) == []


def test_many_rows_travel_small_and_come_back_in_order(parties):
    draft = Draft()
    rows = [
        [number, "contact", hashlib.sha256(b"%d" % number).hexdigest(), "v" * (number % 90)] for number in range(9000)
    ]
    assert draft.add_lines("cs", iter(rows)) == 9000
    data = parties.sealed_up(draft=draft)
    opened = open_bundle(data, parties.office_reads())
    assert list(opened.lines("cs", msgspec.json.Decoder(list))) == rows
    assert len(data) < opened.header.sections[0].rlen / 2


def test_what_packs_too_well_travels_unpacked(parties):
    draft = Draft()
    draft.add_lines("cs", (["uguale"] for _ in range(200_000)))
    draft.add_lines("erased", ())
    assert [(entry.name, entry.enc) for entry in draft.entries] == [("cs", "none"), ("erased", "none")]
    opened = open_bundle(parties.sealed_up(draft=draft), parties.office_reads())
    assert sum(1 for _ in opened.lines("cs", msgspec.json.Decoder(list))) == 200_000
    assert list(opened.lines("erased", ROWS)) == []


def test_a_row_written_over_two_lines_is_a_mistake_of_the_writer():
    with pytest.raises(ValueError, match="one line"):
        Draft().add_lines("cs", [msgspec.Raw(b'{\n"a":1}')])


def test_the_same_section_twice_is_refused(parties):
    draft = Draft()
    draft.add_lines("cs", [[1]])
    draft.add_lines("cs", [[2]])
    with pytest.raises(refusal.Damaged):
        open_bundle(parties.sealed_up(draft=draft), parties.office_reads())


def test_another_laptop_cannot_open_it(parties):
    data = parties.sealed_up(parties.coming_down(), signer=parties.office.signer(), to=parties.laptop_address)
    with pytest.raises(refusal.NotForThisDevice):
        open_bundle(data, parties.laptop_reads(parties.other_laptop))


def test_a_bundle_sealed_again_for_someone_else_is_misdirected(parties):
    plain = unseal(
        parties.sealed_up(to=parties.laptop_address, signer=parties.other_laptop), (parties.laptop.age_identity,)
    )
    forwarded = seal_bytes(plain, parties.office_address.age_recipient)
    with pytest.raises(refusal.Misdirected):
        open_bundle(forwarded, parties.office_reads())


def test_a_bundle_for_another_id_is_misdirected_though_the_key_fits(parties):
    to = Address(parties.laptop.device_id, parties.office_address.age_recipient)
    with pytest.raises(refusal.Misdirected):
        open_bundle(parties.sealed_up(to=to), parties.office_reads())


def test_the_key_it_was_sealed_to_is_under_the_signature(parties):
    wrong_key = Address(parties.office.office_id, parties.laptop.age_recipient)
    plain = unseal(parties.sealed_up(to=wrong_key), (parties.laptop.age_identity,))
    with pytest.raises(refusal.Misdirected):
        open_bundle(seal_bytes(plain, parties.office_address.age_recipient), parties.office_reads())


def test_a_stranger_is_put_aside(parties):
    stranger = type(parties.laptop).generate()
    with pytest.raises(refusal.UnknownSender) as caught:
        open_bundle(parties.sealed_up(signer=stranger), parties.office_reads())
    assert caught.value.is_quarantined


def test_a_sender_who_signs_with_another_key_is_forged(parties):
    class Impostor:
        device_id = parties.laptop.device_id
        sign = staticmethod(parties.other_laptop.sign)

    with pytest.raises(refusal.Forged):
        open_bundle(parties.sealed_up(signer=Impostor()), parties.office_reads())


def test_a_lost_laptop_is_put_aside_until_a_person_decides(parties):
    data, office = parties.sealed_up(), parties.office_reads(revoked=(parties.laptop,))
    with pytest.raises(refusal.SenderRevoked):
        open_bundle(data, office)
    assert open_bundle(data, office, allow_revoked=True).has("cs")


def test_a_forged_bundle_stays_forged_though_the_laptop_is_lost(parties):
    class Finder:
        device_id = parties.laptop.device_id
        sign = staticmethod(parties.other_laptop.sign)

    with pytest.raises(refusal.Forged):
        open_bundle(
            parties.sealed_up(signer=Finder()), parties.office_reads(revoked=(parties.laptop,)), allow_revoked=True
        )


@pytest.mark.parametrize(
    "newer", [{"must": ("two-recipients",)}, {"min_schema": 8}, {"fmt": 2}, {"kind": "something-new"}]
)
def test_what_a_newer_version_requires_asks_for_the_update(parties, newer):
    with pytest.raises(refusal.UpdateFirst):
        open_bundle(parties.sealed_up(parties.going_up(**newer)), parties.office_reads())


def test_after_the_update_the_same_file_opens(parties):
    data = parties.sealed_up(parties.going_up(must=("two-recipients",), min_schema=8))
    assert open_bundle(data, parties.office_reads(caps=frozenset({"two-recipients"}), schema=8)).has("cs")


def test_words_of_a_newer_version_that_do_no_harm_are_passed_over(parties):
    words = msgspec.json.decode(encode_header(parties.going_up()))
    words["weather"] = {"sky": ["grey"]}
    header = decode_header(msgspec.json.encode(words), parties.office_reads().reader)
    assert header.decl.bundle_no == 11


def test_another_district_is_told_so(parties):
    with pytest.raises(refusal.OtherDistrict):
        open_bundle(parties.sealed_up(), parties.office_reads(district="milano-4"))


def test_a_header_goes_up_or_down_never_both(parties):
    with pytest.raises(ValueError, match="up or down"):
        parties.sealed_up(parties.going_up(down=parties.coming_down().down))


def test_more_sections_than_the_format_allows_do_not_leave():
    draft = Draft()
    for number in range(4096):
        draft.add_blob(b"%d" % number)
    with pytest.raises(refusal.TooMuchToSend):
        draft.add_blob(b"uno di troppo")


def test_a_header_too_long_does_not_leave(parties):
    held = {f"p:{number:036d}": b"epoch-01" for number in range(25_000)}
    with pytest.raises(refusal.TooMuchToSend):
        encode_header(parties.going_up(decl=msgspec.structs.replace(parties.going_up().decl, held=held)))


def test_sizes_say_little(parties):
    lengths = [padded(length) for length in range(2, 200_000, 7)]
    assert all(length <= grown <= length * 1.12 for length, grown in zip(range(2, 200_000, 7), lengths, strict=True))
    assert len(set(lengths)) < 300


natural = st.integers(0, 2**63 - 1)
epochs = st.binary(max_size=16)
moments = st.integers(0, 2**32).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
positions = st.builds(
    Position, st.binary(min_size=16, max_size=16), st.binary(min_size=8, max_size=8), natural, st.binary(max_size=32)
)
declarations = st.builds(
    Declaration,
    incarnation=st.binary(min_size=8, max_size=8),
    bundle_no=natural,
    office_epoch=epochs,
    pos=natural,
    held=st.dictionaries(st.text(max_size=40), epochs, max_size=5),
    origins=st.lists(positions, max_size=3).map(tuple),
    schema=natural,
    app=st.text(max_size=20),
    want_blobs=st.lists(st.binary(min_size=32, max_size=32), max_size=3).map(tuple),
)
deliveries = st.builds(
    Delivery,
    for_inc=st.binary(min_size=8, max_size=8),
    no=natural,
    office_epoch=epochs,
    from_=natural,
    to=natural,
    ack=st.lists(positions, max_size=3).map(tuple),
    requires=st.dictionaries(st.text(max_size=40), epochs, max_size=5),
    snap=st.lists(st.builds(Snapshot, scope=st.text(max_size=9), epoch=epochs, to=natural), max_size=3).map(tuple),
)


@settings(deadline=None)
@given(going=st.one_of(declarations, deliveries), made_at=moments, previous=st.binary(max_size=32))
def test_every_header_comes_back_as_it_was(going, made_at, previous):
    way = {"decl": going} if isinstance(going, Declaration) else {"down": going}
    header = Header(district="d", kind="full", made_at=made_at, schema=1, app="1", prev_bundle_sha256=previous, **way)
    assert decode_header(encode_header(header), Reader(district="d", schema=1)) == header


@settings(deadline=None)
@given(data=st.binary(max_size=300))
def test_no_header_bytes_bring_anything_but_a_refusal(data):
    with pytest.raises(refusal.Refusal):
        decode_header(data, Reader(district="d", schema=1))
