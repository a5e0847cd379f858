"""Arithmetic that authors write: what is computed, what is refused, and that nothing else can happen."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.authoring.expressions import evaluate, holds, names_in, normal_form
from studyapp.errors import ContentError

NAMES = {"n": 28, "k": 3}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(n + 2*k - 1) // 2 + 1", 17),
        ("-(-n // k)", 10),
        ("n % k", 1),
        ("2 ** k", 8),
        ("sqrt(n - 3) + abs(-k)", 8.0),
        ("min(n, k, 2) + max(n, k)", 30),
        ("floor(n / k) + ceil(n / k)", 19),
        ("round(n / k, 2)", 9.33),
        ("log2(8) + log(exp(1))", 4.0),
        ("n if n > k else k", 28),
        ("0.999 ** 1000", 0.999**1000),
    ],
)
def test_arithmetic_is_computed(text: str, value: float) -> None:
    assert evaluate(text, NAMES) == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rand()",
        "randint(3)",
        "int(n)",
        "open('x')",
        "'a' * n",
        "n.real",
        "(1).__class__",
        "[n]",
        "[i for i in (1, 2)]",
        "{'n': 1}",
        "f'{n}'",
        "lambda: n",
        "n := 3",
        "n = 3",
        "n; k",
        "import os",
        "n << 3",
        "n & k",
        "n is k",
        "n in k",
        "max",
        "min()",
        "min(*n)",
        "round(n, ndigits=1)",
        "1j",
        "None",
        "n" * 501,
        "(" * 400,
    ],
)
def test_anything_but_arithmetic_is_refused(text: str) -> None:
    with pytest.raises(ContentError):
        evaluate(text, NAMES)


@pytest.mark.parametrize(
    "text", ["1 / 0", "9 ** 9 ** 9", "2 ** 2000", "10.0 ** 400", "(-8) ** 0.5", "sqrt(-1)", "m", "n > k", "1e308 * 10"]
)
def test_result_that_is_no_finite_number_is_refused(text: str) -> None:
    with pytest.raises(ContentError) as refused:
        evaluate(text, NAMES)

    assert text in str(refused.value)


def test_condition_is_a_truth_value() -> None:
    assert holds("n > k and not n == 2", NAMES)
    assert not holds("k < n < 5", NAMES)


def test_names_in_leaves_functions_out() -> None:
    assert names_in("min(n, k) + sqrt(m)") == {"n", "k", "m"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("n+2 * k", "(n) + (2*k)"), ("ke * 2", "(k + 1)*2"), ("deep", "(k + 1) * 2")],
)
def test_spellings_of_one_expression_have_one_normal_form(one: str, other: str) -> None:
    let = {"ke": "k + 1", "deep": "ke * 2"}

    assert normal_form(one, let) == normal_form(other, let)


def test_normal_form_leaves_the_evaluated_expression_alone() -> None:
    normal_form("n + k", {"n": "5"})

    assert evaluate("n + k", NAMES) == 31


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="nk0123456789.+-*/%() <>=,minaxsqrtlogexpfl'\"[]{}_", max_size=40))
def test_any_text_is_a_finite_number_or_a_content_error(text: str) -> None:
    try:
        value = evaluate(text, NAMES)
    except ContentError:
        return
    assert math.isfinite(value)
