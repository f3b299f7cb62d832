"""Tax codes, VAT numbers and the codes of foreign people."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some
from stdnum.it import codicefiscale

from integralavoro_desktop.kernel import codes

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("code", ["RSSMRA85T10A562S", "RSSMRA85T10A56NH", " rssmra85t10a562s ", "RSS MRA 85T10 A562S"])
def test_a_right_tax_code_passes_also_with_omocodia_letters(code: str) -> None:
    assert codes.is_fiscal_code(code)


@pytest.mark.parametrize(
    "code", ["RSSMRA85T10A562T", "RSSMRA85T10A562", "RSSMRA85T10A562SS", "", "00743110157", "RSSMRA85X10A562S"]
)
def test_a_wrong_tax_code_is_refused(code: str) -> None:
    assert not codes.is_fiscal_code(code)


def test_one_wrong_character_anywhere_is_noticed() -> None:
    right = "RSSMRA85T10A562S"
    for at, char in enumerate(right):
        other = "A" if char != "A" else "B"
        changed = right[:at] + other + right[at + 1 :]
        assert not codes.is_fiscal_code(changed), changed


@pytest.mark.parametrize(
    ("kind", "code", "right"),
    [
        ("cf", "RSSMRA85T10A562S", True),
        ("cf", "12345678901", False),
        ("provisional", "12345678901", True),
        ("provisional", "1234567890", False),
        ("provisional", "1234567890A", False),
        ("stp", "STP0301234567890", True),
        ("stp", "ENI0301234567890", False),
        ("eni", "ENI0301234567890", True),
        ("eni", "ENI030", False),
        ("team", "80380000901234567890", True),
        ("team", "12", False),
        ("absent", "", True),
        ("absent", "X", False),
        ("passport", "YA1234567", False),
    ],
)
def test_each_kind_of_code_has_its_own_shape(kind: str, code: str, right: bool) -> None:
    assert codes.is_right(kind, code) is right


def test_a_tax_code_says_birth_and_sex() -> None:
    assert codes.birth_of("RSSMRA85T10A562S", today=TODAY) == codes.Birth(date(1985, 12, 10), "m")
    assert codes.birth_of("CNTCHR83T41D969D", today=TODAY) == codes.Birth(date(1983, 12, 1), "f")


def test_a_code_with_omocodia_letters_in_the_day_still_says_birth_and_sex() -> None:
    reissued = codes.make_omocodia("CNTCHR83T41D969D", letters=5)
    assert reissued[9:11] != "41"
    assert codes.birth_of(reissued, today=TODAY) == codes.Birth(date(1983, 12, 1), "f")


def test_a_wrong_code_says_nothing() -> None:
    assert codes.birth_of("RSSMRA85T10A562T", today=TODAY) is None


def test_the_century_is_the_one_of_a_person_who_can_work() -> None:
    young = codes.make_fiscal_code("Verdi", "Ada", sex="f", born=date(2008, 5, 1), place="F205")
    child = codes.make_fiscal_code("Verdi", "Ada", sex="f", born=date(2020, 5, 1), place="F205")
    assert codes.birth_of(young, today=TODAY) == codes.Birth(date(2008, 5, 1), "f")
    assert codes.birth_of(child, today=TODAY) == codes.Birth(date(1920, 5, 1), "f")


def test_the_date_on_the_record_decides_the_century() -> None:
    child = codes.make_fiscal_code("Verdi", "Ada", sex="f", born=date(2020, 5, 1), place="F205")
    assert codes.birth_of(child, today=TODAY, near=date(2020, 6, 1)) == codes.Birth(date(2020, 5, 1), "f")


def test_a_birthday_of_29_february_2000_is_read() -> None:
    code = codes.make_fiscal_code("Neri", "Luca", sex="m", born=date(2000, 2, 29), place="H264")
    assert codes.birth_of(code, today=TODAY) == codes.Birth(date(2000, 2, 29), "m")


def test_a_reissued_code_has_the_same_first_fifteen_characters() -> None:
    assert codes.first_fifteen("RSSMRA85T10A56NH") == codes.first_fifteen("RSSMRA85T10A562S") == "RSSMRA85T10A562"


def test_a_code_that_is_no_tax_code_is_only_compared_as_written() -> None:
    assert codes.first_fifteen("stp 0301234567890") == "STP0301234567890"
    assert codes.first_fifteen("STP0301234567891") != codes.first_fifteen("STP0301234567890")


def test_an_omocodia_letter_changes_the_last_letter_as_the_office_does() -> None:
    assert codes.make_omocodia("RSSMRA85T10A562S") == "RSSMRA85T10A56NH"


@pytest.mark.parametrize("letters", [0, 8])
def test_there_are_seven_digits_that_may_become_letters(letters: int) -> None:
    with pytest.raises(ValueError, match="letters"):
        codes.make_omocodia("RSSMRA85T10A562S", letters)


@pytest.mark.parametrize(
    ("family_name", "given_name", "letters"),
    [
        ("Rossi", "Mario", "RSSMRA"),
        ("Fo", "Bo", "FOXBOX"),
        ("D'Angelò", "Niccolò", "DNGNCL"),
        ("De Luca", "Gianfranco", "DLCGFR"),
        ("Aiuo", "Ia", "AIUIAX"),
        ("王", "李", "XXXXXX"),
    ],
)
def test_names_give_their_three_letters_as_the_office_takes_them(
    family_name: str, given_name: str, letters: str
) -> None:
    made = codes.make_fiscal_code(family_name, given_name, sex="m", born=date(1985, 12, 10), place="A562")
    assert made[:6] == letters


def test_a_made_code_is_the_known_one() -> None:
    made = codes.make_fiscal_code("Rossi", "Mario", sex="m", born=date(1985, 12, 10), place="A562")
    assert made == "RSSMRA85T10A562S"


@given(
    family_name=some.text(max_size=20),
    given_name=some.text(max_size=20),
    sex=some.sampled_from(["m", "f"]),
    born=some.dates(date(1940, 1, 1), date(2010, 12, 31)),
)
def test_every_made_code_is_right_and_says_what_went_in(
    family_name: str, given_name: str, sex: str, born: date
) -> None:
    made = codes.make_fiscal_code(family_name, given_name, sex=sex, born=born, place="F205")
    assert codicefiscale.is_valid(made)
    assert codicefiscale.get_gender(made).lower() == sex
    assert codes.birth_of(made, today=TODAY) == codes.Birth(born, sex)
    assert codes.first_fifteen(codes.make_omocodia(made, 7)) == made[:15]


@pytest.mark.parametrize(("sex", "place"), [("nd", "F205"), ("m", "Milano")])
def test_no_code_is_made_without_a_sex_and_a_place(sex: str, place: str) -> None:
    with pytest.raises(ValueError, match=r"sex|place"):
        codes.make_fiscal_code("Rossi", "Mario", sex=sex, born=date(1985, 12, 10), place=place)


@pytest.mark.parametrize(
    ("number", "right"), [("00743110157", True), ("00743110158", False), ("IT00743110157", True), ("743110157", False)]
)
def test_a_vat_number_has_eleven_digits_and_the_right_last_one(number: str, right: bool) -> None:
    assert codes.is_vat_number(number) is right


@pytest.mark.parametrize(("number", "right"), [("00743110157", True), ("RSSMRA85T10A562S", True), ("ABC", False)])
def test_an_organisation_may_have_either_tax_number(number: str, right: bool) -> None:
    assert codes.is_tax_number(number) is right
