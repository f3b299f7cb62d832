"""The shipped code lists are whole, in both languages, and fit the columns they are stored in."""

from __future__ import annotations

import pytest

from integralavoro_desktop.kernel.reference_data import CodeList, code_lists

LISTS = code_lists()
COUNTS = {
    "SISM-EDU": 8, "SISM-OCC": 20, "SISM-STC": 7, "SISM-SOC": 9, "SISM-INV": 6, "SISM-PRE": 3, "SISM-CHI": 6,
    "SISM-LUO": 8, "SISM-OPE": 8, "SISM-INT": 26, "ISO2": 252, "ISO639": 82, "ATECO": 109, "ISTAT-PRO": 53,
    "ESCO-T": 30, "CONTRACT": 9, "ATT": 19, "NPA": 10, "PHASE": 11, "ING": 10, "APP": 8, "TOPIC": 12,
    "ITEM": 24, "WD": 16,
}  # fmt: skip
OFFICIAL = {name for name in COUNTS if name.startswith("SISM-")} | {"ISO2", "ISO639", "ATECO", "ISTAT-PRO"}
UNVERIFIED = {name for name in COUNTS if name.startswith("SISM-")} | {"ISTAT-PRO", "ESCO-T"}
SISM_CODES = {
    "SISM-EDU": "1 2 3 4 5 6 7 9",
    "SISM-OCC": "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 99",
    "SISM-STC": "1 2 3 4 5 6 9",
    "SISM-SOC": "1 2 3 4 5 6 7 8 9",
    "SISM-INV": "1 2 3 4 5 9",
    "SISM-PRE": "1 2 9",
    "SISM-CHI": "1 2 3 4 5 9",
    "SISM-LUO": "1 2 3 4 5 6 7 8",
    "SISM-OPE": "1 2 3 4 5 6 7 8",
    "SISM-INT": " ".join(f"{n:02}" for n in range(1, 27)),
}
SISM_OF_ATT = "03 03 03 06 03 24 24 26 15 26 12 25 23 23 23 03 18 04 03"
WORDS = [
    ("SISM-EDU", "3", "Licenza media inferiore"),
    ("SISM-OCC", "06", "Inabile al lavoro"),
    ("SISM-STC", "6", "Vedova/o"),
    ("SISM-SOC", "5", "Residenza psichiatrica"),
    ("SISM-INV", "4", "Altro DSM o privato psichiatrico"),
    ("SISM-CHI", "3", "Interruzione non concordata"),
    ("SISM-LUO", "8", "Telefonata oltre 15 minuti"),
    ("SISM-OPE", "6", "Tecnico della riabilitazione"),
    ("SISM-INT", "26", "Intervento di rete"),
    ("SISM-INT", "17", "Abilità di base di gruppo"),
    ("ATT", "18", "Consulenza sull'autoimpiego"),
    ("NPA", "10", "Supervisione"),
    ("PHASE", "Y2", "Aggancio e ingaggio"),
    ("ING", "10", "Indicate le competenze minime da sviluppare"),
    ("APP", "08", "Attese di famiglia e servizi note"),
    ("TOPIC", "rights", "Diritti e L. 68"),
    ("CONTRACT", "agency", "Somministrazione"),
    ("ATECO", "81", "Attività di servizi per edifici e paesaggio"),
    ("ISTAT-PRO", "8", "Professioni non qualificate"),
    ("ISO2", "ZZ", "Apolide"),
    ("ISO639", "uk", "Ucraino"),
]


def codes(name: str) -> list[str]:
    return [value.code for value in LISTS[name].values]


def test_every_list_is_there_and_no_other() -> None:
    assert {name: len(one.values) for name, one in LISTS.items()} == COUNTS


def test_official_lists_are_marked() -> None:
    assert {name for name, one in LISTS.items() if one.official} == OFFICIAL


def test_lists_whose_words_nobody_has_checked_are_marked() -> None:
    assert {name for name, one in LISTS.items() if not one.verified} == UNVERIFIED


@pytest.mark.parametrize("one", LISTS.values(), ids=list(LISTS))
def test_no_code_comes_twice_and_every_value_has_words_in_both_languages(one: CodeList) -> None:
    assert len(one.by_code) == len(one.values)
    assert [value.order for value in one.values] == list(range(1, len(one.values) + 1))
    for value in one.values:
        for words in (value.label_it, value.label_en):
            assert words == words.strip()
            assert 0 < len(words) <= 160


@pytest.mark.parametrize("one", LISTS.values(), ids=list(LISTS))
def test_every_list_fits_its_columns_and_names_its_source(one: CodeList) -> None:
    assert len(one.name) <= 12
    assert one.source
    assert one.title_it
    assert one.title_en
    assert all(len(value.code) <= 16 and len(value.maps_to) <= 40 and len(value.flags) <= 40 for value in one.values)


@pytest.mark.parametrize("one", [LISTS["ATECO"], LISTS["ISTAT-PRO"], LISTS["ESCO-T"]], ids=lambda one: one.name)
def test_every_parent_is_a_value_of_the_same_list(one: CodeList) -> None:
    assert {value.parent for value in one.values} - {""} <= set(one.by_code)


@pytest.mark.parametrize("name", SISM_CODES)
def test_official_codes_are_those_of_the_record_layouts(name: str) -> None:
    assert codes(name) == SISM_CODES[name].split()


@pytest.mark.parametrize(("name", "code", "words"), WORDS)
def test_words_read_as_decided(name: str, code: str, words: str) -> None:
    assert LISTS[name].by_code[code].label_it == words


def test_every_activity_maps_to_its_official_type() -> None:
    assert " ".join(value.mapped("SISM-INT") for value in LISTS["ATT"].values) == SISM_OF_ATT


def test_coaching_and_training_are_told_apart() -> None:
    assert [value.code for value in LISTS["ATT"].values if value.has_flag("c")] == ["02", "03", "05"]
    assert [value.code for value in LISTS["ATT"].values if value.has_flag("t")] == ["13"]


def test_every_template_of_plan_has_its_phases() -> None:
    phases = {
        template: [value.code for value in LISTS["PHASE"].values if value.has_flag(template)]
        for template in ("youth", "psychic", "own", "dual", "keep", "self")
    }
    assert phases["youth"] == ["Y1", "Y2", "Y3"]
    assert phases["psychic"] == ["P1", "P2", "P3"]
    assert phases["own"] == phases["dual"] == phases["keep"] == phases["self"] == ["O1", "O2", "O3", "O4", "O5"]


def test_every_work_dimension_has_four_levels_in_both_languages() -> None:
    assert codes("WD") == [f"WD{n:02}" for n in range(1, 17)]
    for value in LISTS["WD"].values:
        assert len(set(value.levels_it)) == len(set(value.levels_en)) == 4
    assert LISTS["WD"].by_code["WD12"].levels_it == ("dopo le 9", "tra le 8 e le 9", "tra le 6 e le 8", "prima delle 6")


def test_ateco_has_its_21_sections_and_88_divisions() -> None:
    sections = [value.code for value in LISTS["ATECO"].values if not value.parent]
    assert sections == list("ABCDEFGHIJKLMNOPQRSTU")
    assert len(LISTS["ATECO"].values) - len(sections) == 88


def test_countries_begin_with_italy_and_end_with_the_stateless_and_the_unknown() -> None:
    assert codes("ISO2")[0] == "IT"
    assert codes("ISO2")[-2:] == ["ZZ", "XX"]
    assert {"XK", "UA", "EG", "PE", "PH", "MA"} <= set(codes("ISO2"))


def test_the_commonest_languages_of_the_city_are_there() -> None:
    assert {"it", "en", "fr", "es", "ar", "zh", "uk", "ro", "tl", "bn", "si", "ur", "ti", "am"} <= set(codes("ISO639"))


def test_the_six_groups_of_transversal_skills_are_those_of_the_grid() -> None:
    groups = [value.flags for value in LISTS["ESCO-T"].values if not value.parent]
    assert groups == ["core", "thinking", "self", "social", "manual", "life"]
