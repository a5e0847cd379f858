"""One's data out and back."""

import csv
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

import pytest
from building import GIVEN, Desk, card, grade, grade_all, history, learn, lines_in, showing, state_of, sum_card
from drilling import attempt, sit, write_drill
from interviewing import conduct, look_back, write_persona, write_preset

from studyapp.domain.memory import Rating, Spaced, Unseen
from studyapp.errors import StorageCorrupt, StorageError, StorageTooNew
from studyapp.home import Home
from studyapp.study.doctor import examine
from studyapp.study.importing import read_import
from studyapp.study.keeping import backup, export, restore
from studyapp.study.opening import Study
from studyapp.study.review import ReviewSession

AGAIN, HARD, GOOD, EASY = Rating


@pytest.fixture
def study(desk: Desk) -> Study:
    """Two daily grades, one of them taken back, a cram grade and a doubt; own notes, settings and a draft."""
    desk.configure(new_per_day=3)
    desk.write("a.md", card("one"), sum_card("two"))
    desk.write_own("mine.md", card("mine"))
    desk.home.drafts.mkdir()
    (desk.home.drafts / "draft.md").write_text("unfinished")
    study = desk.open()
    session = ReviewSession(study)
    showing(session)
    session.doubt("符号错了")
    grade(session, EASY)
    desk.clock.forward(minutes=1)
    grade(session, AGAIN)
    session.undo()
    grade_all(ReviewSession(study, "cram", limit=1), HARD)
    return study


@pytest.fixture
def practised(desk: Desk, study: Study) -> Study:
    """The same with a drill: a wrong answer, a grade, and a sitting left open."""
    write_drill(desk.content, "add")
    practice = sit(study, "wrong_answer")
    attempt(practice, "return 求和")
    practice.grade(AGAIN)
    sit(study).keep("more")
    return study


def tree(home: Home) -> dict[str, bytes]:
    """Give every file of the user's folder but SQLite's own two, which come and go."""
    return {
        str(path.relative_to(home.root)): path.read_bytes()
        for path in sorted(home.root.rglob("*"))
        if path.is_file() and not path.name.endswith(("-wal", "-shm"))
    }


def rows_of(home: Home) -> list[str]:
    with closing(sqlite3.connect(home.database)) as connection:
        return list(connection.iterdump())


# Export


def test_jsonl_holds_every_row_of_every_table(practised: Study, desk: Desk, tmp_path: Path) -> None:
    study = practised
    note = tmp_path / "note.md"
    note.write_text("## 甲\n\n第一个答案在此。\n", encoding="utf-8")
    read_import(study, [note]).write()
    write_persona(desk)
    write_preset(desk, "short", "warmup 5 1 alpha", "debrief 1")
    look_back(study, conduct(study, "words"))
    lines = export(study, "jsonl", tmp_path / "all.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()]

    assert len(rows) == lines
    with closing(sqlite3.connect(study.home.database)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    ours = {table for table in tables if not table.startswith("card_words")}  # an index of what stands in `card`
    for table in ours - {"alembic_version", "sqlite_sequence"}:
        found = [row for row in rows if row["table"] == table]
        assert len(found) == lines_in(study, table) > 0 or table == "sibling"
        with study.store.read() as connection:
            columns = {row.name for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")}
        assert all(row.keys() == columns | {"table"} for row in found)
    assert any(row.get("note") == "符号错了" for row in rows)
    assert [row["code"] for row in rows if row["table"] == "attempt"] == ["return 求和"]
    assert datetime.fromisoformat(rows[-1].get("at", "2026-01-05T10:00:00+00:00")).tzinfo is not None


def test_csv_holds_every_review_and_marks_those_taken_back(practised: Study, tmp_path: Path) -> None:
    study = practised
    lines = export(study, "csv", tmp_path / "reviews.csv")
    with (tmp_path / "reviews.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert lines == len(rows) == lines_in(study, "review") == 4
    assert [(row["kind"], row["rating"], row["undone"], row["item"]) for row in rows] == [
        ("daily", "4", "False", "card"),
        ("daily", "1", "True", "card"),
        ("cram", "2", "False", "card"),
        ("daily", "1", "False", "drill"),
    ]
    assert rows[3]["card"] == "add/numpy"
    assert rows[0] | {"card": "", "area": ""} == {
        "card": "",
        "area": "",
        "at": "2026-01-05T10:00:00+00:00",
        "study_day": "2026-01-05",
        "kind": "daily",
        "rating": "4",
        "seconds": "3.0",
        "language": "en",
        "state_before": "new",
        "predicted_recall": "",
        "undone": "False",
        "item": "card",
    }


def test_export_to_a_place_that_cannot_be_written_says_so(study: Study, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="nowhere"):
        export(study, "csv", tmp_path / "nowhere" / "reviews.csv")


def test_export_replaces_an_older_file_only_when_it_is_whole(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "all.jsonl"
    target.write_text("older")

    def fail(*_given: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("studyapp.storage.export.write_jsonl", fail)
    with pytest.raises(StorageError, match="No space left"):
        export(study, "jsonl", target)

    assert target.read_text() == "older"


# Backup and restore


def test_backup_brings_back_everything_of_the_users(desk: Desk, study: Study, tmp_path: Path) -> None:
    backup(desk.home, tmp_path / "b.zip")
    desk.close()
    before, rows = tree(desk.home), rows_of(desk.home)
    elsewhere = Home(tmp_path / "new machine")

    assert restore(elsewhere, tmp_path / "b.zip") is None

    assert {name: data for name, data in tree(elsewhere).items() if name != "studyapp.db"} == {
        name: data for name, data in before.items() if name != "studyapp.db"
    }
    assert rows_of(elsewhere) == rows


def test_backup_of_an_open_study_holds_what_was_saved_last(desk: Desk, study: Study, tmp_path: Path) -> None:
    backup(desk.home, tmp_path / "b.zip")
    grade(ReviewSession(study), EASY)
    desk.close()

    restore(desk.home, tmp_path / "b.zip")

    restored = desk.open()
    assert lines_in(restored, "review") == 3
    assert examine(restored, rebuild=False).sound


def test_restore_first_backs_up_what_there_is(desk: Desk, study: Study, tmp_path: Path) -> None:
    backup(desk.home, tmp_path / "b.zip")
    learn(study)
    desk.close()
    later = rows_of(desk.home)

    safety = restore(desk.home, tmp_path / "b.zip")

    assert safety is not None and safety.parent == desk.home.backups
    assert rows_of(desk.home) != later
    restore(desk.home, safety)
    assert rows_of(desk.home) == later


def test_restore_lays_files_over_and_leaves_newer_ones(desk: Desk, study: Study, tmp_path: Path) -> None:
    backup(desk.home, tmp_path / "b.zip")
    desk.configure(new_per_day=9)
    desk.write_own("newer.md", card("newer"))
    (desk.home.notes / "mine.md").unlink()
    desk.close()

    restore(desk.home, tmp_path / "b.zip")

    again = desk.open()
    assert again.config.new_per_day == 3
    assert {path.name for path in desk.home.notes.iterdir()} == {"mine.md", "newer.md"}


def test_dated_database_can_be_restored_too(desk: Desk, study: Study) -> None:
    made = study.back_up_daily()
    grade(ReviewSession(study), EASY)
    desk.close()
    assert made is not None

    restore(desk.home, made)

    assert lines_in(desk.open(), "review") == 3


def test_damaged_database_is_moved_aside_by_a_restore(desk: Desk, study: Study, tmp_path: Path) -> None:
    backup(desk.home, tmp_path / "b.zip")
    desk.close()
    desk.home.database.write_bytes(b"garbage" * 999)

    safety = restore(desk.home, tmp_path / "b.zip")

    assert safety is not None and safety.read_bytes() == b"garbage" * 999
    assert lines_in(desk.open(), "review") == 3


def test_program_that_is_open_during_a_restore_goes_on_without_damage(desk: Desk, study: Study, tmp_path: Path) -> None:
    backup(desk.home, tmp_path / "b.zip")
    session = ReviewSession(study)
    grade(session, EASY)
    showing(session)

    restore(desk.home, tmp_path / "b.zip")

    with suppress(StorageError):  # its session may be gone; then the grade is refused as a whole
        session.grade(EASY, GIVEN)
    found = examine(desk.start_again(), rebuild=False)
    assert (found.faults, found.differing) == ((), ())


def zip_of(path: Path, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def garbage(good: Path, bad: Path) -> None:
    bad.write_bytes(b"Dear diary, " * 1000)


def cut_off(good: Path, bad: Path) -> None:
    bad.write_bytes(good.read_bytes()[:3000])


def flipped_inside(good: Path, bad: Path) -> None:
    data = bytearray(good.read_bytes())
    data[200:400] = bytes(200)
    bad.write_bytes(data)


def foreign(good: Path, bad: Path) -> None:
    zip_of(bad, **{"letter.txt": b"Dear diary"})


def newer(good: Path, bad: Path) -> None:
    inside(good, bad, "UPDATE alembic_version SET version_num = '9999'")


def other_database(good: Path, bad: Path) -> None:
    inside(good, bad, "DROP TABLE alembic_version")


def locked_with_a_password(good: Path, bad: Path) -> None:
    data = bytearray(good.read_bytes())
    data[6] |= 1  # the flag "encrypted", in the first file's header and in the directory
    data[data.rindex(b"PK\x01\x02", 0, data.index(b"PK\x01\x02") + 4) + 8] |= 1
    bad.write_bytes(data)


def damaged_page(good: Path, bad: Path) -> None:
    with zipfile.ZipFile(good) as archive:
        data = bytearray(archive.read("studyapp.db"))
    data[4096 * 2 : 4096 * 3] = b"\xff" * 4096
    zip_of(bad, **{"studyapp.db": bytes(data)})


def inside(good: Path, bad: Path, statement: str) -> None:
    """Change the database of a backup."""
    with zipfile.ZipFile(good) as archive:
        archive.extract("studyapp.db", bad.parent)
    with closing(sqlite3.connect(bad.parent / "studyapp.db")) as connection:
        connection.execute(statement)
        connection.commit()
    zip_of(bad, **{"studyapp.db": (bad.parent / "studyapp.db").read_bytes(), "config.toml": b"new_per_day = 77"})


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (garbage, StorageCorrupt),
        (cut_off, StorageCorrupt),
        (flipped_inside, StorageCorrupt),
        (foreign, StorageError),
        (newer, StorageTooNew),
        (other_database, StorageCorrupt),
        (locked_with_a_password, StorageCorrupt),
        (damaged_page, StorageCorrupt),
    ],
)
def test_bad_backup_is_refused_with_everything_untouched(
    desk: Desk,
    study: Study,
    tmp_path: Path,
    spoil: Callable[[Path, Path], None],
    error: type[StorageError],
) -> None:
    backup(desk.home, tmp_path / "good.zip")
    desk.close()
    bad = tmp_path / "bad" / "bad.zip"
    bad.parent.mkdir()
    spoil(tmp_path / "good.zip", bad)
    before = tree(desk.home)

    with pytest.raises(error, match=r"bad\.zip|studyapp\.db"):
        restore(desk.home, bad)

    assert tree(desk.home) == before


def test_missing_backup_is_told(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="no such file"):
        restore(desk.home, tmp_path / "nothing.zip")


def test_backup_writes_nothing_outside_the_users_folder(desk: Desk, study: Study, tmp_path: Path) -> None:
    backup(desk.home, tmp_path / "good.zip")
    desk.close()
    with zipfile.ZipFile(tmp_path / "good.zip", "a") as archive:
        archive.writestr("notes/../../evil.md", "")
        archive.writestr("/evil.md", "")

    restore(desk.home, tmp_path / "good.zip")

    assert list(tmp_path.glob("evil.md")) == []
    assert not Path("/evil.md").exists()


def test_nothing_to_back_up_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="nothing to back up"):
        backup(Home(tmp_path), tmp_path / "b.zip")


def test_restored_history_goes_on(desk: Desk, study: Study, tmp_path: Path) -> None:
    backup(desk.home, tmp_path / "b.zip")
    desk.close()
    restore(desk.home, tmp_path / "b.zip")
    again = desk.open()

    assert ReviewSession(again).undo()
    assert len(history(again, "one")) + len(history(again, "two")) + len(history(again, "mine")) == 6
    assert {type(state_of(again, name).memory) for name in ("one", "two", "mine")} == {Spaced, Unseen}


def test_export_through_a_link_writes_its_target_and_a_failed_one_leaves_nothing(study: Study, tmp_path: Path) -> None:
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)

    export(study, "csv", link)
    with pytest.raises(StorageError):
        export(study, "csv", tmp_path / "no such folder" / "x.csv")

    assert link.is_symlink() and target.read_text(encoding="utf-8").startswith("card,area,at")
    assert sorted(path.name for path in tmp_path.glob("*.partial")) == []


def test_export_to_a_device_leaves_the_device(study: Study) -> None:
    if not Path("/dev/full").is_char_device():
        pytest.skip("there is no /dev/full here")

    with pytest.raises(StorageError):
        export(study, "jsonl", Path("/dev/full"))

    assert Path("/dev/full").is_char_device()


def test_drills_come_back_with_attempts_and_drafts(desk: Desk, practised: Study, tmp_path: Path) -> None:
    before = history(practised, "add/numpy"), state_of(practised, "add/numpy")
    backup(desk.home, tmp_path / "b.zip")
    attempt(sit(practised, "accepted"), "later")
    sit(practised).keep("later")
    desk.close()
    restore(desk.home, tmp_path / "b.zip")

    again = desk.open()

    assert (history(again, "add/numpy"), state_of(again, "add/numpy")) == before
    assert sit(again).code == "more"
    assert examine(again, rebuild=False).sound
