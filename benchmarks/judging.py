"""The judge: a verdict while it is warm, from cold, and against the same check in a process of its own."""

import statistics
import subprocess
import sys
import time

from studyapp.judge.catalogue import read_drill
from studyapp.judge.client import Judge
from studyapp.judge.drill import Backend, Drill
from studyapp.judge.verdict import Verdict
from studyapp.paths import content_root

ROUNDS = 15
COLD_ROUNDS = 3


def nms() -> Drill:
    return read_drill(content_root() / "drills" / "nms")


def warm_verdicts(drill: Drill, backend: Backend) -> list[float]:
    """Give milliseconds from asking to the verdict, each with fresh inputs; the learner is given a second between."""
    source = (drill.folder / "right" / f"model_{backend}.py").read_bytes()
    taken = []
    with Judge() as judge:
        verdict_after(judge, drill, source, backend)
        for _round in range(ROUNDS):
            time.sleep(0.3)  # the oracle answers ahead of time while nobody waits
            taken.append(1000 * verdict_after(judge, drill, source, backend))
    return taken


def cold_verdict(drill: Drill, backend: Backend) -> float:
    """Give seconds from no process at all to the verdict."""
    source = (drill.folder / "right" / f"model_{backend}.py").read_bytes()
    taken = []
    for _round in range(COLD_ROUNDS):
        with Judge() as judge:
            taken.append(verdict_after(judge, drill, source, backend))
    return statistics.median(taken)


def alone(backend: Backend) -> float:
    """Give seconds of the same check in a process of its own that imports the library and has no judge."""
    taken = []
    for _round in range(COLD_ROUNDS):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "benchmarks.alone", backend], check=True)
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def verdict_after(judge: Judge, drill: Drill, source: bytes, backend: Backend) -> float:
    started = time.perf_counter()
    taken = 0.0
    for event in judge.check(drill, source, backend, speed=False, diagnose=False):
        if isinstance(event, Verdict):
            assert event.conclusion == "accepted", event
            taken = time.perf_counter() - started
    return taken
