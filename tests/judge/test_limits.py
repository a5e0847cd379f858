"""The limits as a process feels them: set in a real child, never in the test's own process."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
from studyapp.judge.limits import confine, open_reserve
confine(512)
{code}
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="these are Linux's limits")


def outcome(code: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-c", SCRIPT.format(code=code)], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_memory_over_the_limit_is_a_memory_error_and_a_reserve_is_left() -> None:
    code = "try:\n    x = b'x' * 2**30\nexcept MemoryError:\n    open_reserve()\n    print('told')"

    assert outcome(code) == (0, "told\n")


def test_memory_within_the_limit_is_given() -> None:
    assert outcome("x = b'x' * (300 * 2**20)\nprint('fits')") == (0, "fits\n")


def test_a_large_file_is_an_error(tmp_path: Path) -> None:
    path = str(tmp_path / "x")

    assert "File too large" in outcome(f"f = open({path!r}, 'wb')\nf.write(bytes(2**25))\nf.flush()")[1]
    assert outcome(f"f = open({path!r}, 'wb')\nf.write(bytes(2**20))\nf.flush()") == (0, "")


def test_no_core_is_left() -> None:
    code = "import resource\nprint(resource.getrlimit(resource.RLIMIT_CORE))"

    assert outcome(code) == (0, "(0, 0)\n")


def test_processor_time_ends_before_it_is_killed() -> None:
    code = "import resource\nsoft, hard = resource.getrlimit(resource.RLIMIT_CPU)\nprint(600 <= soft < hard <= 605)"

    assert outcome(code) == (0, "True\n")
