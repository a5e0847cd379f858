"""Formulas on one line; the table of examples is formulas.md."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.typeset.formula import one_line, stacked, unknown_commands

_EXAMPLES = re.findall(
    r"^(.+?) +=> +(.+)$", Path(__file__).with_name("formulas.md").read_text(encoding="utf-8"), re.MULTILINE
)
_SOUP = r"""\frac \sqrt \left( \right) \left| \right. \begin{cases} \end{cases} \\ & { } _ ^ ' ( ) [ ] | \| \{ \} x 12
    + - / = , \alpha \sum \log \text{中} \hat \mathrm \quad \, \foo \bar{x} % ~ \operatorname \substack"""
_PIECES = st.sampled_from(_SOUP.split())


def test_the_examples_are_found() -> None:
    assert len(_EXAMPLES) > 100


@pytest.mark.parametrize(("latex", "shown"), _EXAMPLES, ids=[latex for latex, _ in _EXAMPLES])
def test_reads_as_in_the_table(latex: str, shown: str) -> None:
    assert one_line(latex) == unicodedata.normalize("NFC", shown)


def test_aligned_rows_are_lines() -> None:
    assert len(stacked(r"\begin{aligned}a&=b\\&=c\end{aligned}", 80)) == 2
    assert stacked(r"a=b", 80) == ("a = b",)


def test_unknown_commands_are_named_once_in_order() -> None:
    latex = r"\foo{x}+\frac{\baz}{\begin{tikz}\foo\end{tikz}}"

    assert unknown_commands(latex) == ("\\foo", "\\baz", "\\begin{tikz}")
    assert unknown_commands(r"\frac{\alpha}{\sqrt{2}}") == ()


def test_source_of_several_lines_stays_on_one() -> None:
    assert one_line("\\foo\nx\n") == "\\foo x"


@given(st.lists(_PIECES, max_size=14).map(" ".join) | st.text(max_size=40))
def test_never_raises_and_stays_on_one_line(latex: str) -> None:
    shown = one_line(latex)

    assert "\n" not in shown
    unknown_commands(latex)


def test_deep_nesting_falls_back_to_the_source() -> None:
    latex = "{" * 5000 + "}" * 5000

    assert one_line(latex) == latex


@given(
    st.integers(0, 3), st.sampled_from(["a", "a+b", "ab", "-a"]), st.sampled_from(["c", "c-d", "cd", r"\frac{c}{d}"])
)
def test_fraction_keeps_its_value(power: int, top: str, bottom: str) -> None:
    """Read back as Python with a dot for juxtaposition, a fraction has the value LaTeX gives it."""
    names = {"a": 2.0, "b": 3.0, "c": 5.0, "d": 7.0}
    shown = one_line(rf"\frac{{{top}}}{{{bottom}}}" + "a" * power)

    value = eval(_as_python(shown), {}, names)

    exact = {r"\frac{c}{d}": names["c"] / names["d"], "c": 5.0, "c-d": -2.0, "cd": 35.0}[bottom]
    assert value == pytest.approx({"a": 2.0, "a+b": 5.0, "ab": 6.0, "-a": -2.0}[top] / exact * 2.0**power)


def _as_python(shown: str) -> str:
    return re.sub(r"(?<=[a-d)])(?=[a-d(])", "*", shown)
