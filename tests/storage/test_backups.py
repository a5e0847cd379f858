"""Copies of the database."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from shutil import copy

import pytest
from sqlalchemy import insert, select

from studyapp.errors import StorageBusy, StorageCorrupt, StorageTooNew
from studyapp.storage.backups import KEPT, copy_database, daily_backup, examine, integrity, replace_database
from studyapp.storage.engine import Store
from studyapp.storage.tables import item

DAY = date(2026, 1, 5)


@pytest.fixture
def store(tmp_path: Path, empty_database: Path) -> Iterator[Store]:
    store = Store(Path(copy(empty_database, tmp_path)))
    add(store, "one")
    yield store
    store.close()


def add(store: Store, name: str) -> None:
    with store.write() as connection:
        connection.execute(insert(item).values(kind="card", key=name, area="alpha", rank=1))


def names_in(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT key FROM item ORDER BY key")]


def backups(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "backups").iterdir())


def back_up(store: Store, day: date) -> Path | None:
    return daily_backup(store.path, store.path.parent / "backups", day)


def test_backup_of_a_database_in_use_is_sound_and_complete(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    with store.write() as connection:  # in the WAL, not yet in the file, and another write under way
        connection.execute(insert(item).values(kind="card", key="unfinished", area="alpha", rank=1))

        copy_database(store.path, target)

    assert names_in(target) == ["one"]
    assert integrity(target) == []
    examine(target)


def test_backup_is_one_file(store: Store, tmp_path: Path) -> None:
    copy_database(store.path, tmp_path / "folder" / "copy.db")

    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["copy.db"]


def test_one_backup_a_day(store: Store, tmp_path: Path) -> None:
    made = back_up(store, DAY)
    add(store, "two")

    assert made is not None
    assert back_up(store, DAY) is None
    assert names_in(made) == ["one"]
    assert back_up(store, DAY + timedelta(days=1)) is not None
    assert backups(tmp_path) == ["studyapp-2026-01-05.db", "studyapp-2026-01-06.db"]


def test_newest_fourteen_are_kept_and_other_files_left_alone(store: Store, tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "mine.zip").write_text("")

    for n in range(KEPT + 3):
        back_up(store, DAY + timedelta(days=n))

    kept = [f"studyapp-{DAY + timedelta(days=n)}.db" for n in range(3, KEPT + 3)]
    assert KEPT == 14
    assert backups(tmp_path) == ["mine.zip", *kept]


def test_backup_of_today_stays_though_the_clock_was_once_ahead(store: Store) -> None:
    for n in range(KEPT):
        back_up(store, date(2040, 1, 1) + timedelta(days=n))

    made = back_up(store, DAY)

    assert made is not None and made.exists()


def test_no_database_needs_no_backup(tmp_path: Path) -> None:
    assert daily_backup(tmp_path / "studyapp.db", tmp_path / "backups", DAY) is None
    assert not (tmp_path / "backups").exists()


def test_half_a_backup_is_never_taken_for_one(store: Store, tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "studyapp-2026-01-05.db.partial").write_bytes(b"killed in between")

    made = back_up(store, DAY)

    assert made is not None and names_in(made) == ["one"]
    assert backups(tmp_path) == ["studyapp-2026-01-05.db"]


def test_examine_refuses_garbage(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear diary, " * 1000)

    with pytest.raises(StorageCorrupt, match=r"letter\.txt"):
        examine(tmp_path / "letter.txt")


def test_examine_refuses_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()

    with pytest.raises(StorageCorrupt):
        examine(tmp_path / "empty.db")


def test_examine_refuses_a_newer_database(store: Store, tmp_path: Path) -> None:
    copy_database(store.path, tmp_path / "newer.db")
    with closing(sqlite3.connect(tmp_path / "newer.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()

    with pytest.raises(StorageTooNew):
        examine(tmp_path / "newer.db")


def test_examine_refuses_a_damaged_database(store: Store, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.db"
    copy_database(store.path, damaged)
    with closing(sqlite3.connect(damaged)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'item'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    with damaged.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)

    with pytest.raises(StorageCorrupt):
        examine(damaged)


def test_replacing_is_seen_by_an_open_program_as_a_whole(store: Store, tmp_path: Path) -> None:
    copy_database(store.path, tmp_path / "copy.db")
    add(store, "two")
    with store.read() as connection:
        before = list(connection.execute(select(item.c.key)).scalars())
        replace_database(store.path, tmp_path / "copy.db")

        assert list(connection.execute(select(item.c.key)).scalars()) == before == ["one", "two"]

    with store.read() as connection:
        assert list(connection.execute(select(item.c.key)).scalars()) == ["one"]
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def test_integrity_names_an_orphan(store: Store) -> None:
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("INSERT INTO sibling VALUES (99, 'norm')")
        connection.commit()

    assert len(integrity(store.path)) == 1
    assert integrity(store.path)[0].startswith("sibling ")


def test_replacing_while_another_writes_says_so_and_changes_nothing(store: Store, tmp_path: Path) -> None:
    copy_database(store.path, tmp_path / "copy.db")
    add(store, "two")

    with store.write(), pytest.raises(StorageBusy):
        replace_database(store.path, tmp_path / "copy.db", busy_s=0.05)

    assert names_in(store.path) == ["one", "two"]
