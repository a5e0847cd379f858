"""Drills and the items made of them."""

import pytest
from building import Desk, card, history, item_id, lines_in, state_of
from drilling import attempt, sit, write_drill

from studyapp.domain.memory import Rating, Spaced, Unseen
from studyapp.errors import UsageProblem
from studyapp.storage import drills as items
from studyapp.study.drill_states import drill_states
from studyapp.study.drills import item_of, read_drills
from studyapp.study.opening import Study


def keys(study: Study) -> set[str]:
    """Give the drills that are in a queue or suspended."""
    with study.store.read() as connection:
        return set(items.active_drills(connection))


@pytest.fixture
def study(desk: Desk) -> Study:
    write_drill(desk.content, "add")
    return desk.open()


def test_opening_a_study_reads_no_drill(study: Study) -> None:
    assert lines_in(study, "item") == 0


def test_each_backend_of_a_drill_is_an_item(desk: Desk, study: Study) -> None:
    write_drill(desk.content, "only_numpy", backends=("numpy",))

    assert [drill.slug for drill in read_drills(study)] == ["add", "only_numpy"]
    assert keys(study) == {"add/numpy", "add/torch", "only_numpy/numpy"}
    assert state_of(study, "add/numpy").memory == Unseen()


def test_nothing_is_written_where_nothing_changed(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    read_drills(study)
    monkeypatch.setattr(study.store, "write", lambda: pytest.fail("something was written"))

    read_drills(study)


def test_drill_that_vanished_retires_and_comes_back_with_its_history(desk: Desk, study: Study) -> None:
    practice = sit(study, "accepted")
    attempt(practice)
    practice.grade(Rating.GOOD)
    before = state_of(study, "add/numpy")
    toml = desk.content / "drills" / "add" / "drill.toml"
    kept = toml.read_text(encoding="utf-8")

    toml.unlink()
    read_drills(study)
    assert keys(study) == set()
    with pytest.raises(UsageProblem):
        item_of(study, "add", "numpy")

    toml.write_text(kept, encoding="utf-8")
    read_drills(study)
    assert keys(study) == {"add/numpy", "add/torch"}
    assert state_of(study, "add/numpy") == before
    assert len(history(study, "add/numpy")) == 2


def test_mistake_in_drill_toml_is_a_problem_and_takes_no_history_away(desk: Desk, study: Study) -> None:
    read_drills(study)
    toml = desk.content / "drills" / "add" / "drill.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + "surprise = 1\n", encoding="utf-8")

    assert read_drills(study) == ()

    assert keys(study) == {"add/numpy", "add/torch"}
    assert any("drill.toml" in problem.place.file for problem in study.problems)
    assert drill_states(study) == []


def test_mended_drill_is_seen_without_a_restart(desk: Desk, study: Study) -> None:
    toml = desk.content / "drills" / "add" / "drill.toml"
    good = toml.read_text(encoding="utf-8")
    toml.write_text("no toml", encoding="utf-8")
    read_drills(study)
    assert study.problems

    toml.write_text(good, encoding="utf-8")

    assert [drill.slug for drill in read_drills(study)] == ["add"]
    assert study.problems == ()


def test_users_own_drill_lies_over_the_one_that_ships(desk: Desk, study: Study) -> None:
    write_drill(desk.home.root, "add", minutes=99)

    assert [drill.minutes for drill in read_drills(study)] == [99]
    assert keys(study) == {"add/numpy", "add/torch"}


def test_backend_that_a_drill_loses_retires(desk: Desk, study: Study) -> None:
    read_drills(study)
    write_drill(desk.content, "add", backends=("torch",))

    read_drills(study)

    assert keys(study) == {"add/torch"}


def test_renamed_drill_keeps_its_history_by_its_other_name(desk: Desk, study: Study) -> None:
    sit(study).grade(Rating.GOOD)
    item = item_id(study, "add/numpy")
    (desk.content / "drills" / "add").rename(desk.content / "drills" / "plus")
    write_drill(desk.content, "plus", also=("add",))

    read_drills(study)

    assert keys(study) == {"plus/numpy", "plus/torch"}
    assert item_id(study, "plus/numpy") == item
    assert isinstance(state_of(study, "plus/numpy").memory, Spaced)


def test_cards_and_drills_of_one_name_are_different_items(desk: Desk) -> None:
    desk.write("a.md", card("add"))
    write_drill(desk.content, "add")
    study = desk.open()

    read_drills(study)
    desk.write("a.md", card("other"))
    study = desk.start_again()

    assert keys(study) == {"add/numpy", "add/torch"}
