"""What notes become: the rules by kind of title, what is left out, and places that are those of the file."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.authoring.importing.proposing import propose as propose_note
from studyapp.authoring.importing.reading import read_note
from studyapp.domain.proposal import Picture, Proposal, Proposed
from studyapp.errors import ContentError

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="


def propose(data: bytes, file: str) -> Proposed:
    return propose_note(read_note(data, file), file)


def read(text: str) -> Proposed:
    return propose(text.encode(), "n.md")


def only(text: str) -> Proposal:
    (proposal,) = read(text).proposals
    return proposal


def kinds(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.question) for one in read(text).proposals]


def refused(text: str) -> list[tuple[int, str, str]]:
    return [(one.line, one.question, one.reason) for one in read(text).refused]


def test_a_heading_owns_the_text_up_to_the_next_title() -> None:
    proposed = read("# 网络\n\n## ResNet\n\n跳跃连接。\n\n### 瓶颈\n\n先降维。\n再升维。\n\n## DenseNet\n密集连接\n")

    assert [(p.question, p.answer, p.path, p.line, p.first, p.last) for p in proposed.proposals] == [
        ("ResNet", "跳跃连接。", ("网络",), 3, 5, 5),
        ("瓶颈", "先降维。\n再升维。", ("网络", "ResNet"), 7, 9, 10),
        ("DenseNet", "密集连接", ("网络",), 12, 13, 13),
    ]
    assert refused("# 网络\n\n## ResNet\n\n跳跃连接。\n") == [(1, "网络", "container")]


@pytest.mark.parametrize(
    ("title", "question"),
    [
        ("**1. What is BN?**", "What is BN?"),
        ("**2、什么是过拟合**", "什么是过拟合"),
        ("1. **为什么用 ReLU？**", "为什么用 ReLU？"),
        ("**Q3：BN 和 LN 有什么区别？**", "BN 和 LN 有什么区别？"),
        ("（4）**如何选择学习率**", "如何选择学习率"),
        ("**Why does momentum help**?", "Why does momentum help？"),
    ],
)
def test_bold_questions_numbered_or_not(title: str, question: str) -> None:
    text = f"## 一\n\n前文\n\n## 二\n\n引言\n\n{title}\n\n因为如此。\n"

    assert (("bold_question", question)) in kinds(text)
    assert next(p.answer for p in read(text).proposals if p.question == question) == "因为如此。"


def test_bold_question_and_answer_in_one_paragraph() -> None:
    assert only("**什么是 IoU？**\n交集除以并集。\n").answer == "交集除以并集。"
    assert only("**什么是 IoU？** 交集除以并集。\n").answer == "交集除以并集。"


def test_bold_titles_only_in_flat_notes() -> None:
    flat = "# 笔记\n\n**Dropout**\n\n随机置零。\n\n**IoU**\n\n交并比。\n"
    headed = "## 正则化\n\n**Dropout**\n\n随机置零。\n\n## 度量\n\n交并比。\n"

    assert kinds(flat) == [("bold_title", "Dropout"), ("bold_title", "IoU")]
    assert kinds(headed) == [("heading", "正则化"), ("heading", "度量")]


def test_aspects_stay_in_the_answer_they_belong_to() -> None:
    text = "**YOLO**\n\n单阶段检测。\n\n**缺点**:\n\n小目标差。\n\n优点：速度快\n"

    assert only(text).question == "YOLO"
    assert "小目标差" in only(text).answer and "速度快" in only(text).answer


def test_definitions_of_flat_notes() -> None:
    text = "步幅：卷积核每次移动的距离\n\n**填充**：在边上补零\n\n网址: https://example.org\n\n主要包括：三个部分\n"

    assert kinds(text) == [("definition", "步幅"), ("definition", "填充")]


def test_plain_question_lines() -> None:
    text = "## 训练\n\n什么时候用 BN？\n\n批量大的时候。\n\n为什么？\n\n因为统计量准。\n"

    assert kinds(text) == [("plain_question", "什么时候用 BN？")]
    assert only(text).answer == "批量大的时候。\n\n为什么？\n\n因为统计量准。"
    assert only("Q: 什么是 AP\nA: 曲线下的面积\n").answer == "曲线下的面积"


def test_a_quoted_question_is_no_title() -> None:
    assert kinds("## A\n\n它回答的是“怎么做？”\n\n后文\n") == [("heading", "A")]


def test_questions_of_a_list_make_cards_each() -> None:
    text = (
        "## 面试\n\n1. **什么是 AP？**\n   曲线下的面积。\n2. **什么是 mAP？**\n   各类 AP 的平均。\n\n   还有阈值。\n"
    )

    assert [(p.question, p.answer, p.line) for p in read(text).proposals] == [
        ("什么是 AP？", "曲线下的面积。", 3),
        ("什么是 mAP？", "各类 AP 的平均。\n\n还有阈值。", 5),
    ]


def test_a_question_without_an_answer_is_listed() -> None:
    assert refused("## 一\n\n正文\n\nCNN 能用 LN 吗？\n\n## 二\n") == [
        (5, "CNN 能用 LN 吗？", "empty"),
        (7, "二", "empty"),
    ]


def test_links_at_the_ends_become_references() -> None:
    proposal = only(
        "## BN\n\n[一篇](https://a.org/1)\n\n见 https://b.org 的图。正文\n\n另一篇\n\n<https://c.org>\n\n## 空\n"
    )

    assert proposal.references == ("[一篇](https://a.org/1)", "[另一篇](https://c.org)")
    assert proposal.answer == "见 https://b.org 的图。正文"
    assert "references" in proposal.flags


def test_left_out_with_the_reason() -> None:
    text = "# 目录\n\n## 链接\n\n[a](https://a.org)\n\n## 图\n\n![](x.png)\n\n## 空\n\n" + "## 一样\n\n同文\n\n" * 2

    assert refused(text) == [
        (1, "目录", "container"),
        (3, "链接", "link_only"),
        (7, "图", "image_only"),
        (11, "空", "empty"),
        (17, "一样", "repeat"),
    ]


def test_an_article_above_a_link_is_no_card() -> None:
    text = "**CNN**\n\n卷积网络。\n\n一篇讲感受野的好文章\n\n[https://a.org](https://a.org)\n\n**池化**\n\n降采样。\n"

    assert kinds(text) == [("bold_title", "CNN"), ("bold_title", "池化")]
    assert refused(text) == [(5, "一篇讲感受野的好文章", "article_link")]


def test_text_below_such_a_link_is_a_card_nobody_is_sure_of() -> None:
    text = "**CNN**\n\n卷积网络。\n\n感受野怎么算\n\nhttps://a.org/x\n\n逐层累乘步幅。\n"
    proposal = read(text).proposals[1]

    assert (proposal.question, proposal.answer, proposal.confident) == ("感受野怎么算", "逐层累乘步幅。", False)


def test_headings_as_people_write_them() -> None:
    assert kinds("###没有空格\n正文\n\n＃＃ 全角\n正文二\n\n#include <x>\n") == [
        ("heading", "没有空格"),
        ("heading", "全角"),
    ]
    assert kinds("## 3. 标题 ##\n正文\n") == [("heading", "标题")]
    assert kinds("## 3D 卷积\n正文\n\n## 1 x 1 卷积\n文\n") == [("heading", "3D 卷积"), ("heading", "1 x 1 卷积")]


def test_code_is_never_a_title_and_indented_prose_never_code() -> None:
    text = "## A\n\n```python\n# 标题？\n**粗体？**\n```\n\n    缩进\n\n    **缩进的问题是什么？**\n\n    回答\n"

    assert kinds(text) == [("heading", "A"), ("bold_question", "缩进的问题是什么？")]


def test_lines_are_those_on_disk() -> None:
    text = f"\ufeff## A\r\n\r\n![x](data:image/png;base64,{PIXEL})\r\n正文\r\r## B\r\n文\n"
    proposed = propose(text.encode(), "n.md")

    assert [(p.question, p.line) for p in proposed.proposals] == [("A", 1), ("B", 6)]
    (picture,) = proposed.proposals[0].pictures
    assert proposed.embedded[picture.sha256].startswith(b"\x89PNG")
    assert PIXEL not in proposed.proposals[0].answer


def test_an_image_whose_name_runs_over_blank_lines() -> None:
    proposal = only("## A\n\n![a picture of\n\na net](..\\images\\n%20et.png)\n\n正文\n\n## B\n")

    assert proposal.pictures == (Picture("a picture of a net", "..\\images\\n%20et.png"),)
    assert proposal.answer.endswith("正文")


def test_what_a_terminal_would_obey_is_gone() -> None:
    assert only("## A\n\n\x1b[31mred\x07 \u202eabc\n").answer == "[31mred abc"


def test_a_vague_title_needs_its_path() -> None:
    flags = {p.question: p.flags for p in read("## L1\n\n绝对值\n\n### 几何解释\n\n菱形\n\n### V2\n\n改进\n").proposals}

    assert "needs_path" in flags["几何解释"] and "needs_path" in flags["V2"] and "needs_path" not in flags["L1"]


@pytest.mark.parametrize(
    ("data", "where", "words"),
    [
        ("标题\n正文".encode("gb18030"), "n.md:1", "UTF-8"),
        (b"ok\nok\n\xff\xff", "n.md:3", "0xff"),
        (b"\x7fELF\0\0", "n.md", "no text"),
        (b"x" * 5_000_001, "n.md", "5.0 MB"),
    ],
)
def test_what_is_no_note_is_refused_in_words(data: bytes, where: str, words: str) -> None:
    with pytest.raises(ContentError) as caught:
        propose(data, "n.md")

    assert caught.value.where == where and words in caught.value.what


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1_000_000,
        "[" * 1_000_000,
        "*" * 1_000_000,
        "\n".join("  " * depth + "- a" for depth in range(200)),
        "".join(f"# 标题{n}\n" for n in range(5000)),
        "".join(f"**什么是{n}？**\n\n答{n}\n\n" for n in range(5000)),
        "![" * 20_000,
        "`" * 50_000 + "\n$" * 20_000,
    ],
    ids=["line", "brackets", "stars", "nested", "headings", "questions", "images", "ticks"],
)
def test_hostile_notes_end_soon(text: str) -> None:
    begun = time.process_time()

    read(text)

    assert time.process_time() - begun < 20


_LINES = st.sampled_from(
    ["# A", "##B", "**C？**", "**D**", "E：f", "g？", "- **H？**", "  i", "1. j？", "[k](l)", "![m](n)", "", "", "```",
     "$$", "---", "| a | b |", "|---|---|", "> q", "<!-- x -->", "o", "    p", "![r", "s](t)", "===", "\tu", "A: v"]
)  # fmt: skip


@given(st.lists(_LINES, max_size=30).map("\n".join) | st.text(max_size=200))
def test_any_text_is_read_in_order_with_places_inside_it(text: str) -> None:
    data = text.encode(errors="surrogatepass")
    try:
        proposed = propose(data, "n.md")
    except ContentError:
        return
    lines = data.decode(errors="replace").replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1

    assert [p.line for p in proposed.proposals] == sorted({p.line for p in proposed.proposals})
    for one in proposed.proposals:
        assert 1 <= one.line <= one.first <= one.last <= lines
        assert one.question.strip() and one.answer.strip()
        assert not any(ord(char) < 32 and char not in "\n\t" for char in one.question + one.answer)
    assert propose(data, "n.md") == proposed


def test_an_id_written_under_a_title_is_read_and_isn_t_shown() -> None:
    proposed = read("## A\n<!-- card id: n-1a -->\n\n正文\n\n**B 是什么？**\n<!-- card id: n-2b -->\n答\n")

    assert proposed.ids == ("n-1a", "n-2b")
    assert [p.answer for p in proposed.proposals] == ["正文", "答"]


def test_a_line_above_an_image_is_no_article() -> None:
    text = "**池化**\n\n降采样。\n\n输出大小的公式是\n\n![](f.png)\n\n其中 K 是核。\n\nV2：用两层\n\n![](g.png)\n"

    assert kinds(text) == [("bold_title", "池化"), ("definition", "V2")]
