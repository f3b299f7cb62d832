"""The colours keep the contrast they promise, in every look."""

from __future__ import annotations

import pytest

from integralavoro_desktop.gui.tokens import DARK, LIGHT, LOOKS, SHAPE_PAIRS, TEXT_PAIRS, contrast_ratio, mix

EVERY_LOOK = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)


@EVERY_LOOK
def test_every_text_can_be_read_on_its_ground(look) -> None:
    weak = {pair: contrast_ratio(look.color(pair[0]), look.color(pair[1])) for pair in TEXT_PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@EVERY_LOOK
def test_every_shape_with_a_meaning_can_be_seen(look) -> None:
    weak = {pair: contrast_ratio(look.color(pair[0]), look.color(pair[1])) for pair in SHAPE_PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 3} == {}


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48), (LIGHT.text, LIGHT.surface, 14.76)],
)
def test_the_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast_ratio(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast_ratio(other, one) == contrast_ratio(one, other)


def test_a_weak_pair_would_be_seen() -> None:
    assert contrast_ratio(LIGHT.line, LIGHT.surface) < 3
    assert contrast_ratio(DARK.line, DARK.surface) < 3


def test_colours_mix_by_their_share() -> None:
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mix("#0E6063", "#FFFFFF", 1) == "#0E6063"
