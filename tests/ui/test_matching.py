"""What is found by a few letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from studyapp.ui.matching import rank


@pytest.mark.parametrize(
    ("query", "name", "found"),
    [
        ("undo", "undo", 0),
        ("UNDO", "Undo an edit", 0),
        ("back", "Take back the last thing done", 1),
        ("ack", "Take back the last thing done", 2),
        ("tkb", "Take back the last thing done", 3),
        ("撤", "撤销上一步", 0),
        ("销", "撤销上一步", 2),
        ("ｕｎｄｏ", "undo", 0),
        ("last take", "Take back the last thing done", 1),
        ("销撤", "撤销上一步", None),
        ("tz", "Take back", None),
        ("", "anything", 0),
    ],
)
def test_ranks(query: str, name: str, found: int | None) -> None:
    assert rank(query, [name]) == found


def test_words_may_be_of_different_names() -> None:
    assert rank("nms 练习", ["nms", "非极大值抑制", "练习"]) == 0


@given(some.text(max_size=30), some.lists(some.text(max_size=30), max_size=4))
def test_anything_may_be_typed(query: str, names: list[str]) -> None:
    assert rank(query, names) in (None, 0, 1, 2, 3)


@given(some.text(min_size=1, max_size=30))
def test_everything_is_found_by_its_own_name(name: str) -> None:
    assert rank(name, [name]) is not None
