"""A statement's sections, in both languages, with the line of whatever is out of order."""

from pathlib import Path

import pytest
from small_drill import small_drill

from studyapp.errors import ContentError
from studyapp.judge.drill import Drill
from studyapp.judge.statement import HEADINGS, Language, Statement, read_statement

EN = """\
## Task

Write `f`.

```python
## not a heading
f(x) -> y
```

## Example

f(1) = 2

## Not allowed

`np.add`

## Complexity

O(N)

## Hints

1. First,
   in two lines.
2. Second:
   ```
   a
     b
   ```
3. Third.

## Follow-ups

- What if?
* Why?

## Stage: more

Now `g` too.
"""
ZH = EN
for _en, _zh in zip(HEADINGS["en"], HEADINGS["zh"], strict=True):
    ZH = ZH.replace(f"## {_en}\n", f"## {_zh}\n")
ZH = ZH.replace("## Stage: more", "## 阶段：more")
TOML = """\
[[entry]]
name = "f"
args = ["x"]
returns = ["y"]
[[stage]]
name = "more"
title = { en = "More", zh = "更多" }
"""


@pytest.fixture
def drill(tmp_path: Path) -> Drill:
    return small_drill(tmp_path, toml=TOML)


def read(drill: Drill, text: str, language: Language = "en") -> Statement:
    (drill.folder / f"statement.{language}.md").write_text(text, encoding="utf-8")
    return read_statement(drill, language)


@pytest.mark.parametrize(("language", "text"), [("en", EN), ("zh", ZH)])
def test_every_section_arrives(drill: Drill, language: Language, text: str) -> None:
    statement = read(drill, text, language)

    assert statement.task == "Write `f`.\n\n```python\n## not a heading\nf(x) -> y\n```"
    assert (statement.example, statement.not_allowed, statement.complexity) == ("f(1) = 2", "`np.add`", "O(N)")
    assert statement.hints == ("First,\nin two lines.", "Second:\n```\na\n  b\n```", "Third.")
    assert statement.follow_ups == ("What if?", "Why?")
    assert statement.stages == {"more": "Now `g` too."}


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ("## Task", "# Title\n\n## Task", "small/statement.en.md:1: text before the first heading"),
        ("## Example\n", "## Task\n", "small/statement.en.md:10: `Task` stands here twice"),
        (
            "## Complexity\n\nO(N)\n\n",
            "",
            "small/statement.en.md: the sections are Task, Example, Not allowed, Hints, Follow-ups\n"
            "In this order: Task, Example, Not allowed, Complexity, Hints, Follow-ups; then the stages.",
        ),
        (
            "## Hints",
            "## Tips",
            "small/statement.en.md:22: `Tips` is no section here\n"
            "In this order: Task, Example, Not allowed, Complexity, Hints, Follow-ups; then the stages.",
        ),
        ("3. Third.", "", "small/statement.en.md:22: there are 2 hints, not 3"),
        ("3. Third.", "3. Third.\n4. Fourth.", "small/statement.en.md:22: there are 4 hints, not 3"),
        ("## Stage: more", "## Stage: less", "small/statement.en.md: stages here are ['less'], not drill.toml's"),
        ("## Stage: more\n", "", "small/statement.en.md: stages here are [], not drill.toml's"),
        ("## Stage: more", "## Stage more", "small/statement.en.md:38: `Stage more` is no section here"),
    ],
)
def test_a_statement_out_of_order_is_told(drill: Drill, good: str, bad: str, told: str) -> None:
    assert EN.count(good) == 1

    with pytest.raises(ContentError) as error:
        read(drill, EN.replace(good, bad))

    assert str(error.value).startswith(told), str(error.value)


def test_sections_in_another_order_are_told(drill: Drill) -> None:
    with pytest.raises(ContentError, match="the sections are Task, Not allowed, Example"):
        read(
            drill,
            EN.replace("## Example", "## X").replace("## Not allowed", "## Example").replace("## X", "## Not allowed"),
        )


def test_a_chinese_statement_has_chinese_headings(drill: Drill) -> None:
    with pytest.raises(ContentError, match=r"statement\.zh\.md:1: `Task` is no section here"):
        read(drill, EN, "zh")


def test_a_statement_that_isnt_there_or_no_text_is_told(drill: Drill) -> None:
    with pytest.raises(ContentError, match=r"small/statement\.zh\.md: .*No such file"):
        read_statement(drill, "zh")
    (drill.folder / "statement.zh.md").write_bytes("## 任务".encode("gbk"))
    with pytest.raises(ContentError, match=r"small/statement\.zh\.md: 'utf-8' codec can't decode"):
        read_statement(drill, "zh")
