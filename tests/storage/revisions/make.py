"""Print a small lived-in database of today's schema as SQL. Run it once for each new revision, before release:

PYTHONPATH=tests .venv/bin/python tests/storage/revisions/make.py > tests/storage/revisions/0004.sql
"""

import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from building import GIVEN, Desk, card, showing, sum_card
from drilling import attempt, sit, write_drill
from interviewing import conduct, look_back, write_persona, write_preset

from studyapp.domain.memory import Rating
from studyapp.study.drill_states import reset, set_aside
from studyapp.study.importing import read_import, undo_import
from studyapp.study.interview import Appointment
from studyapp.study.opening import Study
from studyapp.study.presets import read_presets
from studyapp.study.review import ReviewSession
from studyapp.study.undoing import undo


def live(desk: Desk) -> None:
    """Three days with a bit of everything that the log knows."""
    desk.home.root.mkdir(parents=True)
    desk.write("a.md", card("one", siblings=("pair",)), card("two", siblings=("pair",)), card("three"), sum_card())
    study = desk.open()
    for kind, ratings in (("daily", "433"), ("daily", "341"), ("cram", "24"), ("daily", "1233")):
        session = ReviewSession(study, kind)  # type: ignore[arg-type]
        for rating in ratings:
            if session.next().__class__.__name__ == "Shown":
                session.grade(Rating(int(rating)), GIVEN)
        session.undo()
        showing(session)
        session.doubt("说错了 / wrong")
        showing(session)
        session.bury()
        desk.clock.forward(days=1, hours=5)
    session.suspend() if session.next().__class__.__name__ == "Shown" else None
    practise(desk, study)
    import_notes(desk, study)
    interview(desk, study)
    desk.close()


def practise(desk: Desk, study: Study) -> None:
    """A drill solved at the second try, given up, graded, taken back; another reset; a third set aside."""
    for slug in ("add", "subtract", "multiply"):
        write_drill(desk.content, slug)
    solved = sit(study, "wrong_answer", "accepted")
    attempt(solved, "def add(a, b): ...\n")
    solved.hint("zh")
    attempt(solved, "def add(a, b):\n    return a + b  # 求和\n")
    solved.grade(Rating.HARD)
    desk.clock.forward(days=1)
    given_up = sit(study)
    given_up.give_up("")
    given_up.grade(Rating.AGAIN)
    undo(study)
    sit(study, slug="subtract").grade(Rating.GOOD)
    reset(study, "subtract", "numpy")
    set_aside(study, "multiply", "torch")


def import_notes(desk: Desk, study: Study) -> None:
    """A note imported, edited and imported again, a card refused, an import taken back."""
    note = desk.home.root / "note.md"
    note.write_text(
        "## 一\n\n第一个答案在此。\n\n## 二\n\n第二个答案在此。\n\n## 三\n\n第三个答案在此。\n", encoding="utf-8"
    )
    read = read_import(study, [note])
    read.refuse(read.rows[2])
    read.write()
    note.write_text("## 一\n\n第一个答案改过了。\n", encoding="utf-8")
    read_import(study, [note]).write()
    undo_import(study)
    session = ReviewSession(study)
    showing(session)
    session.grade(Rating.GOOD, GIVEN)


def interview(desk: Desk, study: Study) -> None:
    """One looked back on, with a contrast question; one left; one under way."""
    write_persona(desk)
    write_preset(desk, "short", "intro 1", "warmup 5 2 alpha", "debrief 1")
    look_back(study, conduct(study, "me", "words", "words"))
    Appointment("short", seed=2).begin(study, read_presets(study)).abandon()
    Appointment("short", seed=3).begin(study, read_presets(study)).answer("我", 60)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        live(desk)
        with closing(sqlite3.connect(desk.home.database)) as connection:
            # A virtual table can't be dumped: it is made anew, and the next start fills it.
            made = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'card_words'").fetchone()[0]
            connection.executescript("DROP TABLE card_words; DELETE FROM source_file;")
            sys.stdout.writelines(f"{line}\n" for line in connection.iterdump())
            print(f"{made};")
