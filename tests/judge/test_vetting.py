"""A drill's own files are run: whatever an author gets wrong in them is found."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from small_drill import DOUBLE, RIGHT, verdict_of

from studyapp.judge.catalogue import read_drill
from studyapp.judge.client import Judge
from studyapp.judge.drill import Backend, Drill

HERE = Path(__file__).parent
DRILLS = sorted(path.parent for path in HERE.glob("*drills/*/drill.toml"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(DOUBLE, tmp_path / "double")


def findings(judge: Judge, folder: Path, backend: Backend = "numpy") -> list[str]:
    return [f"{found.file}:{found.line}: {found.message}" for found in judge.vet(read_drill(folder), backend, seed=4)]


def put(name: str, text: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_text(text, encoding="utf-8")


def edit(name: str, old: str, new: str) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")

    return change


def both(*changes: Callable[[Path], object]) -> Callable[[Path], object]:
    return lambda folder: [change(folder) for change in changes]


HEADER = "# wrong_answer vector: a / 甲\n"
STAGE = """
[[entry]]
name = "more"
args = ["x"]
returns = ["y"]
stage = "later"
[[stage]]
name = "later"
title = {en = "Later", zh = "后来"}
"""
WITH_STAGE = both(
    lambda folder: put("drill.toml", (folder / "drill.toml").read_text(encoding="utf-8") + STAGE)(folder),
    edit("reference.py", "    return 2 * x\n", "    return 2 * x\n\n\ndef more(x):\n    return 3 * x\n"),
)

SPOILT: list[tuple[Callable[[Path], object], list[str]]] = [
    (
        put("right/other_numpy.py", "def double(x):\n    return x\n"),
        ["right/other_numpy.py:1: [core] Not accepted: wrong answer in 4 of 4 checks, first: a vector: y[0] is "],
    ),
    (
        put("right/other_numpy.py", "import numpy\ndef double(x):\n    return numpy.add(x, x)\n"),
        ["right/other_numpy.py:1: [core] Not accepted: not allowed: line 3: this uses `numpy.add`, which is"],
    ),
    (
        put("right/other_numpy.py", "def twice(x):\n    return x\n"),
        ["right/other_numpy.py:1: it doesn't define the functions that drill.toml names"],
    ),
    (put("right/other_numpy.py", "def double(x:\n"), ["right/other_numpy.py:1: line 1: '(' was never closed"]),
    (
        edit("right/model_numpy.py", "(x, 2)", "(x, 3)"),
        ["right/model_numpy.py:1: [core] Not accepted: wrong answer in 4 of 4 checks, first: a vector: y[0] is "],
    ),
    (
        put("wrong/right_numpy.py", HEADER + "def double(x):\n    return 2 * x\n"),
        ["wrong/right_numpy.py:1: it is accepted"],
    ),
    (
        put("wrong/late_numpy.py", HEADER + "def double(x):\n    return x * (2 if x.size < 99 else 3)\n"),
        ["wrong/late_numpy.py:1: `vector` comes to passed; what fails is matrix"],
    ),
    (
        put(
            "wrong/halves_numpy.py",
            HEADER.replace("wrong_answer", "runtime_error") + "def double(x):\n    return x / 2\n",
        ),
        [
            "wrong/halves_numpy.py:1: it comes to wrong_answer, not runtime_error: Not accepted: wrong",
            "wrong/halves_numpy.py:1: `vector` comes to wrong_answer; what fails is vector, number, matrix",
        ],
    ),
    (
        put("wrong/times_numpy.py", HEADER + "import numpy as np\ndef double(x):\n    return np.square(x)\n"),
        ["wrong/times_numpy.py:1: it behaves exactly like wrong/square_numpy.py"],
    ),
    (
        put("wrong/nowhere_numpy.py", HEADER.replace("vector", "nowhere") + "def double(x):\n    return x\n"),
        ["wrong/nowhere_numpy.py:1: there is no case `nowhere`"],
    ),
    (
        put("wrong/untold_numpy.py", "def double(x):\n    return x\n"),
        ["wrong/untold_numpy.py:1: the first line doesn't say what comes of it"],
    ),
    (
        put(
            "right/model_numpy.py", "def double(x):\n    # fill: nothing / 无\n    pass\n    # end\n    return 2 * x\n"
        ),
        ["right/model_numpy.py:1: the starter `fill` is accepted as it is"],
    ),
    (
        put(
            "right/model_numpy.py", "def double(x):\n    # fill: half / 半句\n    return (\n    # end\n        2 * x)\n"
        ),
        ["right/model_numpy.py:1: the starter `fill` is no Python: Not accepted: exception: line 4: unexpected indent"],
    ),
    (
        put("right/model_numpy.py", "def double(x):\n    return 2 * x\n"),
        ["right/model_numpy.py:1: a gap isn't closed, or there is none"],
    ),
    (
        edit("cases.py", 'TOLERANCE = {"y":', 'TOLERANCE = {"z":'),
        ["cases.py:10: cases.py has no tolerance for `y` in TOLERANCE"],
    ),
    (
        edit("reference.py", "2 * x", "x.twice()"),
        ["reference.py:5: AttributeError: 'numpy.ndarray' object has no attribute 'twice'"],
    ),
    (
        edit("cases.py", "import numpy as np\n", "import numpy as np\n1 / 0\n"),
        ["cases.py:2: ZeroDivisionError: division by zero"],
    ),
    (WITH_STAGE, ["right:1: no numpy answer for `later`"]),
    (
        both(
            WITH_STAGE, edit("right/model_numpy.py", "    # end\n", "    # end\n\n\ndef more(x):\n    return 3 * x\n")
        ),
        ["right/model_numpy.py:1: the model answer has the core's functions, no stage's"],
    ),
]


@pytest.mark.parametrize(("spoil", "told"), SPOILT, ids=[told[0][:70] for _spoil, told in SPOILT])
def test_a_fault_of_a_drills_files_is_found(
    judge: Judge, folder: Path, spoil: Callable[[Path], object], told: list[str]
) -> None:
    spoil(folder)

    found = findings(judge, folder)

    assert len(found) == len(told), found
    assert all(line.startswith(beginning) for line, beginning in zip(found, told, strict=True)), found


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda folder: (folder / "reference_torch.py").unlink(), "reference_torch.py:1: it is missing"),
        (
            put("reference_torch.py", "def double(x):\n    return 3 * x\n"),
            "reference_torch.py:1: Not accepted: wrong answer",
        ),
        (
            put("reference_torch.py", "def double(x):\n    return x + x\n"),
            "reference_torch.py:1: Not accepted: not allowed in 2 of 4 checks, first: a vector: line 2: this uses",
        ),
    ],
)
def test_the_yardstick_of_torch_is_judged_too(
    judge: Judge, folder: Path, spoil: Callable[[Path], object], told: str
) -> None:
    spoil(folder)

    (found,) = findings(judge, folder, "torch")

    assert found.startswith(told)


def test_cases_that_let_anybodys_answer_through_are_found(judge: Judge, folder: Path) -> None:
    cases = (folder / "cases.py").read_text(encoding="utf-8")
    cases = cases.replace("rng.normal(size=5)", "np.zeros(5)").replace(
        "rng.normal(size=(60, 50))", "np.zeros((60, 50))"
    )
    put("cases.py", cases.replace("rng.normal()", "0"))(folder)
    shutil.rmtree(folder / "wrong")

    assert findings(judge, folder) == [
        "cases.py:1: zeros would be accepted in every case",
        "cases.py:1: the mean would be accepted in every case",
        "cases.py:1: a copy of the first input would be accepted in every case",
    ]


def test_a_judge_goes_on_after_a_drill_that_broke(judge: Judge, folder: Path) -> None:
    put("cases.py", "raise SystemExit")(folder)

    assert findings(judge, folder) == ["cases.py:1: SystemExit: "]
    assert verdict_of(judge, read_drill(DOUBLE), RIGHT).conclusion == "accepted"


@pytest.fixture(scope="module", params=DRILLS, ids=[path.name for path in DRILLS])
def drill(request: pytest.FixtureRequest) -> Drill:
    return read_drill(request.param)


@pytest.mark.slow
def test_the_drills_of_the_tests_are_sound(judge: Judge, drill: Drill) -> None:
    for backend in drill.backends:
        assert judge.vet(drill, backend, seed=11) == []


@pytest.mark.slow
def test_a_drill_is_sound_by_either_start_method() -> None:
    with Judge("spawn") as spawning:
        assert spawning.vet(read_drill(DOUBLE), "numpy", seed=11) == []
        assert spawning.vet(read_drill(HERE / "drills" / "kfold_split"), "numpy", seed=11) == []
