"""What a package would change, in words, on two real stores; nothing stays of it."""

from __future__ import annotations

import pytest
from tests.exchange import two_stores

from integralavoro_desktop import grants, stores
from integralavoro_desktop.exchange import courier, offers, questions
from integralavoro_desktop.exchange.preview import How, preview
from integralavoro_desktop.exchange.questions import Writing
from integralavoro_desktop.storage import desk, ledger


class Codes:
    def label(self, _name, code):
        return code


@pytest.fixture(scope="module")
def founded(tmp_path_factory):
    made = two_stores.make_district(tmp_path_factory.mktemp("district"))
    yield made
    made.close()


@pytest.fixture
def district(founded, tmp_path):
    copied = two_stores.copy_of(founded, tmp_path / "copy")
    yield copied
    copied.close()


@pytest.fixture
def month(district):
    two_stores.live_a_month(district)
    return district


def seen(district, **options):
    return preview(district.laptop, district.down().file.path, codes=Codes(), **options)


def lines(found):
    return {group.title: [(line.how, line.sentence) for line in group.lines] for group in found.groups}


def test_a_rehearsal_names_people_fields_and_values(month) -> None:
    told = lines(seen(month))
    assert told["Ferri Giovanna"] == [(How.CHANGED, "E-mail: written «giovanna@example.org»")]
    assert told["Fontana Omar"] == [(How.NEW, "A new file comes to this computer.")]
    assert (How.DECIDE, "Telephone: two versions, changed on both sides") in told["Pozzi Sara"]


def test_who_must_decide_comes_first(month) -> None:
    titles = [group.title for group in seen(month).groups]
    assert titles == ["Oldani Marco", "Pozzi Sara", "Fontana Omar", "Ferri Giovanna"]


def test_the_numbers_agree_with_the_list(month) -> None:
    found = seen(month)
    assert (found.report.people_changed, found.report.people_new) == (4, 1)
    assert (found.people_to_decide, len(found.questions), found.plain_fields) == (2, 3, 1)


def test_nothing_stays_of_a_rehearsal(month) -> None:
    seen(month)
    assert questions.open_questions(month.laptop, Codes()) == []
    with month.laptop.connection() as conn:
        assert [bundle.number for bundle in ledger.bundles(conn)] == [1, 1]


def test_a_value_that_stays_as_it_is_is_not_told(month) -> None:
    assert "Riva Davide" not in lines(seen(month))


def test_a_file_that_goes_to_a_colleague_is_told_by_name(month) -> None:
    with month.office.connection() as conn:
        scope = f"p:{month.people['Davide'].hex}"
        wanted = dict.fromkeys(ledger.grants(conn, month.device).keys() - {scope})
    made = courier.prepare_for_laptop(month.office, month.stick, month.device, wanted=lambda _conn, _device: wanted)
    told = lines(preview(month.laptop, made.file.path, codes=Codes()))
    assert told["Riva Davide"] == [(How.LEAVES, "This file goes to a colleague and leaves this computer.")]


def test_a_proposed_deletion_is_a_question_not_a_deletion(district) -> None:
    desk.remove(district.office, stores.action_of(district.office), "candidate", district.people["Sara"])
    found = seen(district)
    assert [line.how for line in found.groups[0].lines] == [How.PROPOSED]
    assert found.report.deletions_by_itself == 0


def test_many_rows_of_a_shared_list_are_counted_not_named(district) -> None:
    for number in range(7):
        district.add(district.office, "organisation", name=f"Ditta {number}", roles=["employer"])
    told = lines(seen(district))
    assert [len(found) for found in told.values()] == [1]
    assert "7 entries" in next(iter(told.values()))[0][1]


def test_a_question_shows_before_mine_and_theirs(month) -> None:
    phone = next(one for one in seen(month).questions if one.title == "Pozzi Sara")
    assert phone.before.words == "02 5550 102"
    assert [(side.words, side.who) for side in phone.sides] == [
        ("02 5550 202", "Elena Marchetti"),
        ("02 5550 302", "Carlo Neri"),
    ]
    assert phone.kind is Writing.SHORT


def test_decisions_taken_on_a_rehearsal_are_written_after_the_import(month) -> None:
    made = month.down()
    found = preview(month.laptop, made.file.path, codes=Codes())
    courier.receive(month.laptop, made.file.path)
    kept = [(one, one.sides[0].wire) for one in found.questions if one.title == "Pozzi Sara"]
    assert questions.answer(month.laptop, stores.action_of(month.laptop).author, kept) == 1
    assert [one.title for one in questions.open_questions(month.laptop, Codes())] == ["Oldani Marco", "Oldani Marco"]
    with month.laptop.read() as reader:
        assert reader.one("candidate", month.people["Sara"]).phone == "02 5550 202"


def test_a_decision_on_versions_that_changed_since_is_left_open(month) -> None:
    made = month.down()
    found = preview(month.laptop, made.file.path, codes=Codes())
    courier.receive(month.laptop, made.file.path)
    month.change(month.laptop, "Sara", phone="02 5550 999")
    kept = [(one, one.sides[1].wire) for one in found.questions if one.title == "Pozzi Sara"]
    assert questions.answer(month.laptop, stores.action_of(month.laptop).author, kept) == 0


def test_the_laptop_is_told_what_goes_out(month) -> None:
    month.change(month.laptop, "Sara", email="pozzi@example.org")
    offer = offers.offer_for_office(month.laptop, Codes())
    told = {group.title: group.lines for group in offer.groups}
    assert told["Pozzi Sara"] == ["Telephone, E-mail"]
    assert (offer.number, offer.people, offer.clinical) == (2, 3, 0)


def test_an_offer_changes_nothing(month) -> None:
    offers.offer_for_office(month.laptop, Codes())
    assert month.up().number == 2


def test_the_office_is_told_which_files_are_whole(month) -> None:
    users = {month.device: (stores.operator_of(month.laptop).hex,)}
    wanted = grants.wanted_scopes(month.office, users)
    offer = offers.offer_for_laptop(month.office, month.device, Codes(), wanted=wanted)
    told = {group.title: group for group in offer.groups}
    assert told["Fontana Omar"].is_whole
    assert told["Ferri Giovanna"].lines == ["E-mail"]
