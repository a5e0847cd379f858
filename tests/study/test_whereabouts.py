"""What is kept of where the user was."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from studyapp.home import Home
from studyapp.study.whereabouts import Desk, Whereabouts, WhereaboutsFile

JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False) | some.text(max_size=5),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=5), inner, max_size=3),
)
FIELDS = some.sampled_from(sorted(Whereabouts.__dataclass_fields__))


def kept_file(home: Home) -> Path:
    return home.root / "where-you-were.json"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_what_was_kept_comes_back(home: Home) -> None:
    where = Whereabouts("en", "zh", True, "losses", "nms torch", "torch", "detection")
    where.found_words, where.found_state, where.found_leech, where.found_item = "归一", "new", True, 7
    where.sit_at("nms torch", Desk("results", 12, 3, 8))

    WhereaboutsFile(home).keep(where)

    assert WhereaboutsFile(home).load() == where


def test_nothing_kept_is_the_default(home: Home) -> None:
    assert WhereaboutsFile(home).load() == Whereabouts()


@pytest.mark.parametrize("text", ["", "{]", "[]", "null", "7", "[" * 5000, '{"desks": 3}', '{"desks": {"a": null}}'])
def test_garbage_is_the_default(home: Home, text: str) -> None:
    kept_file(home).write_text(text, encoding="utf-8")

    where = WhereaboutsFile(home).load()

    assert where.desks in ({}, {"a": Desk()}) and where.language == ""


def test_bytes_that_are_no_text_are_the_default(home: Home) -> None:
    kept_file(home).write_bytes(b"\xff\xfe{}")

    assert WhereaboutsFile(home).load() == Whereabouts()


@given(some.dictionaries(FIELDS, JSON))
def test_any_json_gives_values_of_the_right_kind(tmp_path_factory: pytest.TempPathFactory, kept: object) -> None:
    home = Home(tmp_path_factory.mktemp("home"))
    kept_file(home).write_text(json.dumps(kept), encoding="utf-8")

    where = WhereaboutsFile(home).load()

    assert where.content_language("zh") in ("zh", "en")
    for desk in where.desks.values():
        assert type(desk.pane) is str and min(desk.row, desk.column, desk.top) >= 0
    WhereaboutsFile(home).keep(where)
    assert WhereaboutsFile(home).load() == where


def test_one_bad_value_does_not_take_the_others_along(home: Home) -> None:
    kept = {"area": "losses", "source": "yes", "desks": {"nms torch": {"row": -1, "column": 4}}}
    kept_file(home).write_text(json.dumps(kept), encoding="utf-8")

    where = WhereaboutsFile(home).load()

    assert (where.area, where.source, where.desks) == ("losses", False, {"nms torch": Desk(column=4)})


def test_only_the_desks_used_last_are_kept(home: Home) -> None:
    where = Whereabouts()
    for number in range(60):
        where.sit_at(f"drill{number}", Desk(row=number))
    where.sit_at("drill20", Desk(row=1))
    WhereaboutsFile(home).keep(where)

    desks = WhereaboutsFile(home).load().desks

    assert len(desks) == 40 and list(desks)[-1] == "drill20" and "drill19" not in desks


def test_a_language_chosen_with_a_key_stays_until_the_configuration_changes() -> None:
    where = Whereabouts()
    assert where.content_language("zh") == "zh"

    where.choose_language("en", "zh")

    assert where.content_language("zh") == "en"
    assert where.content_language("en") == "en"
    where.choose_language("zh", "en")
    assert where.content_language("zh") == "zh"


def test_nothing_is_written_while_nothing_changes(home: Home) -> None:
    kept = WhereaboutsFile(home)
    where = kept.load()
    kept.keep(where)
    assert not kept_file(home).exists()

    where.area = "losses"
    kept.keep(where)
    kept_file(home).unlink()
    kept.keep(where)

    assert not kept_file(home).exists()


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file", encoding="utf-8")

    WhereaboutsFile(Home(tmp_path / "home")).keep(Whereabouts(area="losses"))
