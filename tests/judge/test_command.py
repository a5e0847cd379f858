"""`check` as a real process: what it prints, what it exits with, what machines read."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from small_drill import DOUBLE, RIGHT, SQUARE

from studyapp.judge import command
from studyapp.judge.device import cuda_available
from studyapp.judge.verdict import Conclusion

pytestmark = pytest.mark.slow

TORCH = "import torch\n\n\ndef double(x):\n    return torch.mul(x, 2)\n"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with content/drills/double, where answers are written too."""
    shutil.copytree(DOUBLE, tmp_path / "content" / "drills" / "double")
    return tmp_path


def environment(here: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("LANG", "LC_ALL", "LC_MESSAGES")}
    return {**kept, "STUDYAPP_CONTENT": str(here / "content"), "STUDYAPP_HOME": str(here / "home"), "LC_ALL": "C.UTF-8"}


def write(here: Path, source: str | bytes, name: str = "answer.py") -> str:
    (here / name).write_bytes(source if isinstance(source, bytes) else source.encode())
    return name


def check(here: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    whole = [sys.executable, "-m", "studyapp.judge", "check", *arguments]
    return subprocess.run(whole, capture_output=True, text=True, cwd=here, env=environment(here), check=False)


def as_json(here: Path, *arguments: str) -> dict[str, Any]:
    done = check(here, *arguments, "--json")
    assert done.stderr == ""
    (line,) = done.stdout.splitlines()
    found: dict[str, Any] = json.loads(line)
    return found


# --- for people -------------------------------------------------------------------------------------------------------


def test_an_accepted_answer_is_told_and_exits_with_0(here: Path) -> None:
    done = check(here, "double", write(here, RIGHT), "--seed", "7")

    first, _blank, verdict, speed = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert (first, verdict) == ("4 checks, seed 7", "✓ Accepted: 4 of 4 checks")
    assert " x the reference (" in speed


def test_a_wrong_answer_is_told_case_by_case_and_exits_with_1(here: Path) -> None:
    done = check(here, "double", write(here, "def double(x):\n    print('hello')\n    return x * x\n"))

    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (1, "")
    assert lines[1] == "✗ a vector · float32"
    assert lines[2].startswith("    wrong answer: y[0] is ")
    assert "✗ Not accepted: wrong answer in 4 of 4 checks, first: a vector" in lines
    assert any(line.startswith("    x = [") for line in lines)
    assert lines[-3:] == ["  it printed", "    hello", "your code behaves like: squares its input"]


@pytest.mark.slow
def test_the_language_can_be_chosen(here: Path) -> None:
    done = check(here, "double", write(here, SQUARE), "--lang", "zh")

    assert "一个向量" in done.stdout and "求了平方" in done.stdout
    assert "Not accepted" not in done.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("source", "told"),
    [
        (b"x = 1\ny = (", "line 2: '(' was never closed"),
        ("x = '加'\n".encode("gbk"), "line 1: the file isn't UTF-8"),
        (b"def f(x): pass", "there is no function double(x)"),
        (b"import nothing_at_all", "ModuleNotFoundError: No module named 'nothing_at_all'"),
        (b"def double(x):\n    raise ValueError('\\ud800 \\x1b[2J')", "ValueError: ? "),
    ],
)
def test_a_file_that_cant_be_run_is_not_accepted(here: Path, source: bytes, told: str) -> None:
    done = check(here, "double", write(here, source))

    assert (done.returncode, done.stderr) == (1, "")
    assert told in done.stdout


# --- exit status ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("dubble", "answer.py"), "studyapp: there is no drill `dubble`\nDrills are double."),
        (("double", "nowhere.py"), "studyapp: nowhere.py: No such file or directory"),
        (("double", "content"), "studyapp: content: Is a directory"),
        (("double", "answer.py", "--stage", "later"), "studyapp: double has no stage `later`\nStages are core."),
        (("double", "answer.py", "--device", "cuda"), "studyapp: NumPy code doesn't run on a GPU\nLeave out --device."),
        (("double", "answer.py", "--backend", "jax"), "argument --backend: invalid choice: 'jax'"),
        (("double", "answer.py", "--seed", "-1"), "is no whole number from 0 on"),
        (("double", "answer.py", "--seed", "x"), "is no whole number from 0 on"),
        (("double",), "the following arguments are required: FILE"),
        ((), "the following arguments are required: SLUG, FILE"),
    ],
)
def test_what_cant_be_meant_exits_with_2(
    here: Path,
    arguments: tuple[str, ...],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(here, RIGHT)
    write(here, TORCH, "torch.py")

    status, said, complaint = called(here, arguments, monkeypatch, capsys)

    assert (status, said) == (2, "")
    assert told in complaint


def called(
    here: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[object, str, str]:
    """Call the command's `main` in this process, which is enough where nothing is judged."""
    monkeypatch.chdir(here)
    for name, value in environment(here).items():
        monkeypatch.setenv(name, value)
    try:
        status: object = command.main(["check", *arguments])
    except SystemExit as ended:
        status = ended.code
    return status, *capsys.readouterr()


def test_a_backend_that_a_drill_lacks_exits_with_2(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    toml = here / "content" / "drills" / "double" / "drill.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace('["numpy", "torch"]', '["numpy"]'), encoding="utf-8")
    asked = ("double", write(here, TORCH), "--backend", "torch")

    told = called(here, asked, monkeypatch, capsys)

    assert told == (2, "", "studyapp: double isn't asked for in torch\n")


def test_a_drill_that_is_broken_exits_with_3(here: Path) -> None:
    (here / "content" / "drills" / "double" / "cases.py").write_text("1 / 0\n")

    done = check(here, "double", write(here, RIGHT))

    assert done.returncode == 3
    assert "double/cases.py:1: ZeroDivisionError: division by zero" in done.stdout
    assert as_json(here, "double", "answer.py")["verdict"] == "judge_error"


def test_without_a_gpu_asking_for_one_exits_with_3(here: Path) -> None:
    if cuda_available():
        pytest.skip("there is a GPU here")

    done = check(here, "double", write(here, TORCH), "--device", "cuda", "--json")

    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "studyapp: there is no GPU that PyTorch can use here\nLeave out --device.\n"


# --- for machines -----------------------------------------------------------------------------------------------------


def test_an_accepted_answer_as_json(here: Path) -> None:
    found = as_json(here, "double", write(here, RIGHT), "--seed", "7")

    assert {key: found[key] for key in ("drill", "backend", "device", "stage", "seed", "verdict", "diagnosis")} == {
        "drill": "double",
        "backend": "numpy",
        "device": "cpu",
        "stage": "core",
        "seed": 7,
        "verdict": "accepted",
        "diagnosis": [],
    }
    assert found["message"] == "✓ Accepted: 4 of 4 checks"
    assert isinstance(found["seconds"], float) and isinstance(found["speed_ratio"], float)
    assert found["cases"][0] == {
        "name": "vector",
        "dtype": "float32",
        "outcome": "passed",
        "message": "",
        "about": {"en": "a vector", "zh": "一个向量"},
        "cards": [],
    }
    assert [(case["name"], case["dtype"]) for case in found["cases"]] == [
        ("vector", "float32"),
        ("vector", "float64"),
        ("number", "float64"),
        ("matrix", "float32"),
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("source", "verdict", "outcomes", "diagnosis"),
    [
        ("def double(x):\n    return x * x", "wrong_answer", ["wrong_answer"] * 4, ["square"]),
        ("def double(x):\n    return 3 * x", "wrong_answer", ["wrong_answer"] * 4, []),
        (
            "def double(x):\n    return 2 * x[:5]",
            "runtime_error",
            ["passed", "passed", "runtime_error", "wrong_answer"],
            [],
        ),
        ("def double(:", "runtime_error", ["not_run"] * 4, []),
        ("def twice(x): pass", "bad_signature", ["not_run"] * 4, []),
        ("import torch\ndef double(x): pass", "forbidden", ["not_run"] * 4, []),
        ("def double(x):\n    open('/x', 'w')", "forbidden", ["forbidden", "forbidden", "not_run", "not_run"], []),
        ("import os\ndef double(x):\n    os.abort()", "crashed", ["crashed", "crashed", "not_run", "not_run"], []),
    ],
)
def test_what_isnt_accepted_as_json(
    here: Path, source: str, verdict: str, outcomes: list[str], diagnosis: list[str]
) -> None:
    found = as_json(here, "double", write(here, source), "--backend", "numpy")

    assert (found["verdict"], [case["outcome"] for case in found["cases"]]) == (verdict, outcomes)
    assert found["verdict"] in get_args(Conclusion)
    assert (found["diagnosis"], found["speed_ratio"]) == (diagnosis, None)
    assert found["message"].startswith("✗ Not accepted: ")
    assert all(bool(case["message"]) == (case["outcome"] not in ("passed", "not_run")) for case in found["cases"])


@pytest.mark.slow
def test_a_seed_gives_the_same_inputs_again(here: Path) -> None:
    answer = write(here, SQUARE)

    chosen = as_json(here, "double", answer)
    again = as_json(here, "double", answer, "--seed", str(chosen["seed"]))
    other = as_json(here, "double", answer, "--seed", str(chosen["seed"] + 1))

    assert {**again, "seconds": 0} == {**chosen, "seconds": 0}
    assert other["cases"][0]["message"] != chosen["cases"][0]["message"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("source", "arguments", "backend"),
    [
        (TORCH, (), "torch"),
        ("import numpy as np\ndef double(x): return 2 * x", (), "numpy"),
        ("def double(x): return 2 * x", (), "numpy"),
        ("def double(x): return 2 * x", ("--backend", "torch"), "torch"),
        ("this is no python", (), "numpy"),
    ],
)
def test_the_backend_is_what_the_file_imports_unless_it_is_said(
    here: Path, source: str, arguments: tuple[str, ...], backend: str
) -> None:
    found = as_json(here, "double", write(here, source), *arguments)

    assert found["backend"] == backend
    assert found["verdict"] == ("accepted" if "double" in source else "runtime_error")


@pytest.mark.slow
def test_auto_takes_the_cpu_where_there_is_no_gpu(here: Path) -> None:
    found = as_json(here, "double", write(here, TORCH), "--device", "auto")

    assert found["device"] == ("cuda" if cuda_available() else "cpu")


@pytest.mark.slow
def test_a_drill_of_ones_own_replaces_the_shipped_one(here: Path) -> None:
    own = shutil.copytree(DOUBLE, here / "home" / "drills" / "double")
    (own / "reference.py").write_text("def double(x):\n    return 5 * x\n")

    assert as_json(here, "double", write(here, "def double(x): return x * 5"))["verdict"] == "accepted"


# --- at every save ----------------------------------------------------------------------------------------------------


@pytest.fixture
def watching(here: Path) -> Iterator["subprocess.Popen[str]"]:
    write(here, SQUARE)
    whole = [sys.executable, "-m", "studyapp.judge", "check", "double", "answer.py", "--watch"]
    process = subprocess.Popen(whole, stdout=subprocess.PIPE, text=True, cwd=here, env=environment(here))
    assert process.stdout
    with process, process.stdout:
        yield process
        process.kill()


def until_it_waits(process: "subprocess.Popen[str]") -> list[str]:
    assert process.stdout
    lines = []
    while not (line := process.stdout.readline()).startswith("Waiting for the next save"):
        assert line, "it ended"
        lines.append(line.rstrip("\n"))
    return lines


def save(here: Path, source: str) -> None:
    """As editors do: a new file under the old name."""
    (here / "new.py").write_text(source, encoding="utf-8")
    (here / "new.py").replace(here / "answer.py")


@pytest.mark.slow
def test_each_save_is_judged_and_what_changed_is_told(here: Path, watching: "subprocess.Popen[str]") -> None:
    first = until_it_waits(watching)
    save(here, "def double(x):\n    return 2 * x if x.ndim else x\n")
    second = until_it_waits(watching)
    save(here, "def double(x):\n    return 2 * x if x.ndim else x + 0\n")
    third = until_it_waits(watching)
    save(here, "def double(x):\n    return x * (2 if x.ndim < 2 else 3)\n")
    fourth = until_it_waits(watching)
    save(here, "def double(x:\n")
    fifth = until_it_waits(watching)
    save(here, RIGHT.decode())
    sixth = until_it_waits(watching)

    assert "your code behaves like: squares its input" in first
    assert not any("passes" in line for line in first)
    assert second[-3:] == [
        "  now passes: a vector · float32",
        "  now passes: a vector · float64",
        "  now passes: a large matrix · float32",
    ]
    assert third[-1] == "  the same checks pass as before"
    assert fourth[-2:] == ["  now passes: a number · float64", "  no longer passes: a large matrix · float32"]
    assert "    line 1: '(' was never closed" in fifth
    assert "✓ Accepted: 4 of 4 checks" in sixth
    watching.send_signal(signal.SIGINT)
    assert watching.wait(20) == 130


@pytest.mark.slow
def test_a_file_that_vanishes_for_a_moment_is_waited_for(here: Path, watching: "subprocess.Popen[str]") -> None:
    until_it_waits(watching)

    (here / "answer.py").rename(here / "away.py")
    (here / "away.py").write_bytes(RIGHT)
    (here / "away.py").rename(here / "answer.py")

    assert "✓ Accepted: 4 of 4 checks" in until_it_waits(watching)
