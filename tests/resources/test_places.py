"""The shipped territories and organisations are whole and hang together."""

from __future__ import annotations

from integralavoro_desktop.kernel.reference_data import territories, units

PLACES = {place.code: place for place in territories()}
GARBAGNATE = {
    "Baranzate": "015250",
    "Bollate": "015027",
    "Cesate": "015076",
    "Garbagnate Milanese": "015105",
    "Novate Milanese": "015157",
    "Paderno Dugnano": "015166",
    "Senago": "015206",
    "Solaro": "015213",
}
RHO = {
    "Arese": "015009",
    "Cornaredo": "015087",
    "Lainate": "015116",
    "Pero": "015170",
    "Pogliano Milanese": "015176",
    "Pregnana Milanese": "015179",
    "Rho": "015182",
    "Settimo Milanese": "015211",
    "Vanzago": "015229",
}
ROLES = {
    "employer", "host", "promoter", "asst", "dsmd", "polo", "cps", "care", "social", "nil", "celav", "targeted",
    "job_centre", "accredited", "training", "coop_a", "coop_b", "association", "network", "municipality", "zone", "ats",
    "metro", "museum", "other",
}  # fmt: skip


def within(parent: str) -> dict[str, str]:
    return {place.name: place.code for place in territories() if place.parent == parent}


def test_the_two_ambiti_have_their_communes_with_the_official_codes() -> None:
    assert within("AMB-GARB") == GARBAGNATE
    assert within("AMB-RHO") == RHO


def test_milano_has_nine_municipi() -> None:
    assert list(within("015146")) == [f"Milano, Municipio {n}" for n in range(1, 10)]


def test_there_is_a_place_for_people_from_elsewhere() -> None:
    assert [place.name for place in territories() if place.level == "outside"] == ["Fuori territorio"]


def test_every_place_comes_after_the_one_it_belongs_to() -> None:
    seen = {""}
    for place in territories():
        assert place.parent in seen, place.code
        seen.add(place.code)
    assert len(PLACES) == len(territories())


def test_levels_codes_and_names_fit_their_columns() -> None:
    for place in territories():
        assert place.level in {"ats", "asst", "zone", "municipality", "district", "outside"}
        assert len(place.code) <= 12
        assert len(place.name) <= 80


def test_only_communes_have_an_official_code_and_a_cadastral_one() -> None:
    communes = {place.code for place in territories() if place.level == "municipality"}
    assert {place.code for place in territories() if place.verified} == communes
    assert {place.code for place in territories() if place.cadastral} == communes
    assert (PLACES["015146"].cadastral, PLACES["015182"].cadastral) == ("F205", "H264")


def test_the_units_are_those_the_sources_name() -> None:
    assert [unit.name for unit in units()] == [
        "ASST Fatebenefratelli Sacco",
        "ASST GOM Niguarda",
        "ASST Santi Carlo e Paolo",
        "Fondazione IRCCS Ca' Granda Ospedale Maggiore Policlinico",
        "ASST Nord Milano",
        "ASST di Lodi",
        "ASST Melegnano e Martesana",
        "Fondazione Castellini",
        "ASST Rhodense",
        "ATS Milano",
        "Città metropolitana di Milano",
        "Afol Metropolitana",
        "Celav",
        "AsC Comuni Insieme",
        "AsC Sercop",
        "A&i",
        "Comune di Paderno Dugnano",
        "Ozanam",
        "Il Grillo Parlante",
        "Fabbrica dei Segni",
        "AIDP",
        "Art Up",
    ]


def test_every_unit_has_known_roles_and_a_known_place() -> None:
    assert len({unit.key for unit in units()}) == len(units())
    for unit in units():
        assert unit.roles
        assert set(unit.roles) <= ROLES
        assert unit.territory in {"", *PLACES}
