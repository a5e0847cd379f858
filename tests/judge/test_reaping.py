"""Ending a child takes along whatever it started, however far that went away from it."""

import subprocess
import sys
from pathlib import Path

import pytest
from small_drill import wait_until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="orphans are adopted on Linux alone")
#: A supervisor as the workshop is one. `child(act)` starts a process that does it; sleepers say their numbers.
SCRIPT = """
import os, signal, sys, time
from studyapp.judge.reaping import adopt_orphans, die_with_parent, end_child
adopt_orphans()
reading, writing = os.pipe()

def child(act):
    pid = os.fork()
    if pid == 0:
        os.setsid()
        act()
        os._exit(0)
    return pid

def say(word=b"x"):
    os.write(writing, word)

def heard(n):
    while n:
        n -= len(os.read(reading, 1))

def running(pid):
    try:
        return ") Z " not in open(f"/proc/{pid}/stat").read()
    except OSError:
        return False
"""


def supervised(code: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT + code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.parametrize(
    ("act", "code"),
    [
        ("lambda: os._exit(7)", "7"),
        ("lambda: None", "0"),
        ("os.abort", "-6"),
        ("lambda: os.kill(os.getpid(), 11)", "-11"),
    ],
)
def test_with_patience_a_child_tells_how_it_ended(act: str, code: str) -> None:
    assert supervised(f"print(end_child(child({act}), set(), 30))") == [code]


def test_without_patience_it_is_killed() -> None:
    assert supervised("print(end_child(child(signal.pause), set()))") == ["-9"]


def test_patience_comes_to_an_end() -> None:
    assert supervised("print(end_child(child(signal.pause), set(), 0.05))") == ["87"]  # LIVED_ON


def test_a_child_that_ignores_signals_is_killed_too() -> None:
    code = (
        "def stubborn():\n    [signal.signal(n, signal.SIG_IGN) for n in (1, 2, 15)]\n    say()\n    signal.pause()\n"
    )

    assert supervised(code + "pid = child(stubborn)\nheard(1)\nprint(end_child(pid, set()))") == ["-9"]


LEFT = """
def leave():
    for how in range(4):
        if os.fork() == 0:
            if how in (1, 3):
                os.setsid()
            if how >= 2 and os.fork():  # a grandchild whose parent has gone already
                os._exit(0)
            os.write(1, b"%d " % os.getpid())  # at once: others write too
            say()
            signal.pause()
pid = child(lambda: (leave(), THEN))
heard(4)
print("ended", end_child(pid, set(), PATIENCE), flush=True)
"""


@pytest.mark.parametrize(("then", "patience", "code"), [("signal.pause()", 0, "-9"), ("os._exit(3)", 30, "3")])
def test_what_a_child_left_is_gone_when_it_is_ended(then: str, patience: int, code: str) -> None:
    *left, _ended, status = supervised(LEFT.replace("THEN", then).replace("PATIENCE", str(patience)))

    assert len(left) == 4 and status == code
    assert not [pid for pid in left if Path(f"/proc/{pid}").exists()]


def test_other_children_live_on() -> None:
    code = """
one, other = child(signal.pause), child(signal.pause)
end_child(one, {other})
print(running(one), running(other))
print(end_child(other, set()))
"""

    assert supervised(code) == ["False", "True", "-9"]


def test_a_fork_bomb_is_caught_up_with() -> None:
    code = """
def bomb():
    say()
    for _ in range(6):
        os.fork()
        os.setpgid(0, 0)
    signal.pause()
pid = child(bomb)
heard(1)
end_child(pid, set())
print(open(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read())
"""

    assert supervised(code) == []


def test_a_child_dies_with_its_parent() -> None:
    code = """
supervisor = os.getpid()
def clinging():
    die_with_parent(supervisor)
    print(os.getpid(), flush=True)
    say()
    signal.pause()
child(clinging)
heard(1)
"""

    (pid,) = supervised(code)

    wait_until(lambda: not Path(f"/proc/{pid}").exists() or ") Z " in Path(f"/proc/{pid}/stat").read_text())


def test_a_child_whose_parent_has_gone_already_ends_at_once() -> None:
    assert supervised("print(end_child(child(lambda: die_with_parent(1)), set(), 30))") == ["1"]
