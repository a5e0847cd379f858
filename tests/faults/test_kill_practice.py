"""A program killed the moment a verdict is shown has stored the attempt."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from building import Desk, history
from drilling import sit, write_drill

from studyapp.domain.log import Attempted
from studyapp.study.doctor import examine

TESTS = Path(__file__).parents[1]
_PROGRAM = """
import os, signal, sys
from pathlib import Path
from building import FakeClock
from drilling import Verdict, sit
from studyapp.home import Home
from studyapp.study.opening import open_study

practice = sit(open_study(Home(Path(sys.argv[1])), Path(sys.argv[2]), FakeClock()), "wrong_answer")
practice.keep("first version")
for event in practice.run("second version"):
    if isinstance(event, Verdict):
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_verdict_that_was_shown_is_stored(desk: Desk) -> None:
    write_drill(desk.content, "add")

    killed = subprocess.run(
        [sys.executable, "-c", _PROGRAM, desk.home.root, desk.content],
        env=os.environ | {"PYTHONPATH": str(TESTS)},
        stderr=subprocess.PIPE,
        timeout=60,
    )

    assert killed.returncode == -signal.SIGKILL, killed.stderr
    study = desk.open()
    assert [e.event.code for e in history(study, "add/numpy") if isinstance(e.event, Attempted)] == ["second version"]
    again = sit(study)
    assert (again.code, again.tries) == ("first version", 1)  # the draft is what was in the editor
    assert examine(study, rebuild=False).sound
