"""A whole file: what keeps it from being run, and how judging goes on where a child was lost."""

from pathlib import Path

import pytest
from small_drill import DOUBLE, ENTRY, RIGHT, events_of, kinds, small_drill, verdict_of

from studyapp.judge.catalogue import read_drill
from studyapp.judge.client import Judge
from studyapp.judge.drill import Allowance, Drill
from studyapp.judge.telling import explain
from studyapp.judge.verdict import (
    Died,
    Frame,
    NoFunction,
    OtherSignature,
    Raised,
    Refused,
    TooMuchMemory,
    TooSlow,
    Unreadable,
    Verdict,
)

F = "def f(x):\n    return 2 * x\n"
#: Cases `a` to `d` with arrays of 1 to 4 numbers, so that an answer can misbehave in one of them.
FOUR = "\n".join(
    f'@case("{name}", "例{name}", dtypes=("float64",), cards=("card-{name}",))\n'
    f"def {name}(f, rng, dtype):\n    f.f(rng.normal(size={size}))\n"
    for size, name in enumerate("abcd", start=1)
)


@pytest.fixture
def double() -> Drill:
    return read_drill(DOUBLE)


def outcomes(verdict: Verdict) -> list[str]:
    return [case.outcome for case in verdict.cases]


# --- what keeps a file from being run ---------------------------------------------------------------------------------

WHOLE = [
    ("def double(:", "runtime_error", Unreadable("syntax", "invalid syntax", 1, "def double(:")),
    (
        "x = 1\n1 / 0",
        "runtime_error",
        Raised("", "ZeroDivisionError", "division by zero", (Frame(2, "<module>", "1 / 0"),)),
    ),
    ("import nothing_at_all", "runtime_error", None),
    ("def doubled(x): pass", "bad_signature", NoFunction("double", "double(x)", "doubled")),
    ("def g(x): pass", "bad_signature", NoFunction("double", "double(x)", "")),
    ("double = 3", "bad_signature", None),
    ("\ndef double(): pass", "bad_signature", OtherSignature("double", "double(x)", "double()", 2)),
    ("def double(x, y): pass", "bad_signature", OtherSignature("double", "double(x)", "double(x, y)", 1)),
    ("def double(*, x): pass", "bad_signature", OtherSignature("double", "double(x)", "double(*, x)", 1)),
    ("import torch\n" + RIGHT.decode(), "forbidden", Refused("import", "torch", 1, "import torch")),
    (
        "import numpy as np\ndef double(x):\n    return np.add(x, x)",
        "forbidden",
        Refused("call", "numpy.add", 3, "return np.add(x, x)"),
    ),
    ("import os\nos._exit(3)", "crashed", Died("", 3)),
    ("import os\nos.abort()", "crashed", Died("SIGABRT", 0)),
]


@pytest.mark.parametrize(("source", "conclusion", "fault"), WHOLE, ids=[source[-25:] for source, _c, _f in WHOLE])
def test_a_file_that_cant_be_run_runs_no_case(
    judge: Judge, double: Drill, source: str, conclusion: str, fault: object
) -> None:
    events = events_of(judge, double, source)

    verdict = next(event for event in events if isinstance(event, Verdict))
    assert (verdict.conclusion, outcomes(verdict)) == (conclusion, ["not_run"] * 4)
    assert verdict.failed == ()
    assert fault is None or verdict.fault == fault
    assert verdict.fault is not None and all(explain(verdict.fault))
    assert len(events) == len(verdict.cases) + 3  # Planned, Verdict, a Diagnosis that names nothing


@pytest.mark.parametrize(
    "source",
    [
        "def double(x, times=2): return times * x",
        "def double(*arrays): return 2 * arrays[0]",
        "double = lambda v: 2 * v",
        "from functools import partial\ndef scale(k, x): return k * x\ndouble = partial(scale, 2)",
        "class Doubler:\n    def __call__(self, x): return 2 * x\ndouble = Doubler()",
        "from dataclasses import dataclass\n@dataclass\nclass K:\n    k: int = 2\ndef double(x): return K().k * x",
        "def double(x): return 2 * x\nif __name__ == '__main__':\n    raise SystemExit('run as a script')",
        "import typing\ndef double(x: 'typing.Any') -> 'anything': return 2 * x",
        "from __future__ import annotations\ndef double(x: Unknown) -> Unknown: return 2 * x",
    ],
)
def test_any_callable_that_takes_the_arguments_will_do(judge: Judge, double: Drill, source: str) -> None:
    assert verdict_of(judge, double, source).conclusion == "accepted"


# --- one case after another -------------------------------------------------------------------------------------------


def test_the_first_failing_case_gives_the_conclusion_and_all_are_run(judge: Judge, tmp_path: Path) -> None:
    source = "def f(x):\n    if len(x) == 2:\n        return x\n    if len(x) == 3:\n        1 / 0\n    return 2 * x"

    verdict = verdict_of(judge, small_drill(tmp_path, cases=FOUR), source)

    assert outcomes(verdict) == ["passed", "wrong_answer", "runtime_error", "passed"]
    assert verdict.conclusion == "wrong_answer"
    assert verdict.fault == verdict.cases[1].fault
    assert [case.name for case in verdict.failed] == ["b", "c"]
    assert [case.cards for case in verdict.failed] == [("card-b",), ("card-c",)]


def test_a_case_over_its_time_is_told_and_the_next_is_run_in_a_new_child(judge: Judge, tmp_path: Path) -> None:
    drill = small_drill(tmp_path, cases=FOUR, seconds=0.8)
    source = "calls = 0\ndef f(x):\n    global calls\n    calls += 1\n    print(calls, flush=True)\n"
    source += "    while len(x) == 2:\n        pass\n    return 2 * x"

    verdict = verdict_of(judge, drill, source)

    assert outcomes(verdict) == ["passed", "time_limit", "passed", "passed"]
    assert (verdict.conclusion, verdict.fault) == ("time_limit", TooSlow(0.8))
    assert [case.printed for case in verdict.cases] == ["1\n", "2\n", "1\n", "2\n"]


def test_allowance_gives_a_case_more_time_and_memory(tmp_path: Path) -> None:
    drill = small_drill(tmp_path, cases=FOUR, seconds=0.4, memory_mib=64)
    source = "import time\nimport numpy as np\n"
    source += "def f(x):\n    np.ones(2**24).sum()\n    time.sleep(0.5)\n    return 2 * x"

    with Judge(allowance=Allowance(time=10, memory=10)) as judge:
        given = verdict_of(judge, drill, source)
        judge.allowance = Allowance(time=1, memory=10)
        hurried = verdict_of(judge, drill, source)
        judge.allowance = Allowance(time=10, memory=1)
        cramped = verdict_of(judge, drill, source)

    assert given.conclusion == "accepted"
    assert hurried.fault == TooSlow(0.4)
    assert cramped.fault == TooMuchMemory(64)


@pytest.mark.slow
def test_after_two_children_are_lost_the_rest_isnt_run(judge: Judge, tmp_path: Path) -> None:
    drill = small_drill(tmp_path, cases=FOUR, seconds=0.8)

    verdict = verdict_of(judge, drill, "def f(x):\n    while len(x) != 2:\n        pass\n    return 2 * x")

    assert outcomes(verdict) == ["time_limit", "passed", "time_limit", "not_run"]


@pytest.mark.slow
def test_all_calls_of_a_case_share_its_time_and_a_case_may_have_its_own(judge: Judge, tmp_path: Path) -> None:
    # 1.2 s in all: too much for one case of 0.8 s, though each call is within it; enough for the other's 20 s.
    body = "def {name}(f, rng, dtype):\n    for _ in range(4):\n        f.f(rng.normal(size=2))\n"
    cases = '@case("a", "a", dtypes=("float64",))\n' + body.format(name="a")
    cases += '@case("b", "b", dtypes=("float64",), seconds=20)\n' + body.format(name="b")

    verdict = verdict_of(
        judge,
        small_drill(tmp_path, cases=cases, seconds=0.8),
        "import time\ndef f(x):\n    time.sleep(0.3)\n    return 2 * x",
    )

    assert outcomes(verdict) == ["time_limit", "passed"]


@pytest.mark.parametrize(
    ("act", "fault"),
    [
        ("os._exit(0)", Died("", 0)),
        ("os._exit(7)", Died("", 7)),
        ("os.kill(os.getpid(), 11)", Died("SIGSEGV", 0)),
        ("os.kill(os.getpid(), 15)", Died("SIGTERM", 0)),
    ],
)
def test_a_case_that_ends_its_process_is_told_and_the_next_is_run(
    judge: Judge, tmp_path: Path, act: str, fault: Died
) -> None:
    source = f"import os\ndef f(x):\n    if len(x) == 2:\n        {act}\n    return 2 * x"

    verdict = verdict_of(judge, small_drill(tmp_path, cases=FOUR), source)

    assert outcomes(verdict) == ["passed", "crashed", "passed", "passed"]
    assert verdict.fault == fault


STOPS = """
import os, signal, sys, threading

main = threading.main_thread().ident

def stop():
    while sys._current_frames()[main].f_code.co_name != "_take":  # until it waits for the next call
        pass
    os.kill(os.getpid(), signal.SIGSTOP)

def f(x):
    threading.Thread(target=stop).start()
    return 2 * x
"""


def test_a_child_that_stops_reading_is_ended_at_its_limit(judge: Judge, tmp_path: Path) -> None:
    # The second call's argument is more than a socket holds, and finds no reader.
    cases = '@case("a", "a", dtypes=("float64",))\ndef a(f, rng, dtype):\n'
    cases += "    f.f(np.ones(2))\n    f.f(np.ones(400_000))\n"

    verdict = verdict_of(judge, small_drill(tmp_path, cases=cases, seconds=0.8), STOPS)

    assert verdict.fault == TooSlow(0.8)


def test_what_is_refused_in_one_case_ends_that_case_alone(judge: Judge, tmp_path: Path) -> None:
    source = "def f(x):\n    if len(x) == 2:\n        open('/tmp/x', 'w')\n    return 2 * x"

    verdict = verdict_of(judge, small_drill(tmp_path, cases=FOUR), source)

    assert outcomes(verdict) == ["passed", "forbidden", "passed", "passed"]
    assert verdict.fault == Refused("write", "/tmp/x", 3, "open('/tmp/x', 'w')")


def test_a_file_that_fails_when_it_is_loaded_again_says_so(judge: Judge, tmp_path: Path) -> None:
    # What it kept in its folder is gone: a new child has a new one.
    source = "import os\ndef f(x):\n    if len(x) == 1:\n        open('mark', 'w').close()\n        os._exit(1)\n"
    source += "    return 2 * x\nassert not os.listdir('.'), os.listdir('.')\n"

    verdict = verdict_of(judge, small_drill(tmp_path, cases=FOUR), source)

    assert outcomes(verdict) == ["crashed", "passed", "passed", "passed"]


def test_only_accepted_answers_are_timed(judge: Judge, double: Drill) -> None:
    nearly = "def double(x):\n    return x if x.ndim == 0 else 2 * x"

    assert kinds(events_of(judge, double, nearly)) == ["Planned", "Verdict", "Diagnosis"]


def test_a_drill_of_many_functions_names_the_one_that_is_missing(judge: Judge, tmp_path: Path) -> None:
    toml = ENTRY + '[[entry]]\nname = "g"\nargs = ["x", "y"]\nreturns = ["y"]\n'

    verdict = verdict_of(judge, small_drill(tmp_path, toml=toml), F)

    assert verdict.fault == NoFunction("g", "g(x, y)", "")
