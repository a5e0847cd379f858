"""A judge as the app has it: events in order, one check after another, whatever happens to its processes."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from small_drill import (
    DOUBLE,
    RIGHT,
    SQUARE,
    events_of,
    kinds,
    small_drill,
    verdict_among,
    verdict_of,
    wait_until,
)

from studyapp.judge.catalogue import read_drill
from studyapp.judge.children import StartMethod
from studyapp.judge.client import Judge
from studyapp.judge.drill import Drill
from studyapp.judge.telling import explain
from studyapp.judge.verdict import CaseResult, Diagnosis, Event, JudgeFault, Planned, Speed, Verdict

METHODS: list[StartMethod] = ["fork", "spawn"] if hasattr(os, "fork") else ["spawn"]
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.fixture
def double() -> Drill:
    return read_drill(DOUBLE)


@pytest.fixture(scope="module", params=METHODS)
def either(request: pytest.FixtureRequest) -> Iterator[Judge]:
    with Judge(request.param) as judge:
        yield judge


@pytest.fixture
def own() -> Iterator[Judge]:
    """A judge that a test may harm."""
    with Judge() as judge:
        yield judge


def untimed(results: tuple[CaseResult, ...]) -> list[CaseResult]:
    return [replace(result, seconds=0.0) for result in results]


# --- events -----------------------------------------------------------------------------------------------------------


def test_accepted_answer_streams_its_cases_and_is_timed(either: Judge, double: Drill) -> None:
    events = events_of(either, double, RIGHT)

    assert kinds(events) == ["Planned", "Verdict", "Speed"]
    planned, *results, verdict, speed = events
    assert isinstance(planned, Planned) and isinstance(verdict, Verdict) and isinstance(speed, Speed)
    assert [(r.name, r.dtype) for r in verdict.cases] == [
        ("vector", "float32"),
        ("vector", "float64"),
        ("number", "float64"),
        ("matrix", "float32"),
    ]
    assert tuple(results) == verdict.cases and planned.cases == 4
    assert (verdict.conclusion, verdict.fault, verdict.failed) == ("accepted", None, ())
    assert (verdict.drill, verdict.backend, verdict.device, verdict.stage) == ("double", "numpy", "cpu", "core")
    assert verdict.seed == planned.seed
    assert speed.ratio == pytest.approx(speed.seconds / speed.yardstick, abs=1e-3)


def test_wrong_answer_is_told_first_and_diagnosed_then(either: Judge, double: Drill) -> None:
    events = events_of(either, double, SQUARE)

    assert kinds(events) == ["Planned", "Verdict", "Diagnosis"]
    diagnosis = events[-1]
    assert verdict_among(events).conclusion == "wrong_answer"
    assert isinstance(diagnosis, Diagnosis) and [mistake.name for mistake in diagnosis.mistakes] == ["square"]


@pytest.mark.parametrize("source", [RIGHT, SQUARE])
def test_speed_and_diagnosis_can_be_declined(judge: Judge, double: Drill, source: bytes) -> None:
    assert kinds(events_of(judge, double, source, speed=False, diagnose=False)) == ["Planned", "Verdict"]


def test_a_drill_without_a_speed_case_is_not_timed(judge: Judge, tmp_path: Path) -> None:
    assert kinds(events_of(judge, small_drill(tmp_path), "def f(x):\n    return x + x")) == ["Planned", "Verdict"]


def test_a_drill_without_its_yardstick_is_not_timed(judge: Judge, tmp_path: Path) -> None:
    folder = shutil.copytree(DOUBLE, tmp_path / "double")
    (folder / "right" / "model_numpy.py").unlink()

    assert kinds(events_of(judge, read_drill(folder), RIGHT)) == ["Planned", "Verdict"]


def test_torch_code_is_judged_as_torch(judge: Judge, double: Drill) -> None:
    as_numpy = verdict_of(judge, double, b"def double(x):\n    return 2 * x.numpy()\n", "torch")

    assert verdict_of(judge, double, RIGHT, "torch").conclusion == "accepted"
    assert as_numpy.conclusion == "wrong_answer"
    assert explain(as_numpy.fault)[0] == "y is a numpy.ndarray, expected torch.Tensor"  # type: ignore[arg-type]


@pytest.mark.parametrize("sum_of", ["x + x", "x.__add__(x)", "sum([x], x)"])
def test_an_operation_that_no_name_shows_is_refused_while_it_runs(judge: Judge, double: Drill, sum_of: str) -> None:
    verdict = verdict_of(judge, double, f"def double(x):\n    return {sum_of}\n", "torch")

    assert verdict.conclusion == "forbidden"
    assert explain(verdict.fault) == [  # type: ignore[arg-type]
        "line 2: this uses `aten.add`, which is the exercise",
        f"    return {sum_of}",
    ]


# --- seeds ------------------------------------------------------------------------------------------------------------


def test_a_seed_replays_a_run_and_another_gives_other_inputs(judge: Judge, double: Drill) -> None:
    first = verdict_of(judge, double, SQUARE)

    again = verdict_of(judge, double, SQUARE, seed=first.seed)
    other = verdict_of(judge, double, SQUARE, seed=first.seed + 1)

    assert untimed(again.cases) == untimed(first.cases)
    assert other.conclusion == again.conclusion
    assert other.cases[0].inputs != again.cases[0].inputs


def test_without_a_seed_every_run_has_another(judge: Judge, double: Drill) -> None:
    seeds = {verdict_of(judge, double, RIGHT).seed for _ in range(4)}

    assert len(seeds) > 1


def test_both_start_methods_come_to_the_same(judge: Judge, double: Drill) -> None:
    with Judge("spawn") as spawning:
        there, here = (verdict_of(j, double, SQUARE, seed=5) for j in (spawning, judge))

    assert untimed(there.cases) == untimed(here.cases)


# --- cancelling -------------------------------------------------------------------------------------------------------

ENDLESS = "def f(x):\n    while True:\n        pass\n"


def marked(tmp_path: Path) -> tuple[Drill, Callable[[], bool]]:
    """A drill of patience, and whether its case is about to call the learner's function (once to the oracle)."""
    mark = tmp_path / "mark"
    cases = f"""
@case("it", "它", dtypes=("float64",))
def it(f, rng, dtype):
    with open({str(mark)!r}, "a") as mark:
        mark.write("x")
    f.f(rng.normal(size=3))
"""
    return small_drill(tmp_path, cases=cases, seconds=60), lambda: mark.exists() and mark.stat().st_size == 2


def test_cancelling_from_another_thread_ends_a_check_without_a_verdict(either: Judge, tmp_path: Path) -> None:
    drill, running = marked(tmp_path)
    events: list[Event] = []
    checking = threading.Thread(target=lambda: events.extend(events_of(either, drill, ENDLESS)))

    checking.start()
    wait_until(running)
    either.cancel()
    checking.join(20)

    assert not checking.is_alive()
    assert [type(event) for event in events] == [Planned]
    assert verdict_of(either, drill, "def f(x):\n    return 2 * x").conclusion == "accepted"


def test_cancelling_while_the_mistake_is_looked_for_keeps_the_verdict(judge: Judge, double: Drill) -> None:
    seen = []
    for event in judge.check(double, SQUARE, "numpy"):
        seen.append(event)
        if isinstance(event, Verdict):
            judge.cancel()

    assert isinstance(seen[5], Verdict)
    assert verdict_of(judge, double, RIGHT).conclusion == "accepted"


def test_cancelling_nothing_harms_nothing(judge: Judge, double: Drill) -> None:
    judge.cancel()

    assert verdict_of(judge, double, RIGHT).conclusion == "accepted"
    Judge().cancel()  # one that hasn't begun


def test_a_check_nobody_reads_to_its_end_isnt_taken_for_the_next(judge: Judge, double: Drill, tmp_path: Path) -> None:
    drill, _running = marked(tmp_path)
    for wanted in (Planned, CaseResult, Verdict):
        for event in judge.check(double, SQUARE, "numpy"):
            if isinstance(event, wanted):
                break
        assert verdict_of(judge, double, RIGHT).conclusion == "accepted"

    next(iter(judge.check(drill, ENDLESS.encode(), "numpy")))

    assert verdict_of(judge, double, RIGHT).conclusion == "accepted"


# --- one after another ------------------------------------------------------------------------------------------------


def test_a_warmed_judge_judges_as_any_other(own: Judge, double: Drill) -> None:
    own.warm(double, "numpy")

    assert verdict_of(own, double, RIGHT).conclusion == "accepted"
    own.warm(double, "numpy")
    assert verdict_of(own, double, SQUARE).conclusion == "wrong_answer"


def test_warming_for_a_broken_drill_leaves_it_to_the_check(own: Judge, tmp_path: Path, double: Drill) -> None:
    broken = small_drill(tmp_path, cases="1 / 0\n")

    own.warm(broken, "numpy")

    assert verdict_of(own, broken, "").conclusion == "judge_error"
    assert verdict_of(own, double, RIGHT).conclusion == "accepted"


def test_checks_of_other_drills_and_backends_dont_disturb_each_other(
    judge: Judge, double: Drill, tmp_path: Path
) -> None:
    half = small_drill(tmp_path, "def f(x):\n    return x / 2\n")

    for _ in range(2):
        assert verdict_of(judge, half, "def f(x):\n    return x * 0.5").conclusion == "accepted"
        assert verdict_of(judge, double, RIGHT, "torch").conclusion == "accepted"
        assert verdict_of(judge, half, "def f(x):\n    return x * 0.5", "torch").conclusion == "accepted"
        assert verdict_of(judge, double, RIGHT).conclusion == "accepted"


def test_a_drill_edited_meanwhile_is_judged_as_it_is_now(judge: Judge, tmp_path: Path) -> None:
    drill = small_drill(tmp_path)
    right = "def f(x):\n    return 2 * x"
    assert verdict_of(judge, drill, right).conclusion == "accepted"

    for file, old, new in (("cases.py", "def one(", "def other("), ("reference.py", "2 * x", "3 * x")):
        path = drill.folder / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    verdict = verdict_of(judge, drill, right)

    assert [(case.name, case.outcome) for case in verdict.cases] == [("other", "wrong_answer")]


def test_a_folder_is_found_from_wherever_the_judge_works(judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(DOUBLE.parent)

    assert verdict_of(judge, read_drill(Path("double")), RIGHT).conclusion == "accepted"


# --- the author's faults ----------------------------------------------------------------------------------------------

FAULTS = [
    ("cases.py", "x = (\n", "small/cases.py:6: SyntaxError: '(' was never closed (cases.py, line 6)"),
    (
        "cases.py",
        "\nimport nothing_at_all\n",
        "small/cases.py:7: ModuleNotFoundError: No module named 'nothing_at_all'",
    ),
    ("cases.py", "\nraise SystemExit(3)\n", "small/cases.py:7: SystemExit: 3"),
    (
        "cases.py",
        '@case("a", "b")\ndef a(f, rng, dtype):\n    rng.nothing()\n',
        "small/cases.py:8: AttributeError: 'numpy.random._generator.Generator' object has no attribute 'nothing'",
    ),
    (
        "cases.py",
        '@case("a", "b")\ndef a(f, rng, dtype):\n    f.g(3)\n',
        "small/cases.py:8: drill.toml has no entry `g` in this stage",
    ),
    (
        "cases.py",
        '@case("a", "b")\ndef a(f, rng, dtype):\n    f.f(3, 4)\n',
        "small/cases.py:8: f takes 1 arguments, the case gives 2",
    ),
    (
        "cases.py",
        '@case("a", "b")\ndef a(f, rng, dtype):\n    f.expect(1 > 2, "one", "一")\n',
        "small/cases.py:8: the reference itself fails: one",
    ),
    (
        "cases.py",
        '@case("a", "b")\ndef a(f, rng, dtype):\n    with f.raises(KeyError):\n        f.f(rng.normal(size=2))\n',
        "small/cases.py:8: the reference raises no KeyError",
    ),
    (
        "cases.py",
        'TOLERANCE.clear()\n@case("a", "b")\ndef a(f, rng, dtype):\n    f.f(rng.normal(size=2).astype(dtype))\n',
        "small/cases.py:9: cases.py has no tolerance for `y` in TOLERANCE",
    ),
    ("cases.py", '@case("a", "b")\ndef a(f, rng, dtype):\n    f.f(Given("g"))\n', "small/cases.py:8: KeyError: 'g'"),
    (
        "cases.py",
        '@case("a", "b")\ndef a(f, rng, dtype):\n    f.f({1, 2})\n',
        "small/cases.py:8: a case can't pass a set",
    ),
    (
        "reference.py",
        "def f(x):\n    return x / None\n",
        "small/reference.py:2: TypeError: unsupported operand type(s) for /: 'float' and 'NoneType'",
    ),
    (
        "reference.py",
        "def g(x):\n    return x\n",
        "small/cases.py:9: AttributeError: module 'small.reference' has no attribute 'f'",
    ),
    ("given.py", "\n\n1 / 0\n", "small/given.py:3: ZeroDivisionError: division by zero"),
]


@pytest.mark.parametrize(
    ("file", "text", "told"), FAULTS, ids=[told.partition(": ")[2][:40] for _f, _t, told in FAULTS]
)
def test_an_authors_fault_is_the_judges_error_with_its_line(
    judge: Judge, double: Drill, tmp_path: Path, file: str, text: str, told: str
) -> None:
    drill = small_drill(tmp_path, reference="def f(x):\n    return x\n")
    path = drill.folder / file
    if file == "cases.py":
        text = "".join(path.read_text(encoding="utf-8").splitlines(True)[:5]) + text
    path.write_text(text, encoding="utf-8")

    verdict = verdict_of(judge, drill, "def f(x):\n    return x\n")

    assert verdict.conclusion == "judge_error"
    assert isinstance(verdict.fault, JudgeFault) and verdict.fault.text.startswith(told), verdict.fault.text
    assert verdict_of(judge, double, RIGHT).conclusion == "accepted"


def test_a_folder_that_vanished_is_the_judges_error(judge: Judge, double: Drill, tmp_path: Path) -> None:
    drill = small_drill(tmp_path)
    shutil.rmtree(drill.folder)

    verdict = verdict_of(judge, drill, RIGHT)

    assert verdict.conclusion == "judge_error"
    assert explain(verdict.fault)[0] == "small/drill.toml:1: No such file or directory"  # type: ignore[arg-type]


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_what_a_case_prints_disturbs_nothing(judge: Judge, tmp_path: Path, stream: str) -> None:
    cases = f"""
import sys
@case("talks", "话多")
def talks(f, rng, dtype):
    print("null\\n" * 50_000, file=sys.{stream})
    f.f(rng.normal(size=3).astype(dtype))
"""

    assert verdict_of(judge, small_drill(tmp_path, cases=cases), "def f(x):\n    return 2 * x").conclusion == "accepted"


# --- when processes end -----------------------------------------------------------------------------------------------


def children(pid: int) -> set[int]:
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return {int(child) for task in tasks for child in (task / "children").read_text().split()}


def descendants(pid: int) -> set[int]:
    found = children(pid)
    return found.union(*map(descendants, found))


def alive(pids: set[int]) -> set[int]:
    stats = {pid: Path(f"/proc/{pid}/stat") for pid in pids}
    return {pid for pid, stat in stats.items() if stat.exists() and ") Z " not in stat.read_text()}


@on_linux
def test_a_referee_killed_during_a_check_is_told_and_replaced(double: Drill, tmp_path: Path) -> None:
    drill, running = marked(tmp_path)
    before = children(os.getpid())
    with Judge() as own:
        own.warm(double, "numpy")
        (referee,) = children(os.getpid()) - before
        events: list[Event] = []
        checking = threading.Thread(target=lambda: events.extend(events_of(own, drill, ENDLESS)))

        checking.start()
        wait_until(running)
        os.kill(referee, signal.SIGKILL)
        checking.join(20)
        verdict = verdict_among(events)
        again = verdict_of(own, double, RIGHT)

    assert verdict.conclusion == "judge_error"
    assert explain(verdict.fault) == ["the referee ended with exit code -9"]  # type: ignore[arg-type]
    assert again.conclusion == "accepted"


@on_linux
def test_a_workshop_killed_during_a_check_is_told_and_replaced(double: Drill, tmp_path: Path) -> None:
    drill, running = marked(tmp_path)
    before = children(os.getpid())
    with Judge("fork") as own:
        assert verdict_of(own, double, RIGHT).conclusion == "accepted"
        (referee,) = children(os.getpid()) - before
        (workshop,) = children(referee)
        events: list[Event] = []
        checking = threading.Thread(target=lambda: events.extend(events_of(own, drill, ENDLESS)))

        checking.start()
        wait_until(running)
        os.kill(workshop, signal.SIGKILL)
        checking.join(20)
        verdict = verdict_among(events)
        again = verdict_of(own, double, RIGHT)

    assert verdict.conclusion == "judge_error"
    assert explain(verdict.fault) == ["the judge's workshop ended: exit code -9"]  # type: ignore[arg-type]
    assert again.conclusion == "accepted"


def test_closing_while_a_check_runs_ends_it(tmp_path: Path) -> None:
    drill, running = marked(tmp_path)
    own = Judge()
    events: list[Event] = []
    checking = threading.Thread(target=lambda: events.extend(events_of(own, drill, ENDLESS)))

    checking.start()
    wait_until(running)
    own.close()
    checking.join(20)

    assert not checking.is_alive()
    assert verdict_among(events).conclusion == "judge_error"


def test_a_check_can_be_dropped_after_its_judge(double: Drill) -> None:
    own = Judge()
    events = own.check(double, RIGHT, "numpy")
    next(events)

    own.close()

    events.close()


def test_a_closed_judge_leaves_no_folder(double: Drill, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    with Judge() as own:
        own.warm(double, "numpy")
        assert len([*tmp_path.iterdir()]) == 1

    assert [*tmp_path.iterdir()] == []


HELD = """
import sys
from pathlib import Path
from studyapp.judge.catalogue import read_drill
from studyapp.judge.client import Judge
from studyapp.judge.verdict import Planned
with Judge("{method}") as judge:
    for event in judge.check(read_drill(Path("{folder}")), b"def f(x):\\n    while True: pass", "numpy"):
        print("up", flush=True)
"""


@on_linux
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    "ended_by",
    [signal.SIGKILL, *(pytest.param(n, marks=pytest.mark.slow) for n in (signal.SIGINT, signal.SIGTERM))],
)
def test_the_end_of_the_app_leaves_neither_process_nor_folder(
    method: StartMethod, ended_by: signal.Signals, tmp_path: Path
) -> None:
    drill, running = marked(tmp_path)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    app = subprocess.Popen(
        [sys.executable, "-c", HELD.format(method=method, folder=drill.folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TMPDIR": str(temporary)},
    )
    assert app.stdout and app.stdout.readline() == b"up\n"
    wait_until(running)
    left = descendants(app.pid)
    assert len(left) >= 3  # the referee, a workshop and its child, or a child and the spare one

    app.send_signal(ended_by)
    app.wait(timeout=20)
    app.stdout.close()

    wait_until(lambda: not alive(left))
    assert [*temporary.iterdir()] == []


def test_the_app_needs_neither_numpy_nor_torch() -> None:
    code = f"""
import sys
from pathlib import Path
from studyapp.judge import catalogue, client, device, folder, options, starter, statement, telling
drill = catalogue.read_drill(Path({str(DOUBLE)!r}))
with client.Judge() as judge:
    events = list(judge.check(drill, b"def double(x):\\n    return x", "numpy"))
print([telling.headline(event) for event in events if hasattr(event, "conclusion")])
print([name for name in ("numpy", "torch") if name in sys.modules])
"""

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert done.stderr == ""
    headline, heavy = done.stdout.splitlines()
    assert headline == "['Not accepted: wrong answer in 4 of 4 checks, first: a vector']"
    assert heavy == "[]"
