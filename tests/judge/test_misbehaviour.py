"""Whatever a beginner's code does ends in a verdict, and nothing is left of it.

Each program in misbehaviour/ says in its first line what it comes to, with the best layers that the machine has
and with those that every system has.
"""

import contextlib
import os
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from studyapp.judge.catalogue import read_drill
from studyapp.judge.client import Judge
from studyapp.judge.drill import Drill
from studyapp.judge.telling import explain
from studyapp.judge.verdict import Verdict

HERE = Path(__file__).parent
PROGRAMS = sorted((HERE / "misbehaviour").glob("*.py"))
RIGHT = b"def double(x):\n    return 2 * x\n"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits and layers are Linux's")


@pytest.fixture(scope="module")
def drill() -> Drill:
    return read_drill(HERE / "small_drills" / "double")


@pytest.fixture(
    scope="module",
    params=["kernel", pytest.param("plain", marks=pytest.mark.slow), pytest.param("spawn", marks=pytest.mark.slow)],
)
def judge(request: pytest.FixtureRequest) -> Iterator[Judge]:
    with Judge("spawn" if request.param == "spawn" else "fork", kernel=request.param != "plain") as judge:
        yield judge


def verdict_of(judge: Judge, drill: Drill, source: bytes) -> Verdict:
    events = list(judge.check(drill, source, "numpy", speed=False, diagnose=False))
    return next(event for event in events if isinstance(event, Verdict))


def processes() -> set[int]:
    """Give what descends from this process and what lost its parent; other tests run beside it. Zombies are no more."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
            if state != "Z":
                parents[int(folder.name)] = int(parent)
    found = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found | {pid for pid, parent in parents.items() if parent == 1}


@pytest.mark.parametrize("program", PROGRAMS, ids=[path.stem for path in PROGRAMS])
def test_each_program_comes_to_what_its_first_line_says(judge: Judge, drill: Drill, program: Path) -> None:
    source = program.read_bytes()
    expected = source.decode().removeprefix("# ").partition(":")[0]

    verdict = verdict_of(judge, drill, source)

    assert verdict.conclusion == expected, verdict
    if verdict.fault is not None:
        assert all(explain(verdict.fault))


def test_a_file_too_large_is_refused_at_once(judge: Judge, drill: Drill) -> None:
    verdict = verdict_of(judge, drill, b"# " + b"x" * 10_000_000)

    assert (verdict.conclusion, verdict.seconds < 1) == ("runtime_error", True)
    assert explain(verdict.fault) == ["the file is too large (1024 KiB); the limit is 256 KiB"]  # type: ignore[arg-type]


def test_a_file_that_is_no_text_is_named(judge: Judge, drill: Drill) -> None:
    verdict = verdict_of(judge, drill, "x = 1\ny = '加倍'\n".encode("gbk"))

    assert explain(verdict.fault) == ["line 2: the file isn't UTF-8"]  # type: ignore[arg-type]


@pytest.mark.parametrize("source", [b"\x00", b"(" * 5000, b"-" * 50_000 + b"1", b"", b"\xef\xbb\xbf" + RIGHT])
def test_any_bytes_are_a_file(judge: Judge, drill: Drill, source: bytes) -> None:
    conclusion = verdict_of(judge, drill, source).conclusion

    assert conclusion == ("accepted" if RIGHT in source else "runtime_error" if source else "bad_signature")


@pytest.mark.slow
def test_after_the_whole_list_nothing_is_left(judge: Judge, drill: Drill, tmp_path: Path) -> None:
    verdict_of(judge, drill, RIGHT)
    before, memory = processes(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    usual = min(verdict_of(judge, drill, RIGHT).seconds for _ in range(3))
    hostname = Path("/etc/hostname").read_bytes()

    for program in PROGRAMS:
        verdict_of(judge, drill, program.read_bytes())

    until = time.monotonic() + 5
    # With spawn, the spare child that waits for the next submission is another one each time.
    allowed = 1 if judge.start_method == "spawn" else 0
    while len(left := processes() - before) > allowed and time.monotonic() < until:
        time.sleep(0.05)
    assert len(left) <= allowed, [Path(f"/proc/{pid}/cmdline").read_bytes() for pid in left]
    assert Path("/etc/hostname").read_bytes() == hostname
    assert not Path("/studyapp-was-here").exists() and not Path("/tmp/studyapp-was-here").exists()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 20_000  # KiB
    again = verdict_of(judge, drill, RIGHT)
    assert again.conclusion == "accepted"
    assert again.seconds < 10 * usual + 1  # a judge that limps would take a limit's worth of time
