import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.ui.themes import THEMES
from studyapp.ui.widgets.code_colours import coloured


def found(source: str, language: str) -> list[tuple[str, str]]:
    """Give what is neither plain nor blank, with the last word of its style's name."""
    runs = [run for line in coloured(source, language) for run in line]
    return [(text, style.rpartition("-")[2]) for text, style in runs if style not in ("$code-name", "$accent")]


@pytest.mark.parametrize(
    ("source", "language", "kinds"),
    [
        (
            'def f(x=0x1F):  # no "string"',
            "python",
            [("def", "keyword"), ("f", "name"), ("0x1F", "number"), ('# no "string"', "comment")],
        ),
        ('return f"# {x}" + 1e-5', "py", [("return", "keyword"), ('f"# {x}"', "string"), ("1e-5", "number")]),
        ('"""a\nb""" x', "python", [('"""a', "string"), ('b"""', "string")]),
        ("@cache\na @ b", "python", [("@cache", "keyword")]),
        ("x1 = in_place", "python", []),
        ("int x = 1.0f; // c", "cpp", [("int", "keyword"), ("1.0f", "number"), ("// c", "comment")]),
        ("#include <a>\n/* b\nc */", "c++", [("#include", "keyword"), ("/* b", "comment"), ("c */", "comment")]),
        ('echo "$x" a#b # c', "bash", [('"$x"', "string"), ("# c", "comment")]),
        ("for i in $x", "sh", [("for", "keyword"), ("in", "keyword"), ("$x", "keyword")]),
        ("a: 1 # b", "yaml", [("a", "name"), ("1", "number"), ("# b", "comment")]),
        ("def f(): pass", "text", []),
        ("def f(): pass", "", []),
        ("def f(): pass", "klingon", []),
    ],
)
def test_kinds(source: str, language: str, kinds: list[tuple[str, str]]) -> None:
    assert found(source, language) == kinds


@given(st.text(alphabet="ab1 \"'#/*\\\n中$(){}", max_size=80), st.sampled_from(["python", "c", "sh", "yaml", ""]))
def test_no_character_is_lost(source: str, language: str) -> None:
    lines = ["".join(text for text, _style in line) for line in coloured(source, language)]

    assert lines == source.split("\n")


def test_every_theme_has_the_colours() -> None:
    wanted = {f"code-{kind}" for kind in ("comment", "string", "number", "keyword", "name")}

    assert all(wanted <= set(theme.variables) for theme in THEMES)
