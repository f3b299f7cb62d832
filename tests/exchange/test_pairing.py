"""Pairing: two files and one typed code, and everything a swapped or repeated file may try."""

from __future__ import annotations

import json
import struct
from datetime import timedelta

import msgspec
import pytest

from integralavoro_desktop.exchange import pairing
from integralavoro_desktop.exchange.identity import DeviceKeys, verify_certificate
from integralavoro_desktop.exchange.office_keys import OfficeKeys
from integralavoro_desktop.exchange.pairing import Cost, LaptopTries, OfficePass, make_invite, make_join, open_join
from integralavoro_desktop.exchange.refusal import (
    CodeMistyped,
    PairingBurnt,
    PairingExpired,
    PairingFailed,
    PairingUsed,
)
from integralavoro_desktop.exchange.seal import seal_bytes, unseal
from integralavoro_desktop.kernel import clock

FLOOR = Cost(memory_kib=64, passes=1, lanes=1)


@pytest.fixture(scope="module")
def office():
    return OfficeKeys.generate("milano-3", at=clock.now())


@pytest.fixture(scope="module")
def keys():
    return DeviceKeys.generate()


@pytest.fixture
def invited(office, fixed_clock):
    return make_invite(office, "Polo Lavoro Prova", cost=FLOOR)


def open_invite(code, data, tries=None):
    return pairing.open_invite(code, data, tries or LaptopTries(), cost=FLOOR)


def joining(invitation, keys, **changes):
    request = pairing.join_request(keys, label="Portatile blu", user_name="Coach Prova", app="0.1.0", schema=7)
    return make_join(invitation, keys, msgspec.structs.replace(request, **changes))


def wrong(code):
    """Give another code whose check character fits."""
    other = pairing.new_code()
    return other if other != code else wrong(code)


def test_a_laptop_is_paired_with_two_files_and_one_code(office, keys, invited):
    code, data, kept = invited
    invitation = open_invite(code.lower().replace("-", " "), data)
    assert (invitation.district, invitation.office_id) == ("milano-3", office.office_id)
    assert invitation.root_pub == office.root.sign_pub
    request = open_join(joining(invitation, keys), office, kept)
    assert (request.device_id, request.label) == (keys.device_id, "Portatile blu")


def test_the_office_certifies_whom_it_paired(office, keys, invited):
    code, data, kept = invited
    request = open_join(joining(open_invite(code, data), keys), office, kept)
    certificate = pairing.certificate_for(request, district=office.district, prefix="MI3")
    assert verify_certificate(office.certify(certificate), office.root.sign_pub).device_id == keys.device_id


def test_what_the_office_keeps_survives_a_restart(office, keys, invited):
    code, data, kept = invited
    again = msgspec.json.decode(msgspec.json.encode(kept), type=OfficePass)
    assert open_join(joining(open_invite(code, data), keys), office, again).device_id == keys.device_id


def test_the_invitation_holds_neither_the_code_nor_a_secret(office, invited):
    code, data, kept = invited
    plain_code = code.replace("-", "").encode()
    assert plain_code not in data
    assert plain_code[:14] not in data
    assert kept.secret not in data
    assert kept.secret.hex() not in repr(kept)


@pytest.mark.parametrize("place", range(15))
def test_one_wrong_character_is_a_slip_and_costs_no_attempt(invited, place):
    code, data, _ = invited
    letters, tries = list(code.replace("-", "")), LaptopTries()
    letters[place] = "7" if letters[place] != "7" else "8"
    with pytest.raises(CodeMistyped):
        open_invite("".join(letters), data, tries)
    assert tries.attempts_left == 5


@pytest.mark.parametrize("typed", ["", "ABC", "é" * 15, "U" * 15, "0" * 16])
def test_what_cannot_be_a_code_is_a_slip(invited, typed):
    with pytest.raises(CodeMistyped):
        open_invite(typed, invited[1])


def test_two_neighbours_swapped_are_a_slip(invited):
    code, data, _ = invited
    letters = list(code.replace("-", ""))
    place = next(at for at in range(13) if letters[at] != letters[at + 1])
    letters[place], letters[place + 1] = letters[place + 1], letters[place]
    with pytest.raises(CodeMistyped):
        open_invite("".join(letters), data)


def test_letters_that_look_alike_do_not_matter():
    code = next(code for code in iter(pairing.new_code, None) if "0" in code and "1" in code)
    assert pairing.secret_of(code.replace("0", "O").replace("1", "l")) == pairing.secret_of(code)


def test_a_wrong_code_and_a_changed_file_are_answered_alike(invited):
    code, data, _ = invited
    answers = set()
    for typed, file in ((wrong(code), data), (code, data[:-1] + bytes([data[-1] ^ 1])), (code, b""), (code, data[:60])):
        with pytest.raises(PairingFailed) as caught:
            open_invite(typed, file)
        answers.add(str(caught.value))
    assert len(answers) == 1


def test_every_bit_of_the_invitation_counts(invited):
    code, data, _ = invited
    for bit in range(0, len(data) * 8, 5):
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(PairingFailed):
            open_invite(code, bytes(changed))


def test_an_office_key_swapped_on_the_stick_is_found(invited):
    code, data, _ = invited
    attacker = OfficeKeys.generate("milano-3", at=clock.now())
    _, foreign, _ = make_invite(attacker, "Polo Lavoro Prova", cost=FLOOR)
    length = struct.unpack_from(">I", foreign, 20)[0]
    body = foreign[24 : 24 + length]
    swapped = data[:20] + foreign[20:24] + body + data[-32:]
    assert json.loads(body)["district"] == "milano-3"
    for file in (foreign, swapped):
        with pytest.raises(PairingFailed):
            open_invite(code, file)


def test_five_tries_burn_the_code_on_the_laptop(invited):
    code, data, _ = invited
    tries = LaptopTries()
    for _ in range(5):
        with pytest.raises(PairingFailed):
            open_invite(wrong(code), data, tries)
    with pytest.raises(PairingBurnt):
        open_invite(code, data, tries)


def test_a_new_invitation_gives_five_new_tries(office, invited):
    tries = LaptopTries(invite_sha256=bytes(32), attempts_left=0)
    assert open_invite(*invited[:2], tries).district == "milano-3"
    assert tries.attempts_left == 4


def test_five_wrong_answers_burn_the_code_in_the_office(office, keys, invited):
    code, data, kept = invited
    for _ in range(5):
        with pytest.raises(PairingFailed):
            open_join(b"altro", office, kept)
    with pytest.raises(PairingBurnt):
        open_join(joining(open_invite(code, data), keys), office, kept)


def test_after_half_an_hour_neither_side_goes_on(office, keys, invited, fixed_clock):
    code, data, kept = invited
    fixed_clock.now += timedelta(minutes=29, seconds=59)
    answer = joining(open_invite(code, data), keys)
    fixed_clock.move(seconds=1)
    with pytest.raises(PairingExpired):
        open_invite(code, data)
    with pytest.raises(PairingExpired):
        open_join(answer, office, kept)


def test_an_answer_counts_once(office, keys, invited):
    code, data, kept = invited
    answer = joining(open_invite(code, data), keys)
    open_join(answer, office, kept)
    with pytest.raises(PairingUsed):
        open_join(answer, office, kept)


def test_an_answer_to_another_invitation_is_refused(office, keys, invited):
    code, data, _ = invited
    answer = joining(open_invite(code, data), keys)
    _, _, other = make_invite(office, "Polo Lavoro Prova", cost=FLOOR)
    with pytest.raises(PairingFailed):
        open_join(answer, office, other)
    assert not other.is_used


def test_an_answer_names_the_invitation_it_answers(office, keys, invited):
    code, data, kept = invited
    vague = msgspec.structs.replace(open_invite(code, data), invite_sha256=bytes(32))
    with pytest.raises(PairingFailed):
        open_join(joining(vague, keys), office, kept)


def test_an_answer_for_another_office_is_refused(keys, invited):
    code, data, kept = invited
    answer = joining(open_invite(code, data), keys)
    with pytest.raises(PairingFailed):
        open_join(answer, OfficeKeys.generate("milano-3", at=clock.now()), kept)


def test_every_bit_of_the_answer_counts(office, keys, invited):
    code, data, kept = invited
    plain = unseal(joining(open_invite(code, data), keys), office.identities)
    recipient = open_invite(code, data).office.current.age_rcpt
    for bit in range(0, len(plain) * 8, 5):
        changed = bytearray(plain)
        changed[bit // 8] ^= 1 << bit % 8
        kept.attempts_left = 5
        with pytest.raises(PairingFailed):
            open_join(seal_bytes(bytes(changed), recipient), office, kept)


def test_a_laptop_cannot_join_with_the_keys_of_another(office, keys, invited):
    code, data, kept = invited
    invitation, other = open_invite(code, data), DeviceKeys.generate()
    for stolen in ({"sign_pub": other.sign_pub}, {"age_rcpt": other.age_recipient}, {"device_id": other.device_id}):
        with pytest.raises(PairingFailed):
            open_join(joining(invitation, keys, **stolen), office, kept)
    whole = {"sign_pub": other.sign_pub, "age_rcpt": other.age_recipient, "device_id": other.device_id}
    with pytest.raises(PairingFailed):
        open_join(joining(invitation, keys, **whole), office, kept)


def test_the_code_costs_a_quarter_of_a_gigabyte_a_guess():
    assert Cost() == Cost(memory_kib=256 * 1024, passes=3, lanes=4)


def test_at_its_real_cost_the_pairing_goes_the_same_way(office, keys):
    code, data, kept = make_invite(office, "Polo Lavoro Prova")
    invitation = pairing.open_invite(code, data, LaptopTries())
    assert open_join(joining(invitation, keys), office, kept).device_id == keys.device_id
