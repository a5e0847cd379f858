"""Line breaking of mixed Chinese and Latin. Expected lines are set by hand from the rules."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.typeset.cells import cell_len, char_cells
from studyapp.typeset.linebreak import breaks, widest_word

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
        ("用了 32 GB 显存", 7, ["用了", "32 GB", "显存"]),
        ("约占 90 % 时间", 8, ["约占", "90 % 时", "间"]),
        ("快了 1.5 ms。", 8, ["快了", "1.5 ms。"]),
        ("about 3 models", 7, ["about 3", "models"]),  # a word, no unit
        ("价格￥100元", 6, ["价格", "￥100", "元"]),
        ("写作「好」的〔甲〕", 8, ["写作", "「好」的", "〔甲〕"]),
        ('他说"好的"再走', 5, ["他说", '"好', '的"再', "走"]),
        ('写 "BN" 时', 6, ["写", '"BN"', "时"]),
        ("it's not 'so'", 8, ["it's not", "'so'"]),
        ("破折——号", 5, ["破", "折——", "号"]),
        ("训练/推理", 6, ["训练/", "推理"]),
        ("好👨\u200d👩\u200d👧好", 6, ["好", "👨\u200d👩\u200d👧", "好"]),
        ("好👍🏻", 4, ["好", "👍🏻"]),
        ("好☺\ufe0f好", 4, ["好☺\ufe0f", "好"]),
        ("中文\u200bab", 4, ["中文\u200b", "ab"]),
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


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (20, ["归一化（Batch Norm）", "在 batch 较小时（如", "4 GB 显存）会失效：", "“均值”不准……故用", "GN。"]),
        (32, ["归一化（Batch Norm）在 batch 较", "小时（如 4 GB 显存）会失效：“均", "值”不准……故用 GN。"]),
        (46, ["归一化（Batch Norm）在 batch 较小时（如 4 GB", "显存）会失效：“均值”不准……故用 GN。"]),
    ],
)
def test_paragraph_at_width(width: int, expected: list[str]) -> None:
    assert lines("归一化（Batch Norm）在 batch 较小时（如 4 GB 显存）会失效：“均值”不准……故用 GN。", width) == expected


@pytest.mark.parametrize(
    ("text", "cells"), [("每个通道", 2), ("a batch，好", 7), ("32 GB of it", 5), ("（范围）", 4), ("x  ", 1), ("", 0)]
)
def test_widest_word(text: str, cells: int) -> None:
    assert widest_word(text) == cells


@given(_MIXED.map(str.strip))
def test_widest_word_is_as_narrow_as_good_breaks_go(text: str) -> None:
    width = widest_word(text)

    if width:
        assert max(map(cell_len, lines(text, width))) <= width
