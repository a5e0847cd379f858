"""The referee as a process of its own: orders as lines in, events as lines out."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from small_drill import DOUBLE, RIGHT

from studyapp.judge.launching import command, environment

CHECK = {
    "do": "check",
    "folder": str(DOUBLE),
    "backend": "numpy",
    "device": "cpu",
    "stage": "core",
    "seed": 3,
    "source": RIGHT.hex(),
    "speed": False,
    "diagnose": False,
    "allowance": [1.0, 1.0],
}
CANCEL = {"do": "cancel"}
WARM = {"do": "warm", "folder": str(DOUBLE), "backend": "numpy", "device": "cpu"}


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    folder = tmp_path / "scratch"
    folder.mkdir()
    return folder


def answers(scratch: Path, *orders: dict[str, Any]) -> list[Any]:
    """Send all orders at once, then `null` after so many checks ends it; give the kinds of events."""
    referee = subprocess.Popen(
        command("referee", scratch, "fork", "kernel"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=scratch,
        env=environment(scratch),
    )
    assert referee.stdin and referee.stdout
    with referee, referee.stdin as orders_in, referee.stdout as events_out:
        orders_in.write("".join(json.dumps(order) + "\n" for order in orders).encode())
        orders_in.flush()
        found = []
        ends = sum(order["do"] == "check" for order in orders)
        while ends:
            event = json.loads(events_out.readline())
            ends -= event is None
            found.append(event and event["is"])
    return found


ALL = ["Planned", *["CaseResult"] * 4, "Verdict", None]


def test_a_check_cancelled_before_it_began_has_no_verdict(scratch: Path) -> None:
    assert answers(scratch, CHECK, CANCEL) == [None]


def test_a_cancel_is_only_for_the_check_before_it(scratch: Path) -> None:
    assert answers(scratch, CANCEL, CHECK) == ALL
    scratch.mkdir(exist_ok=True)
    assert answers(scratch, WARM, CHECK, CANCEL, CHECK) == [None, *ALL]


def test_a_cancel_during_idle_work_ends_the_check_that_waited(scratch: Path) -> None:
    assert answers(scratch, WARM, CHECK, CANCEL) == [None]


def test_the_end_of_its_input_takes_its_folder_along(scratch: Path) -> None:
    assert answers(scratch, CHECK) == ALL

    assert not scratch.exists()
