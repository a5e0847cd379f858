"""Cards as they are read aloud. The pages are set by hand from rich_card.md; how formulas are said is typeset's."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.i18n import use_language
from studyapp.typeset.formula import spoken
from studyapp.ui.reading import read_aloud

_RICH = Path(__file__).with_name("rich_card.md").read_text(encoding="utf-8")
_PAGE = """\
Normalization of {x}
Both share {mean}, only the range differs, as batch norm
(https://arxiv.org/abs/1502.03167) says.
{block}
over: BN: a channel; LN: a sample
at inference: BN: running {mean}; LN: as in training
method: BN; eps: 1e-5
method: LN; eps: {x}
- {done} first
- {to_do} second
  1. deeper
  2. and more
{quote}
Often said wrongly.
{end_of_quote}
{code}
def f(x):
    return x  # 注释
{end_of_code}
{image} curve
It costs $5 and $10."""
_WORDS = {
    "en": {
        "done": "done:",
        "to_do": "to do:",
        "quote": "quote:",
        "end_of_quote": "end of quote",
        "code": "code:",
        "end_of_code": "end of code",
        "image": "image",
    },
    "zh": {
        "done": "已完成：",
        "to_do": "未完成：",
        "quote": "引用：",
        "end_of_quote": "引用结束",
        "code": "代码：",
        "end_of_code": "代码结束",
        "image": "图",
    },
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_page(language: str) -> None:
    use_language(language)  # type: ignore[arg-type]

    formulas = {"x": spoken("x"), "mean": spoken(r"\mu"), "block": spoken(r"\frac{a}{b}")}
    assert read_aloud(_RICH, 78) == _PAGE.format(**formulas, **_WORDS[language])


@given(st.text(alphabet="a中$*`|-[]()!>#1. \n\\\u001b\u0007_~", max_size=120))
def test_any_text_is_said_in_words_a_terminal_only_shows(source: str) -> None:
    assert not {"\x1b", "\x07", "\r"} & set(read_aloud(source, 40))
