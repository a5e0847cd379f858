"""Drafts of drills survive, and never stand in the way."""

import re

import pytest
from building import Desk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studyapp.judge.starter import LEVELS
from studyapp.study.drill_drafts import Draft, DraftFiles, code_file

drafts = st.builds(
    Draft,
    code=st.text().map(lambda text: text.replace("\r", "")),
    level=st.sampled_from(LEVELS),
    after=st.integers(0, 2**62),
    begun=st.text(),
    seconds=st.floats(0, 1e6),
    hints=st.integers(0, 3),
    answer_seen=st.booleans(),
)


def files(desk: Desk) -> DraftFiles:
    return DraftFiles(desk.home, "nms", "numpy")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(draft=drafts)
def test_draft_comes_back(desk: Desk, draft: Draft) -> None:
    files(desk).save(draft)

    assert files(desk).load() == draft


def test_code_is_a_file_that_any_editor_opens(desk: Desk) -> None:
    files(desk).save(Draft("print('求和')\n", "fill", 0, ""))

    assert (desk.home.drafts / "nms_numpy.py").read_text(encoding="utf-8") == "print('求和')\n"


def test_no_code_is_no_file_of_code(desk: Desk) -> None:
    files(desk).save(Draft(None, "fill", 0, "", seconds=12.0))

    assert not code_file(desk.home, "nms", "numpy").exists()
    assert files(desk).load() == Draft(None, "fill", 0, "", seconds=12.0)


def test_unchanged_draft_is_not_written_again(desk: Desk) -> None:
    mine = files(desk)
    mine.save(Draft("code", "fill", 0, ""))
    code_file(desk.home, "nms", "numpy").unlink()

    mine.save(Draft("code", "fill", 0, "", seconds=2.0))
    assert not code_file(desk.home, "nms", "numpy").exists()
    mine.save(Draft("more code", "fill", 0, "", seconds=2.0))
    assert code_file(desk.home, "nms", "numpy").exists()


def test_removed_draft_is_gone(desk: Desk) -> None:
    mine = files(desk)
    mine.save(Draft("code", "fill", 0, ""))
    mine.remove()

    assert files(desk).load() is None
    assert list(desk.home.drafts.iterdir()) == []


def test_code_comes_back_where_all_about_it_is_lost(desk: Desk) -> None:
    files(desk).save(Draft("code", "fill", 7, "", hints=2))
    (desk.home.drafts / "nms_numpy.json").write_text("{")

    assert files(desk).load() == Draft("code", "blank", None, "")


def test_folder_that_cannot_be_written_is_no_error(desk: Desk) -> None:
    desk.home.drafts.write_text("a file in its place", encoding="utf-8")

    files(desk).save(Draft("code", "fill", 0, ""))

    assert files(desk).load() is None
    files(desk).remove()


def test_draft_that_cannot_be_written_says_why_until_it_can(desk: Desk) -> None:
    desk.home.drafts.write_text("a file where the folder should be")
    mine = files(desk)
    mine.save(Draft("code", "fill", 0, ""))
    assert mine.fault

    desk.home.drafts.unlink()
    mine.save(Draft("code", "fill", 0, ""))
    assert not mine.fault and files(desk).load() == Draft("code", "fill", 0, "")


@pytest.mark.parametrize(
    "wrong", ['"seconds": NaN', '"seconds": Infinity', '"seconds": -1', '"hints": -1', '"after": 1e999']
)
def test_figures_that_cannot_be_are_not_believed(desk: Desk, wrong: str) -> None:
    files(desk).save(Draft("code", "fill", 0, "", hints=2))
    about = code_file(desk.home, "nms", "numpy").with_suffix(".json")
    name = wrong.partition(":")[0]
    about.write_text(re.sub(rf"{name}: [^,}}]+", wrong, about.read_text()))

    found = files(desk).load()

    assert found is not None and (found.code, found.after, found.seconds, found.hints) == ("code", None, 0.0, 0)
