"""Cards: what a good one gives, what every mistake is called and where it is said to be."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.authoring.cards import ParsedFile, parse_cards
from studyapp.domain.card import CardKind, FollowUpKind, Trigger

HERE = Path(__file__).parent
GOOD = (HERE / "good.md").read_text(encoding="utf-8")
FILE = "notes/normalization/batch-norm.md"


def parse(text: str, *, own: bool = False) -> ParsedFile:
    return parse_cards(text.encode(), FILE, own=own)


def told(parsed: ParsedFile) -> list[str]:
    return [str(problem).removeprefix(f"{FILE}:") for problem in parsed.problems]


def edited(old: str, new: str) -> str:
    assert GOOD.count(old) == 1, f"{old!r} occurs {GOOD.count(old)} times"
    return GOOD.replace(old, new)


def test_good_file_has_no_problem_and_two_cards() -> None:
    parsed = parse(GOOD)

    assert told(parsed) == []
    assert [card.card.id for card in parsed.cards] == ["norm-bn-vs-ln", "conv-output-size"]


def test_card_holds_raw_markdown_of_its_parts() -> None:
    card = parse(GOOD).cards[0].card

    assert card.question.zh == "BN 和 LN 有哪些差异？"
    assert card.question.en == "How do batch normalization and layer normalization differ?"
    assert card.prompt == "给定 `x` 的形状 (N, C)。 / Take `x` of shape (N, C)."
    assert card.answer.zh.startswith("| | BN | LN |\n|---|---|---|") and card.answer.zh.endswith("$\\hat{x}$。")
    assert card.answer.en == "- BN: one channel over the batch\n\n      indented code\n- LN: one sample"
    assert card.source == "- Ioffe & Szegedy 2015, arXiv:1502.03167, section 3"
    assert card.errata == "> 常见笔记写反了 momentum。"
    assert (card.topic, card.area, card.level, card.rev) == ("normalization", "normalization", 2, 1)
    assert card.siblings == ("bn",)


def test_key_points_have_ids_weights_and_both_languages() -> None:
    points = parse(GOOD).cards[0].card.key_points

    assert [(point.id, point.weight) for point in points] == [("axis", 2), ("p2", 1), ("p3", 1)]
    assert points[0].text.zh == "BN 按通道，LN 按样本"
    assert points[1].text.en == "the ratio `a / b` and $x / y$ stay whole"
    assert points[2].text.zh == "softmax: 两行的要点" and points[2].text.en == "softmax: a point on two lines"


def test_follow_ups_have_kind_trigger_and_target() -> None:
    follow_ups = parse(GOOD).cards[0].card.follow_ups

    assert [(each.kind, each.trigger, each.target) for each in follow_ups] == [
        (FollowUpKind.WHATIF, Trigger("missing", "axis"), "norm-bn-batch-one"),
        (FollowUpKind.CODE, Trigger("always"), "drill:batch_norm"),
        (FollowUpKind.WHY, Trigger("score", "0.6"), "conv-output-size"),
    ]
    assert follow_ups[0].text.en == "At batch size 1, is `[a](b)` fine?"


def test_proof_keeps_the_line_of_its_first_line() -> None:
    card = parse(GOOD).cards[0]

    (proof,) = card.proofs
    assert GOOD.splitlines()[proof.line - 1] == "import numpy as np"
    assert proof.code.startswith("import numpy as np\n")


def test_parameters_expand_ranges_and_keep_expressions() -> None:
    card = parse(GOOD).cards[1].card

    assert card.kind is CardKind.PARAM and card.parameters
    assert dict(card.parameters.variables) == {"n": (28, 32, 56), "p": (0, 1, 2, 3), "e": (0.5, 0.75, 1.0)}
    assert card.parameters.let == (("ke", "n + 1"),)
    assert card.parameters.slips[0].name.en == "no padding"


def test_rubric_is_read() -> None:
    rubric = parse(GOOD).cards[0].rubric

    assert rubric and rubric.entities == (("BN", ("BN", "批归一化")),)
    assert rubric.points[0].id == "axis" and rubric.points[0].groups == (("channel", "/通道|频道/"),)


def test_lines_of_links_are_kept_for_checks_across_files() -> None:
    card = parse(GOOD).cards[0]

    lines = GOOD.splitlines()
    for what, line in card.lines:
        assert what.split()[-1].removeprefix("drill:") in lines[line - 1]


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_and_byte_order_mark_make_no_difference(newline: str) -> None:
    other = parse_cards(b"\xef\xbb\xbf" + GOOD.replace("\n", newline).encode(), FILE, own=False)

    assert other == parse(GOOD)


def test_hash_follows_what_is_shown_and_nothing_else() -> None:
    before = parse(GOOD).cards[0].content_hash

    assert parse(edited("level: 2", "level: 3")).cards[0].content_hash == before
    assert (
        parse("\n\n".join(GOOD.split("\n# ", 1)[:1]) + "\n\n# " + GOOD.split("\n# ", 1)[1]).cards[0].content_hash
        == before
    )
    assert parse(edited("有哪些差异", "有什么差异")).cards[0].content_hash != before
    assert parse(edited("写反了", "写错了")).cards[0].content_hash != before


MISTAKES = tomllib.loads((HERE / "card_mistakes.toml").read_text(encoding="utf-8"))["mistake"]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["name"])
def test_mistake_is_told_with_its_line_and_remedy(mistake: dict[str, str]) -> None:
    parsed = parse(edited(mistake["old"], mistake["new"]))

    assert told(parsed) == [mistake["problem"]]


def test_warning_and_fault_of_the_front_matter_leave_the_cards_in() -> None:
    assert len(parse(edited("topic: normalization\n", "")).cards) == 2
    assert len(parse(edited("两者都先", "**作用：**先")).cards) == 2


def test_error_takes_only_its_own_card_out() -> None:
    parsed = parse(edited("level: 2", "level: 4"))

    assert [card.card.id for card in parsed.cards] == ["conv-output-size"]


def test_card_with_an_error_is_told_apart_from_one_that_is_gone() -> None:
    assert parse(edited("### 答\n\n| |", "| |")).broken == ("norm-bn-vs-ln",)


def test_very_long_line_is_refused() -> None:
    parsed = parse(edited("两者都先标准化", "长" * 20_001))

    assert told(parsed) == ["27: The line is longer than 20000 characters. Break it into paragraphs."]


def test_source_missing_from_a_users_own_card_is_a_warning() -> None:
    text = edited("### 来源 / Source\n\n- Ioffe & Szegedy 2015, arXiv:1502.03167, section 3\n", "")

    parsed = parse(text, own=True)

    assert [(problem.severity, problem.place.line) for problem in parsed.problems] == [("warning", 8)]
    assert len(parsed.cards) == 2


def test_unclosed_comment_hides_no_other_card() -> None:
    parsed = parse(edited("covers: [bn-vs-ln]\n-->", "covers: [bn-vs-ln]\n"))

    assert told(parsed) == ["9: This comment is never closed. Close it on a line of its own before the next card."]
    assert [card.card.id for card in parsed.cards] == ["conv-output-size"]


def test_unclosed_fence_hides_no_other_card() -> None:
    parsed = parse(edited("assert np.ones(3).sum() == 3\n```", "assert np.ones(3).sum() == 3"))

    assert [line.split(" ", 1)[1] for line in told(parsed)] == [
        "This code fence is never closed. Close it on a line of its own before the next card."
    ]
    assert [card.card.id for card in parsed.cards] == ["conv-output-size"]
    assert parsed.broken == ("norm-bn-vs-ln",)


def test_many_unclosed_comments_are_each_told() -> None:
    card = "## Q\n<!-- card\nid: x\n\n"

    lines = told(parse("---\ntopic: t\narea: a\n---\n" + card * 60))

    assert [int(line.split(":")[0]) for line in lines] == [*range(6, 206, 4), 205]
    assert lines[-1].startswith("205: Reading stops here")


def test_card_comment_away_from_a_heading_is_told() -> None:
    parsed = parse(edited("## 只是正文\n", "## 只是正文\n\ntext\n\n<!-- card\nid: x\n-->\n"))

    assert [line.split(" ", 1)[1] for line in told(parsed)] == [
        "A card comment without a `##` heading directly above it. Put the question as `## ...` on the line above."
    ]


def test_invalid_utf8_spoils_only_its_own_card() -> None:
    parsed = parse_cards(GOOD.encode().replace("再加".encode(), b"\xff"), FILE, own=False)

    assert [line.split(" ", 1)[1] for line in told(parsed)] == ["Byte 0xff is not UTF-8. Save the file as UTF-8."]
    assert [card.card.id for card in parsed.cards] == ["norm-bn-vs-ln"]


def test_card_in_a_fence_is_an_example_not_a_card() -> None:
    parsed = parse(GOOD + "\n````markdown\n## Q\n<!-- card\nid: x\n-->\n````\n")

    assert told(parsed) == [] and len(parsed.cards) == 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 1000,
        b"\xef\xbb\xbf",
        b"\r" * 1000,
        b"---\n" * 1000,
        b"## a\n<!-- card\n" + b"[" * 5000 + b"\n-->\n",
        b"## a\n<!-- card\nid: " + b"{a: " * 3000 + b"\n-->\n",
        b"## a\n<!-- card\nid: 2024-13-45\nlevel: 1:99\nrev: " + b"9" * 5000 + b"\n-->\n",
        b"## a\n<!-- card\n? [a]\n: b\n!!python/object:os.system x: y\n-->\n",
        b"> " * 20000 + b"## a",
        b"- " * 20000,
        b"x" * 3_000_000,
        b"[" * 19_000,
    ],
    ids=lambda data: repr(data[:12]),
)
def test_hostile_bytes_give_problems_not_exceptions(data: bytes) -> None:
    parsed = parse_cards(data, "x.md", own=False)

    assert parsed.cards == () and parsed.problems


PIECES = st.sampled_from(
    [line + "\n" for line in GOOD.splitlines()]
    + [
        "## Q\n",
        "<!-- card\n",
        "-->\n",
        "```\n",
        "$$\n",
        "### 答\n",
        "- a / b\n",
        "\ufeff",
        "\x00",
        "\r",
        "{{",
        "[a]: b\n",
        "  ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=300), st.booleans())
def test_any_text_is_read_without_an_exception(text: str, own: bool) -> None:
    parsed = parse_cards(text.encode(errors="surrogatepass"), "x.md", own=own)

    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= problem.place.line <= lines for problem in parsed.problems)
    assert all(problem.message for problem in parsed.problems)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.integers(0, len(GOOD.encode())))
def test_any_bytes_put_into_a_good_file_are_read_without_an_exception(data: bytes, at: int) -> None:
    good = GOOD.encode()

    parsed = parse_cards(good[:at] + data + good[at:], "x.md", own=False)

    assert parsed.cards or parsed.problems
