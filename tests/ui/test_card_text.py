"""Cards as text. The golden pages are set by hand: 58 and 76 cells differ only in where the paragraph breaks."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len as rich_cell_len

from studyapp.paths import content_root
from studyapp.typeset.cells import cell_len
from studyapp.ui.typography import Look, look, use_look
from studyapp.ui.widgets.card_inline import Picture, target_of
from studyapp.ui.widgets.card_text import pictures, render_markdown
from studyapp.ui.widgets.runs import plain, wrap_code

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
       ⎢n + 2p - k⎥
   o = ⎢──────────⎥ + 1
       ⎣    s     ⎦

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

    assert _text(source, 20) == "a: one one\n  b: two two\n  c: three\n  d: four four"


def test_images_and_links_are_named() -> None:
    assert _text("![curve](a/loss.png) ![](a/loss.png)", 60) == "[image curve] [image loss.png]"
    assert _text("[BN](https://a.b/c), <https://a.b>", 60) == "BN (https://a.b/c), https://a.b"


def test_comments_are_not_shown() -> None:
    assert _text("<!-- card\nid: x\n-->\n\ntext", 30) == "text"


@pytest.mark.parametrize(
    ("width", "rows"), [(26, ["abcdefgh", "= ijklmnop + qrstuvw"]), (24, ["abcdefgh = ijklmnop", "+ qrstuvw"])]
)
def test_wide_display_formula_breaks_before_a_sign(width: int, rows: list[str]) -> None:
    text = _text("$$abcdefgh=ijklmnop+qrstuvw$$", width)

    assert [row.strip() for row in text.split("\n")] == rows


def test_formula_with_unknown_command_is_shown_as_source() -> None:
    assert _text("a $\\foo{x}$ b", 40) == "a \\foo{x} b"


def test_long_code_line_is_cut_where_the_line_ends() -> None:
    assert _text("```\n" + "x" * 30 + "\n```", 22) == f"  {'x' * 20}\n      {'x' * 10}"


def test_levels_of_headings_are_told_apart_without_colour() -> None:
    looks = set()
    for level in range(1, 6):
        content = render_markdown("#" * level + " 标题", 40)
        looks.add((content.plain, *(str(style) for _start, _end, style in content.spans)))

    assert len(looks) == 5
    assert _text("# 标题 $x^2$", 40) == "标题 x²\n━━━━━━━"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("0. zero\n1. one", "0. zero\n1. one"),
        ("9. nine\n10. ten", " 9. nine\n10. ten"),
        ("3) three", "3) three"),
        ("- [ ] open\n- [x] done\n- [y] text", "[ ] open\n[✓] done\n• [y] text"),
        ("- a\n    - b\n        - c", "• a\n  ◦ b\n    • c"),
        ("- a\n\n  $$x$$\n- b", "• a\n\n     x\n\n• b"),
        ("> $x^2$\n>\n> - `c`", "│ x²\n│\n│ • c"),
        ("a  \nb\\\nc<br>d<!-- no -->", "a\nb\nc\nd"),
        ("AT&amp;T &lt; &alpha;", "AT&T < α"),
        ("~~gone~~ *x* __y__", "gone x y"),
        ("前文\n$$x^2$$\n后文", "前文\n\n   x²\n\n后文"),
        ("句中 $$x^2$$ 不断开", "句中 x² 不断开"),
        ("| a | b |\n|---|--:|\n| `x` | $x^2$<br>y |", "a   b\n─────\nx  x²\n    y"),
        ("$5 和 $10", "$5 和 $10"),
    ],
)
def test_markdown(source: str, shown: str) -> None:
    assert _text(source, 40) == shown


def test_strike_and_link_are_styled() -> None:
    content = render_markdown("~~旧~~ [BN](https://a.b) [own](other.md#id) ![c](c.png)", 60)

    styled = {content.plain[start:end]: str(style) for start, end, style in content.spans}
    assert styled["旧"] == "strike" and "own" not in styled
    assert "screen.open_link" in styled["BN"] and "screen.open_image" in styled["[image c]"]


def test_address_can_not_be_an_action() -> None:
    source = "![x](a'\\)@click=app.quit\\(')"
    (style,) = (str(style) for _start, _end, style in render_markdown(source, 60).spans)

    assert "quit" not in style and target_of(style.partition("('")[2].partition("'")[0]).startswith("a'")


def test_code_is_coloured_and_broken_with_its_colours() -> None:
    content = render_markdown('```python\nreturn "' + "x" * 40 + '"\n```', 30)

    assert content.plain.split("\n")[1].startswith('      "x')
    assert [content.plain[start:end] for start, end, style in content.spans if style == "$code-keyword"] == ["return"]
    assert sum(style == "$code-string" for _start, _end, style in content.spans) >= 2


def test_pictures_of_a_text() -> None:
    found = pictures("![a](x.png) `![no](n.png)`\n\n- ![](d/y.png) ![a](x.png)")

    assert found == [Picture("a", "x.png"), Picture("y.png", "d/y.png")]


_MIXED_TABLE = "| 方法 | 统计范围 |\n|---|---|\n| BN | 每个通道（跨 batch），推理时用滑动平均；占 90 % 以上 |"
_MIXED_LIST = "- 训练时“均值”取自当前 batch（即 32 GB 显存所能容纳者）；推理时则不然……"


def test_cells_and_items_keep_the_rules_of_punctuation() -> None:
    assert (
        _text(_MIXED_TABLE, 28)
        == """\
方法  统计范围
────────────────────────────
BN    每个通道（跨 batch），
      推理时用滑动平均；占
      90 % 以上"""
    )
    assert (
        _text(_MIXED_LIST, 26)
        == """\
• 训练时“均值”取自当前
  batch（即 32 GB 显存所能
  容纳者）；推理时则不然……"""
    )


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
        "1. [x] 任务\n    1. $$\\frac{a}{\\sqrt{b}}$$\n\n       ```python\n       def f(): pass  # 注释\n       ```",
        "> | a | $x$ | `c` |\n> |---|---|---|\n> | ~~很长很长很长很长很长的~~ | b<br>c | ![](y.png) |",
        "text\n$$\\begin{cases}a&b\\\\c&d\\end{cases}$$\nmore",
        "[bold red]no markup[/] [@click=app.quit]x[/] \\[$text] {{x}}",
        "---",
        "&#8;&#13;&#27;[31m \u202e\u200b \ufe0f☺\ufe0f",
    ]
)


_LOOKS = st.builds(
    Look, st.sampled_from(["stacked", "line", "source", "spoken"]), st.sampled_from(["unicode", "ascii"]), st.booleans()
)


@given(st.lists(_BLOCKS | st.text(max_size=60), max_size=5).map("\n\n".join), st.integers(20, 100), _LOOKS)
def test_any_text_fits_and_holds_nothing_a_terminal_would_obey(source: str, width: int, chosen: Look) -> None:
    before = look()
    use_look(chosen)
    try:
        content = render_markdown(source, width)
    finally:
        use_look(before)

    assert all(rich_cell_len(line) <= width for line in content.plain.split("\n"))
    assert all(0 <= start < end <= len(content.plain) for start, end, _style in content.spans)
    assert not any(unicodedata.category(char) == "Cc" for char in content.plain.replace("\n", ""))


def test_text_is_no_markup() -> None:
    content = render_markdown("[bold]a[/] \\[@click=app.quit]b", 40)

    assert content.plain == "[bold]a[/] [@click=app.quit]b" and content.spans == []


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
        ("f(x, y)  # comment", ["f(x, y)  # comment"]),
        ("f(x, y, z)  # comment", ["f(x, y, z)", "    # comment"]),
        ("    " + "x" * 30, ["    " + "x" * 16, "        " + "x" * 12, "        " + "x" * 2]),
        ("a       " + "中文" * 6, ["a       " + "中文" * 3, "        " + "中文" * 3]),
        (" " * 30 + "f(x, y, z, w, u, v)", ["     f(x, y, z, w,", "         u, v)"]),
    ],
)
def test_code_is_broken_under_its_last_column(line: str, broken: list[str]) -> None:
    assert [plain(piece) for piece in wrap_code([(line, "")], 20)] == broken
