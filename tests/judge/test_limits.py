"""The limits as a process feels them: set in a real child, never in the test's own process."""

import subprocess
import sys

import pytest

SCRIPT = """
from studyapp.judge.limits import Limits, confine, open_reserve
confine(Limits(wall_s=60, memory_mib=512))
{code}
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="these are Linux's limits")


def outcome(code: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-c", SCRIPT.format(code=code)], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_memory_over_the_limit_is_a_memory_error_and_a_reserve_is_left() -> None:
    code = "try:\n    x = b'x' * 2**30\nexcept MemoryError:\n    open_reserve()\n    print('told')"

    assert outcome(code) == (0, "told\n")


def test_nothing_is_written_to_files(tmp_path: object) -> None:
    assert "File too large" in outcome(f"f = open({str(tmp_path)!r} + '/x', 'w')\nf.write('a')\nf.flush()")[1]


def test_no_core_is_left_and_the_alarm_is_set() -> None:
    code = (
        "import resource, signal\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), round(signal.getitimer(signal.ITIMER_REAL)[0]))"
    )

    assert outcome(code) == (0, "(0, 0) 61\n")


def test_processor_time_ends_before_it_is_killed() -> None:
    code = "import resource\nsoft, hard = resource.getrlimit(resource.RLIMIT_CPU)\nprint(60 < soft < hard <= 65)"

    assert outcome(code) == (0, "True\n")
