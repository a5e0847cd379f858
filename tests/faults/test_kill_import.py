"""Imports killed with SIGKILL at random moments: all of it is written, or nothing.

STUDYAPP_KILL_SESSIONS says how many.
"""

import os
import random
import subprocess
import sys
import time

import pytest
from building import Desk

from studyapp.storage.imported import read_imported
from studyapp.study.importing import last_import

pytestmark = pytest.mark.slow

IMPORTS = int(os.environ.get("STUDYAPP_KILL_SESSIONS", "8"))
CARDS = 2000


def test_a_killed_import_is_whole_or_nothing(desk: Desk) -> None:
    note = desk.root / "n.md"
    note.write_text("# N\n\n" + "".join(f"## 概念 {n}\n\n它的含义是 {n}。\n\n" for n in range(CARDS)), encoding="utf-8")
    rng = random.Random(5)
    begun = time.monotonic()
    assert import_notes(desk, 600) == 0
    whole = time.monotonic() - begun
    desk.home.database.unlink()
    written = 0

    for _attempt in range(IMPORTS):
        import_notes(desk, rng.uniform(0.5, 1.3) * whole)
        study = desk.start_again()
        with study.store.read() as connection:
            found = read_imported(connection)
        assert len(found) in (0, CARDS) and (last_import(study) is None) == (not found)
        with study.store.read() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
        written += bool(found)
        desk.close()
        for file in desk.home.root.glob("studyapp.db*"):
            file.unlink()

    print(f"{IMPORTS} killed, {written} had written everything")


def import_notes(desk: Desk, limit_s: float) -> int | None:
    """Give the exit status; None if it was killed."""
    environment = {"STUDYAPP_HOME": str(desk.home.root), "STUDYAPP_CONTENT": str(desk.content), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "studyapp", "import", str(desk.root / "n.md"), "--yes"]
    try:
        return subprocess.run(
            command, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=limit_s
        ).returncode
    except subprocess.TimeoutExpired:
        return None
