"""Sessions killed with SIGKILL at random moments lose no grade that was confirmed on the screen.

STUDYAPP_KILL_SESSIONS says how many; the figures are printed (pytest -s).
"""

import os
import random
import re
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import dataclass, field

import pytest
from building import Desk, card

from studyapp.study.clock import SystemClock
from studyapp.study.doctor import examine

SESSIONS = int(os.environ.get("STUDYAPP_KILL_SESSIONS", "8"))
STARTING_S = 0.9  # about as long as a start takes: one kill in five falls somewhere into it
WRITING_S = 0.1  # the others fall between this many seconds after a prompt, while the answers go on
SAID = re.compile(
    r"Why (?P<card>card-\d+)\?|(?P<question>your answer, or Enter: )|(?P<grades>Enter takes \d: )"
    r"|(?P<done>saved: \w+\n|Taken back: [^\n]*\n)|(?P<nothing>There is nothing to take back\.\n)"
)

Event = tuple[str, str, int]


@dataclass
class Sitting:
    """What the screen confirmed, and what was under way when the process died."""

    confirmed: list[Event] = field(default_factory=list)
    pending: list[Event] = field(default_factory=list)


def sit_until_killed(desk: Desk, rng: random.Random) -> Sitting:
    """Answer, grade and take back like a quick user, until a timer kills the process."""
    process = subprocess.Popen(
        [sys.executable, "-m", "studyapp", "review", "--plain", "--lang", "en"],
        env=os.environ
        | {"STUDYAPP_HOME": str(desk.home.root), "STUDYAPP_CONTENT": str(desk.content), "LC_ALL": "C.UTF-8"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
    )
    assert process.stdin is not None and process.stdout is not None
    starting = rng.random() < 0.2
    prompts = 0 if starting else rng.randint(1, 24)
    timer = threading.Timer(rng.uniform(0, STARTING_S if starting else WRITING_S), process.kill)
    if starting:
        timer.start()
    sitting, text, at, name = Sitting(), "", 0, ""
    with process:
        while chunk := process.stdout.read(65536):
            text += chunk.decode()
            while match := SAID.search(text, at):
                at = match.end()
                if match["card"]:
                    name = match["card"]
                elif match["done"] or match["nothing"]:
                    sitting.confirmed += sitting.pending if match["done"] else []
                    sitting.pending = []
                else:
                    prompts -= 1
                    if prompts == 0:
                        timer.start()
                    line = reply(sitting, name, rng, grading=bool(match["grades"]))
                    try:
                        process.stdin.write(line)
                    except BrokenPipeError:
                        break
        timer.cancel()
    return sitting


def reply(sitting: Sitting, name: str, rng: random.Random, *, grading: bool) -> bytes:
    if grading:
        rating = rng.choice([1, 1, 2, 2, 3])  # mostly such that the card comes back: the queue must not run dry
        sitting.pending = [("review", name, rating)]
        return f"{rating}\n".encode()
    if rng.random() < 0.1:
        sitting.pending = [("undone", "", 0)]
        return b":u\n"
    return b"\n"


def logged(desk: Desk, after: int) -> tuple[int, list[Event]]:
    """Give the last log entry's id, and the grades and undos later than `after`, straight from the file."""
    with closing(sqlite3.connect(desk.home.database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        rows = connection.execute(
            "SELECT log.id, log.kind, item.key, coalesce(review.rating, 0) FROM log JOIN item ON item.id = log.item_id"
            " LEFT JOIN review ON review.log_id = log.id WHERE log.id > ? ORDER BY log.id",
            (after,),
        ).fetchall()
    events = [(kind, key if kind == "review" else "", rating) for _id, kind, key, rating in rows]
    return max([after, *(row[0] for row in rows)]), events


@pytest.mark.slow
@pytest.mark.timeout(60 + 10 * SESSIONS)
def test_no_confirmed_grade_is_lost_by_a_kill(desk: Desk) -> None:
    desk.configure(new_per_day=999, content_language="en")
    desk.write("a.md", *(card(f"card-{n}") for n in range(200)))
    desk.clock.time = SystemClock().now()
    desk.open()
    desk.close()
    rng = random.Random("kill")
    last = confirmed = grades = extra = empty = 0

    for number in range(SESSIONS):
        sitting = sit_until_killed(desk, rng)

        last, found = logged(desk, last)
        # In the order of the screen, each once; the one under way may have been written, but not yet confirmed.
        assert found in (sitting.confirmed, sitting.confirmed + sitting.pending), f"sitting {number}"
        diagnosis = examine(desk.start_again(), rebuild=False)
        assert (diagnosis.faults, diagnosis.differing) == ((), ()), f"sitting {number}"
        desk.close()
        confirmed += len(sitting.confirmed)
        grades += sum(kind == "review" for kind, _name, _rating in sitting.confirmed)
        extra += len(found) - len(sitting.confirmed)
        empty += not sitting.confirmed

    assert confirmed > SESSIONS  # the sessions did something
    print(
        f"\n{SESSIONS} sessions killed, {empty} of them before anything was confirmed: {confirmed} writes confirmed"
        f" ({grades} grades, {confirmed - grades} undos), all found once; {extra} more written, not yet confirmed"
    )
