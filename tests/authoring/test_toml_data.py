"""TOML with the lines that tomllib forgets."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.authoring.report import Report
from studyapp.authoring.toml_data import read_toml

TEXT = '''# first line
title = { en = "a # b", zh = """c""" }
"quoted key".inner = [ # comment, [ and "
  1,
  { x = "]" }, [2,
    3],
]
text = """
two = 2
"""

[table.sub]
day = 2026-03-01 08:00:00
[[phase]]
kind = 'a'
[[phase]]
kind = 'b'
areas.x = 1
[phase.more]
y = 1
'''


def lines_of(text: str) -> dict[tuple[int | str, ...], int]:
    report = Report("x.toml")
    document = read_toml(text.encode(), report)
    assert document is not None, report.problems()
    return dict(document.lines)


def test_every_key_and_item_has_its_line() -> None:
    found = lines_of(TEXT)

    expected = {
        ("title",): 2,
        ("title", "zh"): 2,
        ("quoted key", "inner"): 3,
        ("quoted key", "inner", 0): 4,
        ("quoted key", "inner", 1, "x"): 5,
        ("quoted key", "inner", 2): 5,
        ("quoted key", "inner", 2, 1): 6,
        ("text",): 8,
        ("table", "sub"): 12,
        ("table", "sub", "day"): 13,
        ("phase", 0, "kind"): 15,
        ("phase", 1): 16,
        ("phase", 1, "kind"): 17,
        ("phase", 1, "areas", "x"): 18,
        ("phase", 1, "more", "y"): 20,
    }
    assert {path: found.get(path) for path in expected} == expected
    assert ("two",) not in found


def test_path_to_nothing_gives_the_nearest_thing_above() -> None:
    document = read_toml(TEXT.encode(), Report("x.toml"))

    assert document
    assert document.line(("phase", 1, "minutes")) == 16
    assert document.line(("nothing",)) == 1


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"a = 1\nb = \n", "x.toml:2: This is no TOML: Invalid value. Write `name = value`, with texts in quotes."),
        (b"a = 1\nb", "x.toml:2: This is no TOML: Expected '=' after a key in a key/value pair."),
        (b"a = 1\na = 2", "x.toml:2: This is no TOML: Cannot overwrite a value."),
        (b'\n\na = """', "x.toml:3: This is no TOML: "),
        (b"a = 1\nb = \xff", "x.toml:2: Byte 0xff is not UTF-8. Save the file as UTF-8."),
        (b"a = " + b"[" * 5000, "x.toml:1: This is no TOML: "),
        (b"a = " + b"9" * 5000, "x.toml:1: This is no TOML: "),
    ],
)
def test_unreadable_toml_is_one_problem_with_its_line(data: bytes, problem: str) -> None:
    report = Report("x.toml")

    assert read_toml(data, report) is None
    (found,) = report.problems()
    assert str(found).startswith(problem)


VALUES = st.recursive(
    st.sampled_from(
        ["1", "-2.5e3", "true", '"a, ] } # ="', "'x'", '"""y\n= z"""', "2026-01-01", "2026-01-01 10:00:00"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: "[ # c\n" + ",\n".join(items) + "\n]")
        | st.lists(inner.filter(lambda text: "\n" not in text), max_size=2).map(
            lambda items: "{" + ", ".join(f"k{i} = {item}" for i, item in enumerate(items)) + "}"
        )
    ),
    max_leaves=8,
)


@given(st.lists(VALUES, max_size=6))
def test_line_of_a_key_is_the_line_it_is_written_on(values: list[str]) -> None:
    text = "".join(f"# next\nkey{i} = {value}\n" for i, value in enumerate(values))
    tomllib.loads(text)

    found = lines_of(text)

    for i in range(len(values)):
        assert text.split("\n")[found[(f"key{i}",)] - 1].startswith(f"key{i} = ")


@given(st.text(max_size=200))
def test_any_text_is_read_or_reported(text: str) -> None:
    report = Report("x.toml")

    document = read_toml(text.encode(errors="surrogatepass"), report)

    assert (document is None) == bool(report.problems())
