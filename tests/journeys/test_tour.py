"""The tour on a small practice district: every step does what it says."""

from __future__ import annotations

import json

from integralavoro_desktop.kernel.i18n import use_language
from integralavoro_desktop.practice.district import make_district
from integralavoro_desktop.practice.plan import Plan
from integralavoro_desktop.tour.guide import walk


def test_every_step_of_the_tour_does_what_it_says(tmp_path, qapp):
    use_language("it")
    district = tmp_path / "district"
    make_district(district, Plan(people=8))
    said: list[str] = []
    tour = walk(tmp_path / "out", district, said.append)
    written = json.loads((tmp_path / "out" / "tour.json").read_text("utf-8"))
    assert tour.failed == 0, said
    assert written["failed"] == 0
    assert all((tmp_path / "out" / file).stat().st_size > 1000 for step in written["steps"] for file in step["files"])
