"""Cards as text. The golden pages are set by hand: 58 and 76 cells differ only in where the paragraph breaks."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len as rich_cell_len

from studyapp.paths import content_root
from studyapp.typeset.cells import cell_len
from studyapp.ui.widgets.card_text import render_markdown
from studyapp.ui.widgets.runs import wrap_code

_SAMPLE = Path(__file__).with_name("sample_card.md").read_text(encoding="utf-8")
_PARAGRAPHS = {
    30: """\
两者都先标准化为
x̂ = (x-μ)/√(σ²+ε)，差别只在统
计范围。Both share the form;
see eps.""",
    58: """\
两者都先标准化为 x̂ = (x-μ)/√(σ²+ε)，差别只在统计范围。Both
share the form; see eps.""",
    76: """\
两者都先标准化为 x̂ = (x-μ)/√(σ²+ε)，差别只在统计范围。Both share the form;
see eps.""",
}
_WIDE_TABLE = """\
          BN                          LN
────────────────────────────────────────
统计范围  每个通道，跨 batch          xᵢ
推理时    滑动平均            与训练相同"""
_NARROW_TABLE = """\
          BN                LN
──────────────────────────────
统计范围  每个通            xᵢ
          道，跨
          batch
推理时    滑动平均  与训练相同"""
_REST = """\
   o = ⌊(n+2p-k)/s⌋ + 1

1. first
2. second
   ◦ 第二层 nested point

│ 勘误 note

  def f(x):
      return x  # 注释"""


def _text(source: str, width: int) -> str:
    return render_markdown(source, width).plain


@pytest.mark.parametrize(
    ("width", "table"), [(30, _NARROW_TABLE), (58, _WIDE_TABLE), (76, _WIDE_TABLE)], ids=["30", "58", "76"]
)
def test_sample_at_width(width: int, table: str) -> None:
    assert _text(_SAMPLE, width) == f"{_PARAGRAPHS[width]}\n\n{table}\n\n{_REST}"


def test_emphasis_is_styled_where_it_stands() -> None:
    content = render_markdown("中 **粗 *both*** `code`", 40)

    styled = {content.plain[start:end]: style for start, end, style in content.spans}
    assert styled == {"粗 ": "bold", "both": "bold italic", "code": "$accent"}


def test_styles_survive_a_line_break() -> None:
    content = render_markdown("**one two three four five**", 20)

    assert content.plain == "one two three four\nfive"
    assert [content.plain[start:end] for start, end, _style in content.spans] == ["one two three four", "five"]


def test_formula_in_a_cell_and_in_bold() -> None:
    assert _text("| **$\\alpha_1$** |\n|---|\n| $x^2$ |", 40) == "α₁\n──\nx²"


def test_chinese_source_lines_join_without_a_space() -> None:
    assert _text("统计\n范围，\nBN\nand LN", 40) == "统计范围，BN and LN"


def test_table_too_narrow_for_columns_is_set_as_a_list() -> None:
    source = "| a | b | c | d |\n|---|---|---|---|\n| one one | two two | three | four four |"

    assert _text(source, 20) == "a: one one\nb: two two\nc: three\nd: four four"


def test_images_and_links_are_named() -> None:
    assert _text("![curve](a/loss.png) ![](a/loss.png)", 60) == "[image curve] [image loss.png]"
    assert _text("[BN](https://a.b/c), <https://a.b>", 60) == "BN (https://a.b/c), https://a.b"


def test_comments_are_not_shown() -> None:
    assert _text("<!-- card\nid: x\n-->\n\ntext", 30) == "text"


def test_wide_display_formula_breaks_before_its_relation() -> None:
    formula = "$$abcdefgh=ijklmnop+qrstuvw$$"

    assert _text(formula, 26) == "   abcdefgh\n     = ijklmnop + qrstuvw"
    assert _text(formula, 24) == "   abcdefgh = ijklmnop\n     + qrstuvw"


def test_formula_with_unknown_command_is_shown_as_source() -> None:
    assert _text("a $\\foo{x}$ b", 40) == "a \\foo{x} b"


def test_long_code_line_is_cut_where_the_line_ends() -> None:
    assert _text("```\n" + "x" * 30 + "\n```", 22) == f"  {'x' * 20}\n      {'x' * 10}"


_BLOCKS = st.sampled_from(
    [
        "# 标题 heading",
        "- 中文 item\n    - nested\n        - deeper\n            - deepest\n",
        "99999999. long number",
        "> > > quote 引用，很长很长很长很长",
        "| a | b |\n|---|--:|\n| 统计范围 and | $x_i$ |",
        "| a | b | c | d | e | f |\n|---|---|---|---|---|---|\n| 一 | 二 | 三 | 四 | 五 | 六六六六六六六 |",
        "$$\\frac{a}{b}=\\sum_{i=1}^n x_i+\\text{中文中文中文中文中文}$$",
        "```\n\tcode 代码" + "y" * 40 + "\n```",
        "![](x.png) **bold `code`** [l](http://a.b/cccccccccccccccccccccccccccc)",
        "---",
        "&#8;&#13;&#27;[31m \u202e\u200b \ufe0f☺\ufe0f",
    ]
)


@given(st.lists(_BLOCKS | st.text(max_size=60), max_size=5).map("\n\n".join), st.integers(20, 100))
def test_any_text_fits(source: str, width: int) -> None:
    content = render_markdown(source, width)

    assert all(rich_cell_len(line) <= width for line in content.plain.split("\n"))
    assert all(0 <= start < end <= len(content.plain) for start, end, _style in content.spans)


def test_every_card_file_fits_and_is_counted_as_textual_counts() -> None:
    for path in sorted(content_root().glob("notes/*/*.md")):
        text = _text(path.read_text(encoding="utf-8"), 56)
        for line in text.split("\n"):
            assert cell_len(line) == rich_cell_len(line) <= 56


@pytest.mark.parametrize(
    ("line", "broken"),
    [
        ("nms(boxes, scores, iou_threshold) -> keep", ["nms(boxes, scores,", "    iou_threshold)", "    -> keep"]),
        ("boxes   (N, 4)  float32 or float64", ["boxes   (N, 4)", "        float32 or", "        float64"]),
        ("    " + "x" * 30, ["    " + "x" * 16, "        " + "x" * 12, "        " + "x" * 2]),
        ("a       " + "中文" * 6, ["a       " + "中文" * 3, "        " + "中文" * 3]),
        (" " * 30 + "f(x, y, z, w, u, v)", ["     f(x, y, z, w,", "         u, v)"]),
    ],
)
def test_code_is_broken_under_its_last_column(line: str, broken: list[str]) -> None:
    assert wrap_code(line, 20) == broken
