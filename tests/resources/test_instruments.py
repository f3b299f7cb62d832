"""The built-in grid is whole, in both languages, and says what its authors decided."""

from __future__ import annotations

import pytest

from integralavoro_desktop.kernel.reference_data import instruments

GRID = instruments()[0]
ITEMS = {item.code: item for item in GRID.items}
AREAS = ("PP", "CR", "RR", "AC", "SC", "MD")
# item: name in Italian · ICF codes · group of transversal skills
EXPECTED = {
    "PP1": ("Presenza agli impegni", "d845", "self"),
    "PP2": ("Puntualità", "d230", "self"),
    "PP3": ("Avvisare", "d350 d845", "social"),
    "PP4": ("Restare per il tempo concordato", "b130 b455", "manual"),
    "CR1": ("Capire le istruzioni", "d155 d310", "thinking"),
    "CR2": ("Portare a termine", "d210", "self"),
    "CR3": ("Ritmo", "b130 b140", "manual"),
    "CR4": ("Cura e precisione", "b140 d220", "manual"),
    "RR1": ("Ascoltare ed esprimersi", "d310 d330 d350", "social"),
    "RR2": ("Lavorare accanto ad altri", "d720 d740", "social"),
    "RR3": ("Rapporto con chi guida", "d740 e330", "social"),
    "RR4": ("Regole e sicurezza", "d720", "life"),
    "AC1": ("Spostarsi", "d470", "life"),
    "AC2": ("Cura di sé e abiti adatti", "d510 d520 d540", "life"),
    "AC3": ("Organizzare la giornata", "d230 b164", "self"),
    "AC4": ("Chiedere aiuto", "d175 d710", "core"),
    "SC1": ("Affrontare la pressione", "d240", "self"),
    "SC2": ("Adattarsi ai cambiamenti", "b164 d230", "self"),
    "SC3": ("Affrontare gli errori", "b152 d175", "self"),
    "SC4": ("Riconoscere i propri segnali", "b164 d570", "life"),
    "MD1": ("Desiderio di lavorare", "b130 d850", "core"),
    "MD2": ("Conoscere le proprie capacità, fiducia", "b126 b164", "core"),
    "MD3": ("Obiettivi di lavoro", "d845 d177", "thinking"),
    "MD4": ("Voce nelle decisioni", "d177", "thinking"),
}


def test_the_grid_has_six_areas_of_four_items() -> None:
    assert tuple(area.code for area in GRID.areas) == AREAS
    assert [len(GRID.items_of(area)) for area in AREAS] == [4] * 6
    assert list(ITEMS) == list(EXPECTED)


@pytest.mark.parametrize("code", EXPECTED)
def test_each_item_has_its_name_its_icf_codes_and_its_group(code: str) -> None:
    item = ITEMS[code]
    assert (item.name_it, " ".join(item.icf), item.esco_group) == EXPECTED[code]


@pytest.mark.parametrize("code", EXPECTED)
def test_each_item_has_five_different_descriptions_in_both_languages(code: str) -> None:
    for anchors in (ITEMS[code].anchors_it, ITEMS[code].anchors_en):
        assert len(set(anchors)) == 5
        assert all(anchor == anchor.strip() and 0 < len(anchor) <= 200 for anchor in anchors)


def test_the_host_tutor_is_asked_sixteen_items() -> None:
    kept_back = [item.code for item in GRID.items if not item.at_work]
    assert kept_back == ["AC1", "AC2", "AC3", "SC4", "MD1", "MD2", "MD3", "MD4"]


def test_no_description_is_a_judgement_on_the_person() -> None:
    forbidden = ("paziente", "utente", "soggetto", "incapace", "malat", "scars", "insufficiente")
    texts = " ".join(anchor for item in GRID.items for anchor in item.anchors_it).casefold()
    assert [word for word in forbidden if word in texts] == []


def test_some_descriptions_read_as_they_were_written() -> None:
    assert ITEMS["PP1"].anchors_it[0] == "presenza a meno di un impegno su quattro"
    assert ITEMS["RR2"].anchors_it[2] == "in un gruppo di 2-4, con un operatore"
    assert ITEMS["MD3"].anchors_it[1] == "idea generica («un lavoro qualsiasi»)"
    assert ITEMS["MD3"].anchors_en[1] == 'general idea ("any job")'
    assert ITEMS["MD4"].anchors_it[4] == "decisioni prese e passi avviati da sé, informando la rete"


def test_the_scale_goes_from_0_to_4_and_a_mean_needs_three_items() -> None:
    assert (GRID.code, GRID.version, GRID.value_min, GRID.value_max, GRID.min_answered) == ("GPL", "1.0", 0, 4, 3)


def test_the_opening_line_says_that_no_level_is_a_mark() -> None:
    assert GRID.opening_it == ("Si segna quello che succede adesso, in un posto preciso; nessun livello è un voto.")
