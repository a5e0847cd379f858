"""Presets and personas: what ships, the user's own over it, mistakes with their place."""

import pytest
from building import Desk
from interviewing import write_bank, write_persona, write_preset

from studyapp.errors import UsageProblem
from studyapp.home import Home
from studyapp.paths import content_root
from studyapp.study.opening import open_study
from studyapp.study.presets import read_presets


def test_the_four_interviews_and_interviewers_ship(desk: Desk) -> None:
    study = open_study(Home(desk.root / "shipped"), content_root(), desk.clock)
    found = read_presets(study)
    study.close()

    assert list(found.presets) == ["quick", "coding", "cv-breadth", "first-round"]
    assert set(found.personas) == {"calm", "terse", "sceptic", "socratic"}
    assert {name: preset.minutes for name, preset in found.presets.items()} == {
        "quick": 15,
        "coding": 45,
        "cv-breadth": 45,
        "first-round": 60,
    }
    assert found.problems == ()


def test_ones_own_come_over_those_that_ship(desk: Desk) -> None:
    write_bank(desk)
    study = desk.open()
    folder = desk.home.interviews
    folder.mkdir(parents=True)
    shipped = (desk.content / "interviews" / "short.toml").read_text(encoding="utf-8")
    (folder / "short.toml").write_text(shipped.replace('en = "short"', 'en = "mine"'), encoding="utf-8")
    (folder / "more.toml").write_text(shipped, encoding="utf-8")

    found = read_presets(study)
    assert found.presets["short"].title.en == "mine"
    assert set(found.presets) == {"short", "more"}


def test_a_mistake_is_told_with_its_place_and_takes_nothing_else_away(desk: Desk) -> None:
    write_bank(desk)
    write_preset(desk, "broken", "chains 10 1 nowhere", "debrief 1")
    (desk.content / "personas" / "odd.toml").write_text("title = 3\n", encoding="utf-8")
    found = read_presets(desk.open())

    assert set(found.presets) == {"short"}
    assert {problem.place.file.split("/")[-1] for problem in found.problems} == {"broken.toml", "odd.toml"}
    assert all(problem.place.line for problem in found.problems)


def test_unknown_names_say_what_there_is(desk: Desk) -> None:
    write_bank(desk)
    write_persona(desk, "other")
    found = read_presets(desk.open())

    with pytest.raises(UsageProblem, match="short"):
        found.preset("long")
    with pytest.raises(UsageProblem, match="calm, other"):
        found.persona("nobody")
