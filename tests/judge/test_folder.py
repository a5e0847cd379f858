"""What is read off a drill's folder without running it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from small_drill import DOUBLE

from studyapp.errors import ContentError
from studyapp.judge.catalogue import find_drills, read_drill
from studyapp.judge.drill import Drill
from studyapp.judge.folder import cards_named, check_folder
from studyapp.paths import content_root


@pytest.fixture
def drill(tmp_path: Path) -> Drill:
    return read_drill(shutil.copytree(DOUBLE, tmp_path / "double"))


def put(name: str, text: str) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")

    return change


def remove(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).unlink()


def add(name: str, text: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_text(
        (folder / name).read_text(encoding="utf-8") + text, encoding="utf-8"
    )


#: `cases.py` of the drill ends with line 20.
SPOILT = [
    (remove("reference.py"), "reference.py:1: The file is missing."),
    (remove("cases.py"), "cases.py:1: The file is missing."),
    (remove("right/model_torch.py"), "right/model_torch.py:1: The file is missing. It is shown to those who give up."),
    (remove("statement.zh.md"), "statement.zh.md:1: "),
    (put("statement.en.md", "## Task\n\nx\n\n## Task\n"), "statement.en.md:5: `Task` stands here twice"),
    (put("notes.txt", ""), "notes.txt:1: This file has no place in a drill. Is its name misspelt?"),
    (put("right/model_jax.py", "x = 1"), "right/model_jax.py:1: This file has no place in a drill."),
    (put("wrong/deep/x_numpy.py", "x = 1"), "wrong/deep:1: This file has no place in a drill."),
    (put("more/x.py", "x = 1"), "more:1: This file has no place in a drill."),
    (
        add("cases.py", "import scipy.special\n"),
        "cases.py:21: A drill can't import `scipy.special`. It has studyapp.drillkit,",
    ),
    (add("cases.py", "from studyapp.judge import client\n"), "cases.py:21: A drill can't import `studyapp.judge`."),
    (add("cases.py", "from . import reference\n"), "cases.py:21: A drill can't import `.`."),
    (put("given.py", "def f():\n    import requests\n"), "given.py:2: A drill can't import `requests`."),
    (add("reference.py", "x = (\n"), "reference.py:6: '(' was never closed"),
    (put("given.py", "\0"), "given.py:1: source code string cannot contain null bytes"),
    (
        add("cases.py", "def g(f):\n    f.expect(1, 'one')\n"),
        "cases.py:22: `f.expect` has its words in one language. ok,",
    ),
    (
        add("cases.py", "def g(f):\n    f.expect(1, 'one', '')\n"),
        "cases.py:22: `f.expect` has its words in one language.",
    ),
]


@pytest.mark.parametrize(("spoil", "told"), SPOILT, ids=[told[:45] for _spoil, told in SPOILT])
def test_what_is_wrong_with_a_folder_is_told_with_file_and_line(
    drill: Drill, spoil: Callable[[Path], object], told: str
) -> None:
    assert check_folder(drill, "drills/double") == []

    spoil(drill.folder)

    problems = [str(problem) for problem in check_folder(drill, "drills/double")]
    assert len(problems) == 1, problems
    assert problems[0].startswith(f"drills/double/{told}"), problems


def test_an_expectation_by_keyword_counts(drill: Drill) -> None:
    add("cases.py", "def g(f):\n    f.expect(1, en='one', zh='一')\n    f.expect(ok=1, en='one', zh='一')\n")(
        drill.folder
    )

    assert check_folder(drill, "d") == []


def test_given_and_the_standard_library_may_be_imported(drill: Drill) -> None:
    put("given.py", "import functools\nimport torch.nn\nfrom numpy import linalg\n")(drill.folder)
    add("cases.py", "import math, itertools\nfrom given import thing\n")(drill.folder)

    assert check_folder(drill, "d") == []


def test_cards_are_found_where_they_are_named(drill: Drill) -> None:
    add("cases.py", "\n@case('a', 'b', cards=('one', 'two'))\ndef g(f, rng, dtype): pass\n")(drill.folder)
    put("wrong/bad_numpy.py", "# wrong_answer vector: a / 甲\n# cards: three\n")(drill.folder)
    text = (drill.folder / "drill.toml").read_text(encoding="utf-8")
    (drill.folder / "drill.toml").write_text(text.replace("level = 1", 'level = 1\ncards = ["zero"]'), encoding="utf-8")

    assert list(cards_named(read_drill(drill.folder))) == [
        ("drill.toml", 1, "zero"),
        ("cases.py", 22, "one"),
        ("cases.py", 22, "two"),
        ("wrong/bad_numpy.py", 2, "three"),
    ]


def test_cards_of_a_mistake_without_its_first_line_cant_be_told(drill: Drill) -> None:
    put("wrong/bad_numpy.py", "x = 1")(drill.folder)

    with pytest.raises(ContentError, match=r"double/wrong/bad_numpy\.py:1"):
        list(cards_named(drill))


def test_the_shipped_folders_are_in_order() -> None:
    drills, _problems = find_drills([content_root() / "drills", DOUBLE.parent, DOUBLE.parents[1] / "drills"])

    problems = [str(problem) for drill in drills for problem in check_folder(drill, drill.slug)]

    assert problems == []
