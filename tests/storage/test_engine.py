"""The database under everything that can go wrong with it. Real files throughout."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copy, rmtree

import pytest
from sqlalchemy import insert, select

from studyapp.errors import (
    StorageBusy,
    StorageCorrupt,
    StorageError,
    StorageFull,
    StorageReadOnly,
    StorageTooNew,
)
from studyapp.storage.engine import Store, open_store
from studyapp.storage.tables import item, item_state


@pytest.fixture
def database(tmp_path: Path, empty_database: Path) -> Path:
    return Path(copy(empty_database, tmp_path))


def opened(path: Path, busy_s: float = 0.05) -> Store:
    return open_store(path, before_migration=lambda: pytest.fail("no migration was due"), busy_s=busy_s)


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    store = opened(database)
    yield store
    store.close()


def add(store: Store, name: str) -> None:
    with store.write() as connection:
        connection.execute(insert(item).values(kind="card", key=name, area="alpha", rank=1))


def names(store: Store) -> list[str]:
    with store.read() as connection:
        return list(connection.execute(select(item.c.key).order_by(item.c.key)).scalars())


def pragma(store: Store, name: str) -> object:
    with store.read() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def test_settings_keep_what_was_committed(store: Store) -> None:
    assert (pragma(store, "journal_mode"), pragma(store, "foreign_keys")) == ("wal", 1)
    assert pragma(store, "synchronous") == 2  # FULL: each commit is on the disk


def test_error_inside_a_write_writes_nothing(store: Store) -> None:
    with pytest.raises(KeyError), store.write() as connection:
        connection.execute(insert(item).values(kind="card", key="half", area="alpha", rank=1))
        raise KeyError

    assert names(store) == []


def test_row_without_its_parent_is_refused(store: Store) -> None:
    with pytest.raises(StorageError, match="restored while studyapp was open"), store.write() as connection:
        connection.execute(
            insert(item_state).values(item_id=99, memory={}, suspended=0, leech=0, log_head=0, queue="", sort=0)
        )


def test_second_writer_is_told_and_writes_nothing(store: Store) -> None:
    other = opened(store.path)
    with store.write(), pytest.raises(StorageBusy) as caught:
        add(other, "second")

    assert "nothing was saved" in str(caught.value) and str(store.path) in str(caught.value)
    assert names(store) == []
    add(other, "second")  # the same again works once the first is done
    assert names(store) == ["second"]
    other.close()


def test_lock_is_taken_at_the_beginning_of_a_write(store: Store) -> None:
    other = opened(store.path)
    with store.write():
        reached = False
        with pytest.raises(StorageBusy), other.write():
            reached = True

    assert not reached
    other.close()


def test_reader_is_not_kept_waiting_and_sees_the_state_before(store: Store) -> None:
    add(store, "one")
    other = opened(store.path)
    with store.write() as connection:
        connection.execute(insert(item).values(kind="card", key="two", area="alpha", rank=1))

        assert names(other) == ["one"]

    assert names(other) == ["one", "two"]
    other.close()


def test_reader_keeps_the_state_of_its_beginning(store: Store) -> None:
    other = opened(store.path)
    with other.read() as connection:
        before = connection.execute(select(item.c.key)).all()
        add(store, "one")  # isn't blocked by the reader

        assert connection.execute(select(item.c.key)).all() == before == []
    other.close()


def test_full_disk_writes_nothing_and_loses_nothing(store: Store) -> None:
    add(store, "kept")
    with store.read() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    rows = [{"kind": "card", "key": f"{n}{'x' * 150}", "area": "alpha", "rank": n} for n in range(200)]

    with pytest.raises(StorageFull, match="nothing was saved"), store.write() as connection:
        connection.execute(insert(item), rows)

    assert names(store) == ["kept"]
    with store.read() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")
    with store.write() as connection:  # room was made: the same again works
        connection.execute(insert(item), rows)
    assert len(names(store)) == 201


def test_no_database_at_all_is_named_as_damaged(database: Path) -> None:
    database.write_bytes(b"Dear diary, " * 1000)
    before = database.read_bytes()

    with pytest.raises(StorageCorrupt) as caught:
        opened(database)

    assert str(database) in str(caught.value) and "restore" in str(caught.value)
    assert database.read_bytes() == before


def test_damaged_header_is_named_as_damaged(database: Path) -> None:
    with database.open("r+b") as file:
        file.write(os.urandom(16))

    with pytest.raises(StorageCorrupt):
        opened(database)


def test_damaged_page_is_named_as_damaged(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'item'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    with database.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    store = opened(database)

    with pytest.raises(StorageCorrupt, match="backups"), store.read() as connection:
        connection.execute(select(item)).all()

    store.close()


@pytest.mark.parametrize("journal_mode", ["WAL", "DELETE"])
def test_newer_database_is_refused_and_left_untouched(database: Path, journal_mode: str) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(f"PRAGMA journal_mode={journal_mode}")
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = database.read_bytes()

    with pytest.raises(StorageTooNew, match="9999"):
        opened(database)

    assert database.read_bytes() == before


def test_database_of_another_program_is_refused_and_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "studyapp.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (name)")
    before = path.read_bytes()

    with pytest.raises(StorageCorrupt, match="not one of studyapp's"):
        opened(path)

    assert path.read_bytes() == before


def test_folder_in_the_place_of_the_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "studyapp.db").mkdir()

    with pytest.raises(StorageReadOnly):
        opened(tmp_path / "studyapp.db")


def test_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")

    with pytest.raises(StorageReadOnly) as caught:
        opened(tmp_path / "home" / "studyapp.db")

    assert "STUDYAPP_HOME" in str(caught.value)


#: Everything is imported while it may be read; root passes every mode check, so the rest runs as `nobody`.
_AS_NOBODY = """
import os, sys
from pathlib import Path
from sqlalchemy.dialects.sqlite import pysqlite
from studyapp.errors import StudyError
from studyapp.storage.engine import open_store
from studyapp.storage.tables import item
if os.getuid() == 0:
    os.setuid(65534)
try:
    store = open_store(Path(sys.argv[1]), before_migration=lambda: None, busy_s=0.05)
    with store.read() as connection:
        connection.execute(item.select()).all()
    with store.write() as connection:
        connection.execute(item.insert().values(kind="card", key="x", area="a", rank=1))
except StudyError as error:
    print(type(error).__name__, error, sep=": ")
"""


@pytest.fixture
def locked_folder(empty_database: Path) -> Iterator[Path]:
    """A folder with a database, which another user may read but not write. tmp_path can't be entered by others."""
    folder = Path(tempfile.mkdtemp())
    copy(empty_database, folder / "studyapp.db")
    (folder / "studyapp.db").chmod(0o444)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    rmtree(folder)


@pytest.mark.parametrize("name", ["studyapp.db", "new.db", "deeper/new.db"])
def test_read_only_folder_is_told(locked_folder: Path, name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _AS_NOBODY, str(locked_folder / name)], capture_output=True, text=True, timeout=60
    )

    assert done.stdout.startswith("StorageReadOnly: "), done
    assert str(locked_folder) in done.stdout and "STUDYAPP_HOME" in done.stdout
    assert sorted(path.name for path in locked_folder.iterdir()) == ["studyapp.db"]


def test_file_deleted_or_replaced_under_an_open_store_takes_no_more_writes(tmp_path: Path) -> None:
    path = tmp_path / "studyapp.db"
    store = open_store(path, before_migration=lambda: None)
    path.rename(tmp_path / "elsewhere.db")

    with pytest.raises(StorageError, match="moved, deleted or replaced"), store.write():
        pass
    other = open_store(path, before_migration=lambda: None)
    with pytest.raises(StorageError, match="moved, deleted or replaced"), store.write():
        pass
    other.close()
    store.close()
