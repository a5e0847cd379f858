"""The process that runs proofs. It is started by exec as a script, imports numpy and torch, computes nothing.

It reads its request as one line of JSON. With `fork` it forks a child for each proof and writes a line of
JSON, an Outcome, when that child has ended; the request's pipe stays open, and its end means that whoever
asked is gone. With `spawn` it is itself the child of the one proof it was started for.
"""

import contextlib
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal, NoReturn, TypedDict

MAX_REPORT = 1_000_000
LAST_BREATH_S = 0.5


class Job(TypedDict):
    code: str
    bindings: list[dict[str, int | float]]
    wall_s: float
    memory_mib: int
    libraries: list[str]


class Request(TypedDict):
    parent: int
    start_method: Literal["fork", "spawn"]
    jobs: list[Job]


class Outcome(TypedDict):
    """`report` is the child's own line of JSON, empty if it ended without one; `exit_code` as in subprocess."""

    report: str
    exit_code: int
    timed_out: bool
    seconds: float


def main() -> None:
    root = str(Path(__file__).resolve().parents[2])
    if root not in sys.path:
        sys.path.append(root)
    from studyapp.judge.limits import die_with_parent

    request: Request = json.loads(sys.stdin.buffer.readline())
    die_with_parent(request["parent"])
    if request["start_method"] == "spawn":
        _be_child(request["jobs"][0], os.dup(1))
    for job in request["jobs"]:
        _import_libraries(job)
        print(json.dumps(_run_forked(job)), flush=True)


def _import_libraries(job: Job) -> None:
    import tempfile

    tempfile.gettempdir()  # found by writing, which the child mayn't; torch.optim asks for it
    for name in job["libraries"]:
        with contextlib.suppress(ImportError):  # the proof itself will say what is missing
            __import__(name)


def _be_child(job: Job, results: int) -> NoReturn:
    """The report goes to the descriptor `results`, as one line."""
    from studyapp.judge.limits import Limits, confine, leave_terminal
    from studyapp.judge.proof_child import run_code

    leave_terminal()
    _import_libraries(job)
    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(1)
    confine(Limits(job["wall_s"], job["memory_mib"]))
    report = json.dumps({"failure": run_code(job["code"], job["bindings"])})
    with contextlib.suppress(OSError):  # the proof closed it: no report, and that is what will be told
        os.write(results, f"{report}\n".encode())
    os._exit(0)


def _be_forked_child(job: Job, runner: int, reading: int, writing: int) -> NoReturn:
    from studyapp.judge.limits import die_with_parent

    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.close(reading)
        die_with_parent(runner)
        _be_child(job, writing)
    finally:
        os._exit(1)


def _run_forked(job: Job) -> Outcome:
    from studyapp.judge.limits import kill_child

    started = time.monotonic()
    reading, writing = os.pipe()
    runner = os.getpid()
    child = os.fork()
    if child == 0:
        _be_forked_child(job, runner, reading, writing)

    def stop(*_args: object) -> NoReturn:
        kill_child(child)
        os._exit(1)

    signal.signal(signal.SIGTERM, stop)
    os.close(writing)
    report = _read_line(reading, started + job["wall_s"], stop)
    os.close(reading)
    if report == "":
        _let_end(child)
    kill_child(child)  # before waitpid, while the number can't belong to another process
    _pid, status = os.waitpid(child, 0)
    return {
        "report": report or "",
        "exit_code": os.waitstatus_to_exitcode(status),
        "timed_out": report is None,
        "seconds": time.monotonic() - started,
    }


def _let_end(child: int) -> None:
    """A child that closed its pipe is most likely about to end: how it ends is all that can be told of it."""
    until = time.monotonic() + LAST_BREATH_S
    while not os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) and time.monotonic() < until:
        time.sleep(0.005)


def _read_line(reading: int, deadline: float, stop: Callable[[], NoReturn]) -> str | None:
    """Give what came up to a line's end or the pipe's; None at the deadline."""
    import select

    data = b""
    while not data.endswith(b"\n") and len(data) < MAX_REPORT:
        left = deadline - time.monotonic()
        ready = select.select([reading, 0], [], [], left)[0] if left > 0 else []
        if not ready:
            return None
        if 0 in ready and not os.read(0, 1):
            stop()
        if reading in ready:
            part = os.read(reading, 65536)
            if not part:
                break
            data += part
    return data.decode(errors="replace")


if __name__ == "__main__":
    main()
