"""Bundles on sticks and in shared folders: half a file is never offered, nothing foreign is followed or overwritten."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from integralavoro_desktop.exchange import bundle_file, refusal
from integralavoro_desktop.exchange.bundle import open_bundle
from integralavoro_desktop.exchange.bundle_file import look_at, read_file, write_bundle, write_file


def write(data):
    return lambda out: out.write(data)


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_a_bundle_reaches_the_stick_and_opens_from_it(parties, draft, stick):
    written = write_bundle(stick, parties.going_up(), draft=draft, signer=parties.laptop, to=parties.office_address)
    assert written.path.name == f"JC-{parties.office.office_id.hex()[:8]}-11.jcb"
    assert [path.name for path in stick.iterdir()] == [written.path.name]
    data = read_file(written.path)
    assert (len(data), hashlib.sha256(data).digest()) == (written.size, written.sha256)
    assert open_bundle(data, parties.office_reads()).header.number == 11


def test_the_bundle_of_another_laptop_with_the_same_name_is_not_overwritten(parties, draft, stick):
    for signer in (parties.laptop, parties.other_laptop):
        write_bundle(stick, parties.going_up(), draft=draft, signer=signer, to=parties.office_address)
    opened = [open_bundle(read_file(path), parties.office_reads()) for path in sorted(stick.iterdir())]
    assert {bundle.sender for bundle in opened} == {parties.laptop.device_id, parties.other_laptop.device_id}
    assert all(bundle_file.is_bundle_name(path.name) for path in stick.iterdir())


def test_until_it_is_complete_only_a_part_can_be_seen(stick):
    seen = []

    def fill(out):
        out.write(b"meta")
        seen.extend(path.name for path in stick.iterdir())

    write_file(stick, "JC-00000000-1.jcb", fill=fill)
    assert seen == ["JC-00000000-1.jcb.part"]
    assert not bundle_file.is_bundle_name(seen[0])


def test_the_bytes_reach_the_disk_before_the_name(stick, monkeypatch):
    names, real = [], os.fsync

    def fsync(descriptor):
        names.append([path.name for path in stick.iterdir()])
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    write_file(stick, "JC-00000000-1.jcb", fill=write(b"intero"))
    assert names[0] == ["JC-00000000-1.jcb.part"]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, refusal.NoRoom),
        (errno.EFBIG, refusal.NoRoom),
        (errno.EROFS, refusal.CannotWrite),
        (errno.EIO, refusal.CannotWrite),
    ],
)
def test_a_stick_that_fails_leaves_nothing_behind(stick, number, told):
    def fill(out):
        out.write(b"meta")
        raise OSError(number, "the stick")

    with pytest.raises(told):
        write_file(stick, "JC-00000000-1.jcb", fill=fill)
    assert list(stick.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_stick_is_told_through_the_seal_too(parties, draft):
    with Path("/dev/full").open("wb", buffering=0) as full, pytest.raises(OSError, match="No space") as caught:
        bundle_file.seal_bundle(parties.going_up(), draft, signer=parties.laptop, to=parties.office_address, out=full)
    assert caught.value.errno == errno.ENOSPC


def test_too_much_to_send_leaves_nothing_behind(parties, draft, stick, monkeypatch):
    monkeypatch.setattr("integralavoro_desktop.exchange.bundle.MAX_FILE", 1000)
    with pytest.raises(refusal.TooMuchToSend):
        write_bundle(stick, parties.going_up(), draft=draft, signer=parties.laptop, to=parties.office_address)
    assert list(stick.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(stick):
    with pytest.raises(refusal.CannotWrite):
        write_file(stick / "tolta", "JC-00000000-1.jcb", fill=write(b"x"))


def test_what_a_power_cut_left_is_replaced(stick):
    (stick / "JC-00000000-1.jcb.part").write_bytes(b"resto")
    assert write_file(stick, "JC-00000000-1.jcb", fill=write(b"intero")).path.read_bytes() == b"intero"
    assert len(list(stick.iterdir())) == 1


def test_a_link_in_the_way_is_not_followed(stick, tmp_path):
    target = tmp_path / "altrui"
    target.write_bytes(b"non toccare")
    (stick / "JC-00000000-1.jcb").symlink_to(target)
    (stick / "JC-00000000-1-2.jcb").symlink_to(tmp_path / "sparito")
    (stick / "JC-00000000-1-3.jcb.part").symlink_to(target)
    written = write_file(stick, "JC-00000000-1.jcb", fill=write(b"mio"))
    assert written.path.name == "JC-00000000-1-3.jcb"
    assert (stick / "JC-00000000-1-2.jcb").is_symlink()
    assert target.read_bytes() == b"non toccare"


def test_a_folder_in_the_way_of_the_part_is_told(stick):
    (stick / "JC-00000000-1.jcb.part").mkdir()
    with pytest.raises(refusal.CannotWrite):
        write_file(stick, "JC-00000000-1.jcb", fill=write(b"x"))
    assert (stick / "JC-00000000-1.jcb.part").is_dir()


def folder_named(path):
    path.mkdir()


def link_named(path):
    path.with_name("vero").write_bytes(b"x")
    path.symlink_to(path.with_name("vero"))


def empty_named(path):
    path.touch()


def pipe_named(path):
    os.mkfifo(path)


@pytest.mark.parametrize("make", [folder_named, link_named, empty_named, pipe_named])
def test_what_is_no_plain_file_is_not_read(stick, make):
    path = stick / "JC-00000000-1.jcb"
    make(path)
    with pytest.raises(refusal.NotABundle):
        read_file(path)


def test_a_file_of_four_gigabytes_is_refused_unread(stick):
    path = stick / "JC-00000000-1.jcb"
    with path.open("wb") as file:
        file.truncate(4 * 2**30)
    with pytest.raises(refusal.TooLarge):
        read_file(path)


def test_a_stick_pulled_out_is_told(stick):
    with pytest.raises(refusal.StickRemoved):
        read_file(stick / "JC-00000000-1.jcb")


def test_a_file_still_being_copied_has_not_settled(stick, fixed_clock):
    path = stick / "JC-00000000-1.jcb"
    path.write_bytes(b"meta")
    first = look_at(path)
    fixed_clock.move(seconds=5)
    path.write_bytes(b"meta e il resto")
    second = look_at(path)
    assert not second.is_settled_since(first)
    with pytest.raises(refusal.StillArriving):
        read_file(path, first)


def test_a_file_has_settled_when_nothing_moved_for_a_while(stick, fixed_clock):
    path = stick / "JC-00000000-1.jcb"
    path.write_bytes(b"intero")
    first = look_at(path)
    fixed_clock.move(seconds=1)
    assert not look_at(path).is_settled_since(first)
    fixed_clock.move(seconds=2)
    assert look_at(path).is_settled_since(first)
    assert read_file(path, first) == b"intero"


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("JC-0a1b2c3d-11.jcb", True),
        ("jc-0A1B2C3D-11-2.JCB", True),
        ("JC-0a1b2c3d-11.jcb.part", False),
        ("JC-0a1b2c3d-11 (copia).jcb", False),
        ("invite.jcp", False),
    ],
)
def test_names_worth_a_look_are_known(name, is_one):
    assert bundle_file.is_bundle_name(name) is is_one
