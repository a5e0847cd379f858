"""Formulas as pictures, in ASCII and read aloud; the examples are in stacked.md."""

import re
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.authoring.formulas import formulas
from studyapp.typeset.cells import cell_len
from studyapp.typeset.formula import Symbols, can_be_set, one_line, spoken, stacked, unknown_commands

_FILE = Path(__file__).with_name("stacked.md").read_text(encoding="utf-8")
_CONTENT = Path(__file__).parents[2] / "content"
_EXAMPLE = re.compile(r"^### (.+)\n((?:(?!#).*\n|```.*\n(?:.*\n)*?```\n)*)", re.MULTILINE)
_PICTURE = re.compile(r"^```(\w*)\n((?:.*\n)*?)```$", re.MULTILINE)
_SOUP = r"""\frac \sqrt \left( \right) \left| \right. \left\{ \middle| \begin{cases} \end{cases} \begin{aligned}
    \end{aligned} \begin{bmatrix} \end{bmatrix} \\ & { } _ ^ ' ( ) [ ] | \| \{ \} x 12 + - / = , \alpha \sum \max
    \log \text{中文} \hat \overline \mathrm \quad \, \foo \bar{x} % ~ \operatorname \substack \underbrace \overset
    \xrightarrow \Big \boxed \phantom \binom \tfrac \int \not \over \mathcal{L} \frac{a}{b} x_i x^2 x_c^{a,b}"""
_FORMULAS = st.lists(st.sampled_from(_SOUP.split()), max_size=16).map(" ".join) | st.text(max_size=40)
_SYMBOLS: tuple[Symbols, ...] = ("unicode", "ascii")


def _examples() -> list[tuple[str, str, str]]:
    """(source, what is told about it, what is shown)."""
    found: list[tuple[str, str, str]] = []
    for latex, body in _EXAMPLE.findall(_FILE):
        found += ((latex, kind, picture) for kind, picture in _PICTURE.findall(body))
        found += ((latex, kind, text) for kind, text in re.findall(r"^(line|spoken): (.+)$", body, re.MULTILINE))
    return found


def _shown(latex: str, kind: str) -> str:
    match kind:
        case "line":
            return one_line(latex, "ascii")
        case "spoken":
            return spoken(latex)
        case "ascii":
            lines = stacked(latex, 80, "ascii")
        case _:
            lines = stacked(latex, int(kind or 80))
    return "".join(f"{line.rstrip()}\n" for line in lines)


def test_the_examples_are_found() -> None:
    assert len({latex for latex, _kind, _shown in _examples()}) > 90
    assert len(_examples()) > 180


@pytest.mark.parametrize(("latex", "kind", "shown"), _examples(), ids=lambda value: value if "\n" not in value else "")
def test_looks_as_in_the_file(latex: str, kind: str, shown: str) -> None:
    assert _shown(latex, kind) == unicodedata.normalize("NFC", shown)


@given(_FORMULAS, st.integers(1, 100), st.sampled_from(_SYMBOLS))
def test_any_soup_is_a_picture_or_its_source(latex: str, width: int, symbols: Symbols) -> None:
    lines = stacked(latex, width, symbols)

    assert len({cell_len(line) for line in lines}) == 1
    assert not any("\n" in line for line in lines)
    if not can_be_set(latex):
        assert lines == (" ".join(latex.split()),)
    if symbols == "ascii" and can_be_set(latex):
        assert "".join(lines).replace("中", "").replace("文", "").isascii() or not latex.isascii()


@given(_FORMULAS, st.integers(0, 100), st.sampled_from(_SYMBOLS))
def test_only_a_width_too_small_breaks_a_picture(latex: str, spare: int, symbols: Symbols) -> None:
    whole = stacked(latex, 10_000, symbols)

    assert stacked(latex, cell_len(whole[0]) + spare, symbols) == whole


@given(_FORMULAS)
def test_what_is_read_aloud_is_one_line_of_words(latex: str) -> None:
    said = spoken(latex)

    assert "\n" not in said
    if can_be_set(latex) and latex.replace("中文", "").isascii():
        assert said.replace("中文", "").isascii()


@pytest.mark.parametrize("symbols", _SYMBOLS)
@pytest.mark.parametrize(
    "latex",
    [
        "x" * 100_000,
        r"\frac{" * 400 + "x" + "}{y}" * 400,
        r"\sqrt{" * 200 + "x" + "}" * 200,
        "(x+" * 800,
        "x^{" * 300 + "1" + "}" * 300,
        r"\left(\frac{1}{" * 28 + "x" + r"}\right)" * 28,
        "\\begin{cases}" * 50 + "x" + "\\end{cases}" * 50,
        "x=" * 2000,
    ],
)
def test_nothing_takes_long(latex: str, symbols: Symbols) -> None:
    started = time.process_time()

    stacked(latex, 74, symbols)
    one_line(latex, symbols)
    spoken(latex)

    assert time.process_time() - started < 1.5


def test_all_content_can_be_set() -> None:
    """Nor is any of it wider than the card on a terminal of 60 columns."""
    found = [
        (path.name, formula)
        for path in [*_CONTENT.glob("notes/**/*.md"), *_CONTENT.glob("drills/*/*.md")]
        for formula in formulas(path.read_text(encoding="utf-8"))
    ]

    assert len(found) > 1000
    assert [(name, one.line, unknown_commands(one.latex)) for name, one in found if not can_be_set(one.latex)] == []
    assert [(name, one.line) for name, one in found if cell_len(stacked(one.latex, 54)[0]) > 54] == []
