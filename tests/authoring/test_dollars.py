import pytest

from studyapp.authoring.markdown import parser


def formulas(source: str) -> list[str]:
    tokens = parser().parse(source)
    children = [child for token in tokens for child in token.children or [token]]
    return [child.content for child in children if child.type.startswith("math")]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("$x$ 是 5", ["x"]),
        ("$n=1$ 到 $n=3", ["n=1"]),
        ("$x$ ends in \\", ["x"]),
        ("前 $a_1$ 后 $b$", ["a_1", "b"]),
        ("$ a + b $", [" a + b "]),
        (r"$\$5$ and $x$", [r"\$5", "x"]),
        ("text $$y$$ 3", ["y"]),
        ("$$\nx\n$$", ["\nx\n"]),
    ],
)
def test_formula(source: str, found: list[str]) -> None:
    assert formulas(source) == found


@pytest.mark.parametrize(
    "source",
    [r"\$5 and \$6", "$5 and $10", "from $5, or $x", "US5$ and 6$", "$", "$$", "a $ b", "`$x$`", "$ $", r"$x\$"],
)
def test_no_formula(source: str) -> None:
    assert formulas(source) == []


def test_money_before_a_formula_does_not_swallow_it() -> None:
    assert formulas("$5, and $x$ = 3") == ["x"]
