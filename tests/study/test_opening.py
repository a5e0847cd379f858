"""Opening: what the first start makes, what later ones find, what can stand in the way."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest
from building import Desk, card, grade, grade_all, learn, state_of

from studyapp.errors import StorageBusy, StorageCorrupt, StorageTooNew
from studyapp.study.review import ReviewSession


def test_first_start_makes_the_database_and_nothing_else(desk: Desk) -> None:
    desk.home.database.unlink()
    desk.home.root.rmdir()
    desk.write("a.md", card("one"))

    study = desk.open()

    assert study.first_start
    assert learn(study) == ["one"]
    study.close()
    assert [path.name for path in desk.home.root.iterdir()] == ["studyapp.db"]


def test_start_after_the_settings_were_written_is_not_the_first(desk: Desk) -> None:
    study = desk.open()
    study.set(new_per_day=5)

    assert desk.start_again().first_start is False


def test_settings_are_kept_and_their_mistakes_told(desk: Desk) -> None:
    desk.home.config.write_text('new_per_day = 3\nrollover_hour = "four"\n')

    study = desk.open()

    assert (study.config.new_per_day, study.config.rollover_hour) == (3, 4)
    assert [str(problem.place) for problem in study.problems] == ["config.toml:2"]


def test_one_backup_a_day(desk: Desk) -> None:
    study = desk.open()

    made = study.back_up_daily()

    assert made is not None and made.name == "studyapp-2026-01-05.db"
    assert desk.start_again().back_up_daily() is None
    desk.clock.forward_days(1)
    assert study.back_up_daily() is not None


def test_backup_before_the_rollover_belongs_to_the_day_before(desk: Desk) -> None:
    desk.clock.forward(hours=17)  # 03:00 of Tuesday
    made = desk.open().back_up_daily()

    assert made is not None and made.name == "studyapp-2026-01-05.db"


def test_two_programs_may_be_open_at_once(desk: Desk) -> None:
    desk.write("a.md", card("one"), card("two"))
    first, second = desk.open(), desk.open()

    grade(ReviewSession(first), name="one")
    grade(ReviewSession(second), name="two")

    assert {state_of(study, name).memory.reviews for study in (first, second) for name in ("one", "two")} == {1}


def test_opening_while_another_writes_works_if_no_file_changed(desk: Desk) -> None:
    desk.write("a.md", card("one"))
    study = desk.open()

    with study.store.write():
        assert desk.open().problems == ()


def test_opening_with_changed_files_while_another_writes_says_so_and_loses_nothing(desk: Desk) -> None:
    desk.write("a.md", card("one"))
    study = desk.open()
    desk.write("a.md", card("one"), card("two"))

    with study.store.write(), pytest.raises(StorageBusy):
        desk.open(busy_s=0.05)

    assert sorted(learn(desk.open())) == ["one", "two"]


def test_damaged_database_says_so_and_stays_as_it_is(desk: Desk) -> None:
    desk.home.database.write_bytes(b"garbage" * 1000)

    with pytest.raises(StorageCorrupt, match="restore"):
        desk.open()

    assert desk.home.database.read_bytes() == b"garbage" * 1000


def test_newer_database_says_so(desk: Desk) -> None:
    with closing(sqlite3.connect(desk.home.database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()

    with pytest.raises(StorageTooNew, match="Nothing was changed"):
        desk.open()


def test_next_day_is_the_first_one_with_something_due(desk: Desk) -> None:
    desk.write("a.md", card("one"), card("two"))
    study = desk.open()
    learn(study)

    due = [state_of(study, name).due_day for name in ("one", "two")]

    assert study.next_day() == min(day for day in due if day is not None)


def test_buried_cards_are_due_tomorrow(desk: Desk) -> None:
    desk.write("a.md", card("one"))
    study = desk.open()
    session = ReviewSession(study)
    session.next()

    session.bury()

    assert study.next_day() == date(2026, 1, 6)


def test_undone_or_returned_burying_names_no_day(desk: Desk) -> None:
    desk.write("a.md", card("one"))
    study = desk.open()
    session = ReviewSession(study)
    session.next()
    session.bury()

    session.undo()

    assert study.next_day() is None
    assert grade_all(session) == ["one"] * 2  # a step, then learned ahead
