"""Proofs run in real child processes: whatever one does ends in a result, and nothing is left behind."""

import importlib.util
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from studyapp.judge.children import StartMethod, default_start_method
from studyapp.judge.proofs import Limits, ProofFailure, ProofJob, ProofResult, run_proofs

pytestmark = pytest.mark.slow

TIGHT = Limits(wall_s=1.0, memory_mib=512)
METHODS: list[StartMethod] = ["fork", "spawn"] if hasattr(os, "fork") else ["spawn"]
both = pytest.mark.parametrize("method", METHODS)


def run(code: str, method: StartMethod, limits: Limits | None = TIGHT) -> ProofFailure | None:
    (result,) = run_proofs([ProofJob("p", code)], start_method=method, limits=limits)
    assert result.name == "p" and result.seconds < 20
    return result.failure


@both
@pytest.mark.parametrize(
    "code",
    [
        "import numpy as np\nassert np.ones(3).sum() == 3",
        "for i in range(100_000):\n    print('x' * 100)\nassert True",
        "import sys\nsys.stderr.write('e' * 10**6)",
        "assert __name__ == '__proof__'",
        "assert 'studyapp' not in dir()",
        "def f(n):\n    return 1 if n == 0 else n * f(n - 1)\nassert f(5) == 120",
        "import threading, time\nthreading.Thread(target=time.sleep, args=(60,)).start()",
        "import warnings\nwarnings.warn('nothing')",
    ],
)
def test_claim_that_holds_passes(code: str, method: StartMethod) -> None:
    assert run(code, method) is None


FAILURES = [
    ("x = 3\nassert x == 4", 2, "This doesn't hold: assert x == 4; x = 3"),
    ("x = 3\nassert (\n    x ==\n    4\n), 'no'", 3, "This doesn't hold: assert ( x == 4 ), 'no'; no; x = 3"),
    ("def f(k):\n    y = 2\n    assert y == k\nf(5)", 3, "This doesn't hold: assert y == k; k = 5, y = 2"),
    (
        "import numpy as np\n\nnp.testing.assert_equal(1, 2)",
        3,
        "This doesn't hold: \nItems are not equal:\n ACTUAL: 1\n DESIRED: 2",
    ),
    ("a = 1\n1 / 0", 2, "ZeroDivisionError: division by zero"),
    ("import math\nmath.sqrt(-1)", 2, "ValueError: math domain error"),
    ("import no_such_module", 1, "There is no module `no_such_module` here."),
    ("def f():\n    f()\nf()", 2, "RecursionError: maximum recursion depth exceeded"),
    ("import sys\nsys.exit(3)", 2, "It ends the program: SystemExit(3)."),
    ("raise KeyboardInterrupt", 1, "KeyboardInterrupt: "),
    ("x =", 1, "This is no Python: invalid syntax (answer.py, line 1)."),
    ("input()", 1, "EOFError: EOF when reading a line"),
    ("while True:\n    pass", 0, "It runs longer than 1 s."),
    ("import time\ntime.sleep(60)", 0, "It runs longer than 1 s."),
    (
        "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\ntime.sleep(60)",
        0,
        "It runs longer than 1 s.",
    ),
    ("x = [0] * 10**9", 1, "It needs more than 512 MiB."),
    ("import numpy as np\nnp.ones(10**10)", 2, "It needs more than 512 MiB."),
    ("import os\nos._exit(0)", 0, "It ended its own process (exit code 0)."),
    ("import os\nos._exit(7)", 0, "It ended its own process (exit code 7)."),
    ("import os\nos.kill(os.getpid(), 9)", 0, "Its process was ended by SIGKILL."),
    ("import os\nos.abort()", 0, "Its process was ended by SIGABRT."),
    ("import os\nos.closerange(0, 100)", 0, "It ended its own process (exit code 86)."),
    ("with open('x', 'w') as file:\n    file.write('a' * 2**25)", 2, "OSError: [Errno 27] File too large"),
    ("\nopen('/tmp/x', 'w')", 2, "this writes to `/tmp/x`, outside its own folder"),
    ("import socket\nsocket.socket()", 2, "this opens a network connection (socket.__new__)"),
]


@pytest.mark.skipif(sys.platform != "linux", reason="memory and file limits are Linux's")
@both
@pytest.mark.parametrize(("code", "line", "message"), FAILURES, ids=[code[-25:] for code, _line, _message in FAILURES])
def test_whatever_a_proof_does_is_a_result(code: str, line: int, message: str, method: StartMethod) -> None:
    failure = run(code, method)

    assert failure and failure.message.startswith(message), failure
    assert failure.line == line


@both
def test_proofs_after_a_bad_one_still_run_in_order(method: StartMethod) -> None:
    jobs = [ProofJob("a", "assert 1"), ProofJob("b", "import os\nos._exit(1)"), ProofJob("c", "assert 1")]
    seen: list[ProofResult] = []

    results = run_proofs(jobs, seen.append, start_method=method, limits=TIGHT)

    assert seen == results
    assert [(result.name, result.failure is None) for result in results] == [("a", True), ("b", False), ("c", True)]


@both
def test_each_draw_has_a_fresh_namespace(method: StartMethod) -> None:
    code = "assert 'seen' not in globals()\nseen = True\nassert answer == 2 * n"
    draws = tuple({"n": n, "answer": 2 * n} for n in range(200))

    (result,) = run_proofs([ProofJob("p", code, draws)], start_method=method)

    assert result.failure is None


@both
def test_failing_draw_is_told_with_its_values(method: StartMethod) -> None:
    draws = tuple({"n": n, "half": n / 2} for n in range(200))

    (result,) = run_proofs([ProofJob("p", "assert n < 150", draws)], start_method=method)

    assert result.failure == ProofFailure("This doesn't hold: assert n < 150; n = 150", 1, {"n": 150, "half": 75.0})


@both
def test_proof_with_torch_runs_on_one_thread(method: StartMethod) -> None:
    if importlib.util.find_spec("torch") is None:
        pytest.skip("torch is not installed")
    code = "import torch\nassert torch.get_num_threads() == 1\nx = torch.ones(99, 99)\nassert (x @ x).sum() == 99**3"

    assert run(code, method, None) is None


def test_no_proofs_start_nothing() -> None:
    assert run_proofs([]) == []


def test_method_fits_the_platform() -> None:
    assert default_start_method() == ("fork" if sys.platform == "linux" else "spawn")


HELD = """
import sys
from studyapp.judge.proofs import ProofJob, run_proofs
print("up", flush=True)
run_proofs([ProofJob("p", "import time\\ntime.sleep(50)")], start_method="{method}")
"""


def processes_of(session_parent: int) -> set[int]:
    """Give every descendant of a process; the ps of an ordinary system, without its own line."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = {int(pid): int(parent) for pid, parent in (line.split() for line in listed.splitlines())}
    found = {session_parent}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {session_parent}


def alive(pids: set[int]) -> set[int]:
    stats = {pid: Path(f"/proc/{pid}/stat") for pid in pids}
    return {pid for pid, stat in stats.items() if stat.exists() and ") Z " not in stat.read_text()}


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@both
@pytest.mark.parametrize("ended_by", [signal.SIGINT, signal.SIGKILL])
def test_end_of_the_parent_leaves_no_orphan(method: StartMethod, ended_by: signal.Signals, tmp_path: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", HELD.format(method=method)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert parent.stdout and parent.stdout.readline() == b"up\n"
    expected = 2  # a workshop and its child, or a child and the spare one
    until = time.monotonic() + 20
    while len(children := processes_of(parent.pid)) < expected and time.monotonic() < until:
        time.sleep(0.02)
    assert len(children) >= expected

    parent.send_signal(ended_by)
    parent.wait(timeout=20)
    parent.stdout.close()

    until = time.monotonic() + 10
    while alive(children) and time.monotonic() < until:
        time.sleep(0.02)
    assert alive(children) == set()
