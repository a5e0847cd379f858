"""Line breaking of mixed Chinese and Latin. Expected lines are set by hand from the rules."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.typeset.cells import cell_len, char_cells
from studyapp.typeset.linebreak import breaks

_MIXED = st.text(alphabet="ab 1-/.,()中文，。（）“”…—x̂é\u0302\u00a0", max_size=80)
_NEVER_FIRST = "，。、；：？！）」』】》”…"
_NEVER_LAST = "（「『【《“"


def lines(text: str, width: int) -> list[str]:
    return [text[start:end].rstrip(" ") for start, end in pairwise([0, *breaks(text, width), len(text)])]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("The price is that", 8, ["The", "price is", "that"]),
        ("统计范围不同", 8, ["统计范围", "不同"]),
        ("统计范围", 5, ["统计", "范围"]),
        ("用BatchNorm时", 10, ["用", "BatchNorm", "时"]),
        ("训练 BatchNorm", 10, ["训练", "BatchNorm"]),
        ("统计范围，不同", 8, ["统计范", "围，不同"]),
        ("统计（范围）大", 6, ["统计", "（范", "围）大"]),
        ("统计“范围”大", 5, ["统计", "“范", "围”大"]),
        ("好……吧", 4, ["好……", "吧"]),
        ("好BN，吧", 4, ["好", "BN，", "吧"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("a abcdefghij", 4, ["a", "abcd", "efgh", "ij"]),
        ("see https://a.b/cde", 9, ["see", "https://", "a.b/cde"]),
        ("a    b", 3, ["a", "b"]),
        ("abc    ", 3, ["abc"]),
        ("f(x)中f(x)", 6, ["f(x)中", "f(x)"]),
        ("x\u0302x\u0302x\u0302", 2, ["x\u0302x\u0302", "x\u0302"]),
    ],
)
def test_lines(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


def test_no_break_where_it_fits() -> None:
    assert breaks("统计 range", 10) == []


@given(_MIXED, st.integers(2, 30))
def test_offsets_rise_and_lines_fit(text: str, width: int) -> None:
    offsets = breaks(text, width)

    assert all(a < b for a, b in pairwise([0, *offsets, len(text)])) or not offsets
    assert all(cell_len(line) <= width for line in lines(text, width))


_PHRASES = st.sampled_from(["中", "文字，", "字。", "（范围）", "“统计”，", "BN", "和、", "「训练」", "y(x)", "……"])


@given(st.lists(_PHRASES, max_size=30).map("".join), st.integers(16, 30))
def test_kinsoku(text: str, width: int) -> None:
    for before, after in pairwise(lines(text, width)):
        assert after[0] not in _NEVER_FIRST or "…………" in before + after
        assert before[-1] not in _NEVER_LAST


@given(st.lists(st.text("abc", min_size=1, max_size=8), max_size=20), st.integers(8, 30))
def test_no_word_that_fits_is_broken(words: list[str], width: int) -> None:
    assert [word for line in lines(" ".join(words), width) for word in line.split()] == words


@given(st.text(alphabet="e\u0301\u0302中", max_size=40), st.integers(2, 6))
def test_combining_marks_stay_with_their_base(text: str, width: int) -> None:
    assert all(char_cells(text[offset]) > 0 for offset in breaks(text, width))
