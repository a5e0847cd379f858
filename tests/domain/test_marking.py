"""Each rule of INTERVIEW.md's marking, with the swap and the negation, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.card import Rubric, RubricPoint
from studyapp.domain.marking import Heard, listen

NORMS = Rubric(
    entities=(("BN", ("BN", "batch norm", "批归一化")), ("LN", ("LN", "layer norm", "层归一化"))),
    points=(
        RubricPoint(
            "axis", True, "BN", 1, (("channel", "通道"), ("batch", "批", "样本间")), ("per sample", "每个样本")
        ),
        RubricPoint("running", True, "LN", -1, (("running", "moving average", "滑动平均"),), ()),
        RubricPoint("noise", False, "", 1, (("regulari", "/正则(化)?/"),), ("overfits more", "更容易过拟合")),
    ),
)


def state(answer: str, point: str) -> str:
    return listen(NORMS, answer)[point].state


def said(answer: str, point: str) -> str:
    span = listen(NORMS, answer)[point].evidence
    return answer[slice(*span)] if span else ""


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("BN normalises each channel over the batch.", "found"),
        ("BN 对每个通道在 batch 上统计。", "found"),
        ("批归一化按通道统计，统计范围跨样本间。", "found"),
        ("For each channel, BN takes the mean over the batch", "found"),
        ("It uses the batch.", "missing"),
        ("BN uses the batch. Every channel has a gamma.", "missing"),  # two sentences
        ("BN is per channel, it has a gamma, and a batch is needed", "missing"),  # not neighbours
        ("", "missing"),
        # the swap
        ("LN normalises each channel over the batch.", "reversed"),
        ("层归一化按通道在批上统计。", "reversed"),
        ("LN: each sample. BN: each channel over the batch.", "found"),
        ("LN 按样本；BN 按通道、跨 batch", "found"),
        ("BN is old. Over a batch, per channel, it takes the mean.", "found"),  # the subject is carried over
        ("LN is newer. Over a batch, per channel, it takes the mean.", "reversed"),
        ("LN isn't taken per channel over the batch", "missing"),  # the contrast, not the point itself
        # what is part of a name says nothing
        ("BN, i.e. batch norm, is per channel", "missing"),
        ("批归一化按通道统计", "missing"),
        # the negation
        ("BN doesn't normalise each channel over the batch.", "reversed"),
        ("BN 不是按通道在批上统计。", "reversed"),
        ("It is not true that BN doesn't normalise each channel over the batch.", "found"),
        ("BN 不可能不按通道在批上统计", "found"),
        # words that only look like negations
        ("BN normalises not only each channel over the batch", "found"),
        ("BN 不仅按通道在批上统计", "found"),
        ("BN 不过是按通道在批上统计", "found"),
        ("看 BN 能不能按通道在批上统计", "found"),
        ("BN 反而按通道，在批上统计", "found"),
        ("BN 按通道在批上统计，不淹没小样本", "found"),
        ("BN 不同步地按通道在批上统计", "reversed"),
        ("BN hardly normalises each channel over the batch", "reversed"),
        ("BN 很少按通道在批上统计", "reversed"),
        ("BN normalises each sample rather than each channel over the batch", "reversed"),
        ("BN takes each channel over the batch instead of a sample", "found"),
        # two clauses that are negated each
        ("BN 不按通道，也不在批上统计", "reversed"),
        ("BN isn't per channel, nor over the batch", "reversed"),
        ("不同批里 BN 按通道统计", "found"),
        # misconceptions
        ("BN normalises per sample.", "reversed"),
        ("BN 对每个样本做归一化", "reversed"),
        ("BN is per channel over the batch, not per sample.", "found"),
        ("BN 按通道、跨批统计，而不是每个样本", "found"),
        ("LN is per sample.", "missing"),
        # both at once is no evidence
        ("BN takes each channel over the batch. BN never takes each channel over the batch.", "reversed"),
    ],
)
def test_a_point_with_a_subject(answer: str, expected: str) -> None:
    assert state(answer, "axis") == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("LN needs no running statistics", "found"),
        ("LN has no moving averages", "found"),
        ("LN 不需要滑动平均", "found"),
        ("LN keeps running statistics", "reversed"),
        ("LN 要用滑动平均", "reversed"),
        ("BN needs no running statistics", "reversed"),
        ("BN 用滑动平均，LN 不用", "missing"),  # what LN does without isn't named in its clause
        ("BN 用滑动平均，LN 没有滑动平均", "found"),
    ],
)
def test_a_point_that_says_no(answer: str, expected: str) -> None:
    assert state(answer, "running") == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("有轻微的正则化效果", "found"),
        ("没有正则效果", "reversed"),
        ("更容易过拟合", "reversed"),
        ("it overfits more", "reversed"),
        ("it never overfits more", "missing"),
    ],
)
def test_a_point_about_anything(answer: str, expected: str) -> None:
    assert state(answer, "noise") == expected


def test_a_word_ends_at_a_letter_but_not_at_a_chinese_one() -> None:
    assert state("用BN按channel在batch上统计", "axis") == "found"
    assert state("the SBNS takes subchannelling and rebatching", "axis") == "missing"


def test_words_may_be_joined_or_in_the_plural() -> None:
    assert state("batch-norm takes channels over batches", "axis") == "found"
    assert state("BatchNorm takes channels over a batch", "axis") == "found"


def test_a_dot_inside_a_number_or_name_ends_no_sentence() -> None:
    assert state("nn.BatchNorm2d is batch norm: with momentum 0.1 each channel over the batch", "axis") == "found"


def test_the_evidence_is_the_clause_or_both() -> None:
    assert said("Well, BN takes each channel over the batch, I think.", "axis") == (
        "BN takes each channel over the batch"
    )
    assert said("批归一化按通道统计，统计范围跨样本间。", "axis") == "批归一化按通道统计，统计范围跨样本间"
    assert said("LN 要用滑动平均。", "running") == "LN 要用滑动平均"
    assert said("nothing", "axis") == ""


@given(st.text(st.sampled_from("BNLN 通道批batch channel不not,.。，；而"), max_size=60))
def test_any_text_is_heard_and_its_evidence_lies_within(answer: str) -> None:
    heard = listen(NORMS, answer)

    assert list(heard) == ["axis", "running", "noise"]
    for one in heard.values():
        assert (one.evidence is None) == (one.state == "missing")
        if one.evidence:
            first, last = one.evidence
            assert 0 <= first < last <= len(answer) and answer[first:last].strip() == answer[first:last]


@given(st.text(max_size=80))
def test_a_rubric_without_points_hears_nothing(answer: str) -> None:
    assert listen(Rubric((), ()), answer) == {}
    assert Heard("a", "missing").evidence is None
