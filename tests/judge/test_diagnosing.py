"""The mistake by name: the known ones are recognised by what they do, and nothing else is ever named."""

import shutil
from pathlib import Path

import pytest
from small_drill import DOUBLE, events_of, verdict_among

from studyapp.judge.catalogue import read_drill
from studyapp.judge.client import Judge
from studyapp.judge.drill import Backend
from studyapp.judge.verdict import Diagnosis, Mistake


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(DOUBLE, tmp_path / "double")


def wrong(folder: Path, name: str, body: str, header: str = "wrong_answer vector", cards: str = "") -> None:
    text = f"# {header}: does {name} / 做了 {name}\n{cards}import numpy as np\n\n\ndef double(x):\n    return {body}\n"
    (folder / "wrong" / f"{name}_numpy.py").write_text(text, encoding="utf-8")


def mistakes(
    judge: Judge, folder: Path, source: str, backend: Backend = "numpy", stage: str = "core"
) -> tuple[Mistake, ...]:
    found = [e for e in events_of(judge, read_drill(folder), source, backend, stage=stage) if isinstance(e, Diagnosis)]
    return found[0].mistakes if found else ()


def named(judge: Judge, folder: Path, body: str, backend: Backend = "numpy") -> list[str]:
    source = f"import numpy as np\nimport math\ndef double(x):\n    return {body}"
    return [mistake.name for mistake in mistakes(judge, folder, source, backend)]


@pytest.mark.parametrize(
    "body",
    [
        "x * x",
        "np.power(x, 2)",
        "np.exp(2 * np.log(np.abs(x)))",
        "np.array([v * v for v in x.ravel()], x.dtype).reshape(x.shape)",
        "np.sign(x) * x * np.abs(x)",
    ],
)
def test_a_known_mistake_is_named_whatever_its_style(judge: Judge, folder: Path, body: str) -> None:
    wide = (folder / "cases.py").read_text(encoding="utf-8").replace("Tol(0, 1, ", "Tol(16, 16, ")
    (folder / "cases.py").write_text(wide, encoding="utf-8")

    assert named(judge, folder, body) == ["square"]


@pytest.mark.parametrize(
    "body",
    [
        "3 * x",
        "x / 2",
        "-x * x",
        "x * x + 1e-4",
        "x * x if x.ndim < 2 else 2 * x",
        "x * x if x.ndim < 2 else x",
        "x * x if x.dtype == np.float32 else x",
        "(x * x).astype(np.float32)",
        "(x * x)[None]",
        "list(x * x)",
        "np.full_like(x, np.nan)",
    ],
)
def test_a_mistake_that_isnt_known_is_not_named(judge: Judge, folder: Path, body: str) -> None:
    assert named(judge, folder, body) == []


def test_torch_code_is_compared_with_torch_mistakes(judge: Judge, folder: Path) -> None:
    source = "import torch\ndef double(x):\n    return torch.square(x)"

    assert [mistake.name for mistake in mistakes(judge, folder, source, "torch")] == ["square"]
    assert mistakes(judge, folder, "def double(x):\n    return x.clone()", "torch") == ()  # known for NumPy alone


def test_two_that_behave_the_same_are_both_told(judge: Judge, folder: Path) -> None:
    wrong(folder, "power", "np.power(x, 2)")

    assert named(judge, folder, "x * x") == ["power", "square"]


def test_a_mistake_brings_its_words_and_cards(judge: Judge, folder: Path) -> None:
    source = "def double(x):\n    return x / 4"
    wrong(folder, "quarter", "x / 4")
    cases = (folder / "cases.py").read_text(encoding="utf-8")

    without = mistakes(judge, folder, source)
    (folder / "cases.py").write_text(
        cases.replace('"一个向量"', '"一个向量", cards=("of-the-case",)'), encoding="utf-8"
    )
    of_the_case = mistakes(judge, folder, source)
    wrong(folder, "quarter", "x / 4", cards="# cards: of-the-file, another\n")
    of_the_file = mistakes(judge, folder, source)

    assert without == (Mistake("quarter", "does quarter", "做了 quarter"),)
    assert [mistake.cards for mistake in of_the_case] == [("of-the-case",)]
    assert [mistake.cards for mistake in of_the_file] == [("of-the-file", "another")]


@pytest.mark.parametrize(
    ("source", "conclusion"),
    [
        ("def double(x):\n    return 2 * x", "accepted"),
        ("import torch\ndef double(x):\n    return x * x", "forbidden"),
        ("def double(x):\n    open('/x', 'w')\n    return x * x", "forbidden"),
        ("import os\ndef double(x):\n    os._exit(0)", "crashed"),
        ("def double(x, y):\n    return x * x", "bad_signature"),
        ("def double(x):\n    return x * x\n)", "runtime_error"),
        ("def double(x):\n    while True: pass", "time_limit"),
        ("def double(x):\n    return x * x + bytes(10**9)", "memory_limit"),
    ],
)
def test_nothing_is_named_where_no_values_came_back(judge: Judge, folder: Path, source: str, conclusion: str) -> None:
    # Even where a known mistake says that it comes to the same.
    for verdict in ("forbidden", "crashed", "bad_signature", "time_limit", "memory_limit"):
        wrong(folder, verdict, "x * x", f"{verdict} vector")

    events = events_of(judge, read_drill(folder), source)

    assert verdict_among(events).conclusion == conclusion
    assert [e for e in events if isinstance(e, Diagnosis) and e.mistakes] == []


# --- exceptions -------------------------------------------------------------------------------------------------------


def test_an_exception_in_some_cases_is_compared_with_the_values_of_the_others(judge: Judge, folder: Path) -> None:
    wrong(folder, "needs_one", "x * 2 if len(x) else x", "runtime_error number")  # len() of a 0-d array: TypeError

    assert named(judge, folder, "2 * x[: len(x)]") == ["needs_one"]
    assert named(judge, folder, "3 * x[: len(x)]") == []
    assert named(judge, folder, "x[: len(x)] if x.ndim < 2 else 2 * x") == []


def test_the_same_kind_of_exception_for_another_reason_is_another_mistake(judge: Judge, folder: Path) -> None:
    wrong(folder, "adds_three", "x + np.zeros(3)", "runtime_error vector")

    assert named(judge, folder, "np.zeros(3) + x") == ["adds_three"]
    assert named(judge, folder, "np.zeros(3) + 2 * x") == []
    assert named(judge, folder, "x.reshape(2, 77)") == []
    assert named(judge, folder, "x @ np.zeros(7)") == []
    assert named(judge, folder, "x + np.zeros(4)") == []


# --- stages and broken files ------------------------------------------------------------------------------------------


def test_a_mistake_of_a_stage_is_looked_for_in_that_stage_alone(judge: Judge, folder: Path) -> None:
    stage = '[[entry]]\nname = "more"\nargs = ["x"]\nreturns = ["y"]\nstage = "later"\n'
    stage += '[[stage]]\nname = "later"\ntitle = { en = "Later", zh = "后来" }\n'
    later = '\n\n@case("more", "更多", stage="later")\ndef later(f, rng, dtype):\n    f.more(np.ones(3, dtype))\n'
    more = "def double(x):\n    return {double}\n\n\ndef more(x):\n    return {more}\n"
    for name, text in (
        ("drill.toml", stage),
        ("reference.py", "\n\ndef more(x):\n    return 3 * x\n"),
        ("cases.py", later),
        (
            "wrong/no_more_numpy.py",
            "# wrong_answer later: forgets / 忘了\n" + more.format(double="2 * x", more="2 * x"),
        ),
    ):
        path = folder / name
        path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + text, encoding="utf-8")

    def named_in(stage: str, **bodies: str) -> list[str]:
        return [mistake.name for mistake in mistakes(judge, folder, more.format(**bodies), stage=stage)]

    assert named_in("later", double="x + x", more="x + x") == ["no_more"]
    assert named_in("core", double="x + x", more="x + x") == []
    assert named_in("later", double="x * x", more="3 * x") == ["square"]
    assert named_in("later", double="x * x", more="x + x") == []  # two mistakes at once are none of the known


def test_files_that_say_or_do_nothing_sensible_are_passed_over(judge: Judge, folder: Path) -> None:
    (folder / "wrong" / "untold_numpy.py").write_text("def double(x):\n    return x * x\n")
    (folder / "wrong" / "binary_numpy.py").write_bytes(b"# wrong_answer vector: a / b\n\xff")
    (folder / "wrong" / "unfinished_numpy.py").write_text("# wrong_answer vector: a / b\ndef double(x:\n")
    wrong(folder, "ends", "exit()")
    wrong(folder, "endless", "[0 for _ in iter(int, 1)]")

    assert named(judge, folder, "x * x") == ["square"]
