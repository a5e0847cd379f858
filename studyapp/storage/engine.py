"""Open the database: WAL with synchronous=FULL, one writer at a time, clear words for what can go wrong."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection as Connection
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import ConnectionPoolEntry

from studyapp.errors import (
    StorageBusy,
    StorageCorrupt,
    StorageError,
    StorageFull,
    StorageReadOnly,
    StorageTooNew,
)
from studyapp.i18n import _

#: Every schema there ever was, oldest first; a test compares it with the migrations.
REVISIONS = ("0001", "0002", "0003", "0004")
BUSY_S = 5.0


class Store:
    """The database. `read()` and `write()` give a connection inside a transaction of its own.

    A reader sees the state of its beginning and is never kept waiting by a writer. `write()` takes the lock at
    once, so a transaction can't fail half-way for another's sake; on any error nothing of it is written.
    """

    def __init__(self, path: Path, *, busy_s: float = BUSY_S) -> None:
        self.path = path
        self._engine = _engine(path, busy_s)
        self._writer = self._engine.execution_options(write=True)
        self._file: int | None = None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        with guard(self.path), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        self._check_that_it_is_there()
        with guard(self.path), self._writer.begin() as connection:
            yield connection

    def write_ahead(self) -> None:
        """Switch to WAL, which the file remembers. Not done on connecting: a file that isn't ours stays as it is."""
        with guard(self.path), closing(self._engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA journal_mode=WAL")
        self._file = self.path.stat().st_ino

    def _check_that_it_is_there(self) -> None:
        """A file deleted or replaced under an open program goes on taking writes that nobody will ever read."""
        if self._file is None or (self.path.exists() and self.path.stat().st_ino == self._file):
            return
        raise StorageError(
            _("the database was moved, deleted or replaced while studyapp was open; nothing was saved"),
            where=str(self.path),
            remedy=_("Put it back, or leave and start again."),
        )

    def close(self) -> None:
        self._engine.dispose()


def open_store(path: Path, *, before_migration: Callable[[], object], busy_s: float = BUSY_S) -> Store:
    """Open the database, made or brought up to date where needed.

    `before_migration` is called (to back up) before an existing database changes its schema.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot_open(path, str(error.strerror)) from error
    store = Store(path, busy_s=busy_s)
    try:
        revision = _revision(store)
        if revision not in (None, *REVISIONS):
            raise StorageTooNew(
                _("a newer version of studyapp made this database (schema {revision})").format(revision=revision),
                where=str(path),
                remedy=_("Nothing was changed. Update studyapp, or set STUDYAPP_HOME to another folder."),
            )
        if revision != REVISIONS[-1]:
            if revision is not None:
                before_migration()
            _migrate(store)
        store.write_ahead()
    except BaseException:
        store.close()
        raise
    return store


def _engine(path: Path, busy_s: float) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": busy_s})

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, below
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=FULL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _revision(store: Store) -> str | None:
    """Give the schema's revision, None for an empty database."""
    with store.read() as connection:
        tables = {row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if "alembic_version" in tables:
            found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
            return None if found is None else str(found)
    if tables:
        raise StorageCorrupt(
            _("this is a database, but not one of studyapp's"),
            where=str(store.path),
            remedy=_("Move the file away, or set STUDYAPP_HOME to another folder."),
        )
    return None


def _migrate(store: Store) -> None:
    from alembic.command import upgrade
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with store.write() as connection:
        config.attributes["connection"] = connection
        upgrade(config, "head")


@contextmanager
def guard(path: Path) -> Iterator[None]:
    """Turn what the database says went wrong into a StorageError that names `path`."""
    try:
        yield
    except DatabaseError as error:
        raise _translated(error.orig, path) from error
    except sqlite3.DatabaseError as error:
        raise _translated(error, path) from error


def _translated(error: BaseException | None, path: Path) -> StorageError:
    name = getattr(error, "sqlite_errorname", "")
    where = str(path)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StorageBusy(
            _("another program is writing to the database; nothing was saved"),
            where=where,
            remedy=_("Try again in a moment. If it stays so, close other copies of studyapp."),
        )
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return StorageFull(
            _("the disk is full or failing; nothing was saved"),
            where=where,
            remedy=_("Make room, then do the same again: everything saved before is safe."),
        )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return StorageCorrupt(
            _("the database is damaged or isn't a database"),
            where=where,
            remedy=_("`studyapp restore FILE` brings back a backup; they lie in {folder}.").format(
                folder=path.parent / "backups"
            ),
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return _cannot_open(path, name)
    if name == "SQLITE_CONSTRAINT_FOREIGNKEY":
        return StorageError(
            _("the database was restored while studyapp was open; nothing was saved"),
            where=where,
            remedy=_("Leave and start again."),
        )
    return StorageError(str(error), where=where, remedy=_("`studyapp doctor` checks the database."))


def _cannot_open(path: Path, reason: str) -> StorageReadOnly:
    return StorageReadOnly(
        _("this folder or file can't be written ({reason})").format(reason=reason),
        where=str(path),
        remedy=_("Give yourself the right to write there, or set STUDYAPP_HOME to another folder."),
    )
