"""Formats that people have: hashcards, Obsidian's spaced repetition, Anki's text export; which one a file is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.authoring.importing.formats import propose_any
from studyapp.domain.proposal import WAYS, Proposed, Way
from studyapp.errors import ContentError

HASHCARDS = """A deck about norms.

Q: What does BN average over?
A: Each channel,
over the batch.

C: The [gamma] of a norm layer is a [scale].
---
Q: No answer yet?
"""
OBSIDIAN = """# 归一化 #flashcards

BN 统计什么::每个通道 <!--SR:!2024-01-01,3,250-->
LN:::层归一化
`a::b` 是什么::一个名字

什么时候用 GN
?
批量小的时候，
例如检测。

动量的==默认值==是 ==0.1==

std::vector 不是卡片
"""
ANKI = """#separator:tab
#html:true
#notetype column:1
#deck column:2
#tags column:5
Basic\tCV::检测\t什么是 <b>IoU</b>？\t交集&nbsp;/ 并集<br>见 \\(a/b\\) <img src="iou.png">\ttag
Cloze\tCV::检测\t{{c1::NMS}} 按 {{c2::分数::什么}} 排序\t\t
Basic\tCV\t"多行
问题"\t"有 ""引号"" 的
答案"\t
Basic\tCV\t没有答案\t\t
"""


def pairs(proposed: Proposed) -> list[tuple[str, str]]:
    return [(one.question, one.answer) for one in proposed.proposals]


def read(text: str, way: Way = "auto", file: str = "n.md") -> Proposed:
    return propose_any(text.encode(), file, way)


def test_hashcards() -> None:
    proposed = read(HASHCARDS)

    assert pairs(proposed) == [
        ("What does BN average over?", "Each channel,\nover the batch."),
        ("The […] of a norm layer is a scale.", "The **gamma** of a norm layer is a scale."),
        ("The gamma of a norm layer is a […].", "The gamma of a norm layer is a **scale**."),
    ]
    assert [(one.line, one.last, one.kind) for one in proposed.proposals] == [
        (3, 5, "plain_question"),
        (7, 7, "cloze"),
        (7, 7, "cloze"),
    ]
    assert [(one.line, one.question, one.reason) for one in proposed.refused] == [(9, "No answer yet?", "empty")]


def test_brackets_of_links_and_escapes_are_not_hidden() -> None:
    assert pairs(read(r"C: see [this](x) \[0, 1\] and [that]", "hashcards")) == [
        ("see [this](x) [0, 1] and […]", "see [this](x) [0, 1] and **that**")
    ]


def test_obsidian() -> None:
    proposed = read(OBSIDIAN)

    assert pairs(proposed) == [
        ("BN 统计什么", "每个通道"),
        ("LN", "层归一化"),
        ("层归一化", "LN"),
        ("`a::b` 是什么", "一个名字"),
        ("什么时候用 GN", "批量小的时候，\n例如检测。"),
        ("动量的[…]是 0.1", "动量的**默认值**是 0.1"),
        ("动量的默认值是 […]", "动量的默认值是 **0.1**"),
    ]
    assert {one.path for one in proposed.proposals} == {("归一化",)}
    assert [one.line for one in proposed.proposals] == [3, 4, 4, 5, 7, 12, 12]


def test_anki() -> None:
    proposed = read(ANKI, file="export.txt")

    assert pairs(proposed) == [
        ("什么是 **IoU**？", "交集 / 并集\n见 $a/b$ ![](iou.png)"),
        ("[…] 按 分数 排序", "**NMS** 按 分数 排序"),
        ("NMS 按 [什么] 排序", "NMS 按 **分数** 排序"),
        ("多行 问题", '有 "引号" 的\n答案'),
    ]
    assert [one.path for one in proposed.proposals] == [("检测",)] * 3 + [("CV",)]
    assert [one.line for one in proposed.proposals] == [6, 7, 7, 8]
    assert [(one.line, one.reason) for one in proposed.refused] == [(11, "empty")]


def test_a_table_of_two_columns() -> None:
    assert pairs(read("BN,按通道\nLN,按样本\n", file="a.csv")) == [("BN", "按通道"), ("LN", "按样本")]
    assert pairs(read("a;b\n", "anki")) == [("a", "b")]


@pytest.mark.parametrize(
    "text",
    [
        "## C++\n\nstd::vector 与 std::array\n\nstd::move 的作用是什么？\n\n转移所有权。\n",
        "## 对比\n\nQ 是查询\n\nA 是答案\n",
        "**CNN**：卷积\n\n==重点== 一处\n",
    ],
)
def test_ordinary_notes_stay_markdown(text: str) -> None:
    assert propose_any(text.encode(), "n.md") == propose_any(text.encode(), "n.md", "markdown")


def test_the_way_can_be_said() -> None:
    assert pairs(read("a::b", "obsidian")) == []
    assert pairs(read("问::答", "obsidian")) == [("问", "答")]
    assert read("问::答", "markdown").proposals == ()


_LINES = st.sampled_from(
    ["Q: a", "A: b", "C: [x] y [z]", "---", "p::q", "甲::乙", "?", "??", "==h==", "{{c1::k::h}}", "#separator:tab",
     "a\tb", '"', "", "## t", "```", "#flashcards", "{{", "c,d", "<img src=x>", "\\(y\\)"]
)  # fmt: skip


@given(st.sampled_from(WAYS), st.lists(_LINES, max_size=20).map("\n".join) | st.text(max_size=80))
def test_any_text_is_read_any_way(way: Way, text: str) -> None:
    data = text.encode(errors="surrogatepass")
    try:
        proposed = propose_any(data, "n.txt", way)
    except ContentError:
        return
    lines = len(proposed.lines)
    for one in proposed.proposals:
        assert 1 <= one.line <= one.last <= max(lines, 1)
        assert one.question.strip() and one.answer.strip()
