"""Parameterised cards: drawing, filling, marking."""

import random
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.authoring.parameters import (
    Draw,
    NotANumber,
    Off,
    Right,
    Slipped,
    distinct_draws,
    draw,
    fill,
    mark_number,
    read_number,
    show_number,
)
from studyapp.domain.card import Bilingual, Parameters, Slip
from studyapp.errors import ContentError

SLIP = Slip(Bilingual("没算空洞", "no dilation"), "(n - k) // s + 1")
CONV = Parameters(
    variables=(("n", (28, 32, 56, 112)), ("k", (1, 3, 5, 7)), ("s", (1, 2, 3)), ("d", (1, 1, 2))),
    where="n >= d * (k - 1) + 1 and k > 1",
    let=(("ke", "d * (k - 1) + 1"),),
    answer="(n - ke) // s + 1",
    tolerance=0,
    slips=(SLIP,),
)


@given(st.text())
def test_draw_depends_on_its_seed_alone_and_fits(seed: str) -> None:
    random.seed(1)
    first = draw(CONV, seed)
    random.seed(2)

    assert draw(CONV, seed) == first
    assert list(first.values) == ["n", "k", "s", "d", "ke"]
    assert all(first.values[name] in choices for name, choices in CONV.variables)
    assert first.values["n"] >= first.values["d"] * (first.values["k"] - 1) + 1 and first.values["k"] > 1
    assert first.answer == (first.values["n"] - first.values["ke"]) // first.values["s"] + 1


def test_draw_of_a_seed_is_the_same_in_every_version() -> None:
    # Worked by hand from random.Random("conv:1").random(), which Python promises not to change.
    rng = random.Random("conv:1")
    expected = {name: choices[int(rng.random() * len(choices))] for name, choices in CONV.variables}

    drawn = draw(replace(CONV, where=""), "conv:1")

    assert {name: drawn.values[name] for name in expected} == expected


def test_next_review_shows_other_numbers() -> None:
    assert len({tuple(draw(CONV, f"conv:{number}").values.values()) for number in range(50)}) > 20


def test_where_that_nothing_fits_is_the_authors_mistake() -> None:
    with pytest.raises(ContentError, match="refused 200 draws"):
        draw(replace(CONV, where="n < 0"), "x:1")


def test_distinct_draws_are_all_draws_of_a_small_card() -> None:
    small = replace(CONV, variables=(("n", (8, 8, 9)), ("k", (3,)), ("s", (1, 2)), ("d", (1, 1))))

    assert sorted(tuple(values.values()) for values in distinct_draws(small)) == [
        (8, 3, 1, 1),
        (8, 3, 2, 1),
        (9, 3, 1, 1),
        (9, 3, 2, 1),
    ]


def test_distinct_draws_of_a_large_card_are_a_sample() -> None:
    large = replace(CONV, variables=tuple((name, tuple(range(2, 40))) for name in "nksd"), where="n > k")

    found = distinct_draws(large, at_most=100)

    assert 50 < len(found) <= 100 and len({tuple(values.values()) for values in found}) == len(found)


def test_placeholders_are_filled_and_others_left() -> None:
    drawn = Draw({"n": 28, "p": 0.1 + 0.2}, 4.0)

    assert fill("{{n}}x{{ p }} = {{answer}}, {{m}} {n} $x^{{n}}$", drawn) == "28x0.3 = 4, {{m}} {n} $x^28$"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (3, "3"),
        (10**20, "1" + "0" * 20),
        (4.0, "4"),
        (-0.0, "0"),
        (1 / 3, "0.333333"),
        (1e-5, "1e-5"),
        (2.5e20, "2.5e+20"),
    ],
)
def test_numbers_are_shown_without_noise(value: float, shown: str) -> None:
    assert show_number(value) == shown


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("12", [12]),
        (" １２．５ ", [Fraction(25, 2)]),
        ("1/3", [Fraction(1, 3)]),
        ("－1／4", [Fraction(-1, 4)]),
        ("\N{MINUS SIGN}3", [-3]),
        ("+3", [3]),
        ("½", [Fraction(1, 2)]),
        (".5", [Fraction(1, 2)]),
        ("1e-3", [Fraction(1, 1000)]),
        ("1,024", [1024]),
        ("25,557,032", [25557032]),
        ("50%", [Fraction(1, 2), 50]),
        ("50％", [Fraction(1, 2), 50]),
    ],
)
def test_typed_numbers_are_read(typed: str, values: list[Fraction]) -> None:
    assert read_number(typed) == tuple(values)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "-",
        ".",
        "e3",
        "nan",
        "inf",
        "1e9999",
        "1,02",
        "1/0",
        "12 px",
        "0x10",
        "1_000",
        "٣",
        "9" * 61,
        "1//2",
        "2**3",
    ],
)
def test_anything_else_is_no_number(typed: str) -> None:
    assert mark_number(CONV, draw(CONV, "x:1"), typed) == NotANumber()


@given(st.text())
def test_any_typed_text_gets_a_mark(typed: str) -> None:
    assert isinstance(mark_number(CONV, draw(CONV, "x:1"), typed), Right | Slipped | Off | NotANumber)


@given(st.integers(0, 500))
def test_shown_whole_answer_is_marked_right(number: int) -> None:
    drawn = draw(CONV, f"x:{number}")

    assert mark_number(CONV, drawn, show_number(drawn.answer)) == Right()


def test_known_wrong_way_is_named() -> None:
    drawn = Draw({"n": 28, "k": 3, "s": 1, "d": 2, "ke": 5}, 24)

    assert mark_number(CONV, drawn, "26") == Slipped(SLIP)
    assert mark_number(CONV, drawn, "25") == Off()


def test_slip_that_gives_the_right_answer_or_none_says_nothing() -> None:
    drawn = Draw({"n": 28, "k": 3, "s": 1, "d": 1, "ke": 3}, 26)
    broken = replace(CONV, slips=(Slip(SLIP.name, "n / (d - 1)"),))

    assert mark_number(CONV, drawn, "26") == Right()
    assert mark_number(broken, drawn, "7") == Off()


def test_tolerance_is_absolute_and_includes_its_bounds() -> None:
    third = replace(CONV, tolerance=0.005, slips=())
    drawn = Draw({}, 1 / 3)

    assert mark_number(third, drawn, "0.333") == Right()
    assert mark_number(third, drawn, "0.34") == Off()
    assert mark_number(replace(third, tolerance=0), Draw({}, 0.1 + 0.2), "0.3") == Right()
    assert mark_number(replace(third, tolerance=0), Draw({}, 10**12), "1000000000001") == Off()
    assert mark_number(replace(third, tolerance=0.01), Draw({}, 0.5), "0.51") == Right()


def test_showing_a_card_needs_no_parser() -> None:
    code = "import sys, studyapp.authoring.parameters; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    assert not {"pydantic", "yaml", "markdown_it", "tomlkit", "numpy"} & set(loaded)
