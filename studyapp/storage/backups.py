"""Copies of the database: one a day, and on demand; back again only after a look inside."""

import os
import re
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from studyapp.errors import StorageCorrupt, StorageTooNew
from studyapp.i18n import _
from studyapp.storage.engine import BUSY_S, REVISIONS, guard

KEPT = 14
_DATED = re.compile(r"studyapp-\d{4}-\d{2}-\d{2}\.db")


def copy_database(source: Path, target: Path) -> None:
    """Write a sound copy of a database that may be in use; `target` appears whole or not at all."""
    partial = target.with_name(target.name + ".partial")
    with guard(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        with closing(_reader(source)) as reader, closing(sqlite3.connect(partial)) as writer:
            reader.backup(writer)
            writer.execute("PRAGMA journal_mode=DELETE")
        os.replace(partial, target)


def daily_backup(database: Path, folder: Path, day: date) -> Path | None:
    """Back up if this day has no backup yet; keep the newest 14. Give the new file."""
    target = folder / f"studyapp-{day}.db"
    if target.exists() or not database.exists():
        return None
    copy_database(database, target)
    dated = sorted(path for path in folder.iterdir() if _DATED.fullmatch(path.name))
    for old in dated[:-KEPT]:
        if old != target:  # the clock may once have been ahead
            old.unlink()
    return target


def examine(file: Path) -> None:
    """Refuse a file that isn't a sound database of this or an older version of studyapp."""
    remedy = _("Nothing was changed. Choose another backup.")
    try:
        with closing(_reader(file)) as connection:
            sound = connection.execute("PRAGMA integrity_check").fetchone()[0]
            revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    except (sqlite3.DatabaseError, TypeError) as error:
        raise StorageCorrupt(_("this is no database of studyapp's"), where=str(file), remedy=remedy) from error
    if sound != "ok":
        raise StorageCorrupt(_("this database is damaged"), where=str(file), remedy=remedy)
    if revision not in REVISIONS:
        raise StorageTooNew(_("a newer version of studyapp made this backup"), where=str(file), remedy=remedy)


def replace_database(database: Path, source: Path, *, busy_s: float = BUSY_S) -> None:
    """Put a copy of `source`, which was examined, in the place of the database."""
    with guard(database):
        database.parent.mkdir(parents=True, exist_ok=True)
        # SQLite's backup writes into the live file as one transaction: other processes see all of it or nothing.
        with closing(sqlite3.connect(database, timeout=busy_s)) as writer:
            # Python's backup waits for a locked file for ever; this waits for `busy_s` and says so.
            writer.execute("BEGIN IMMEDIATE")
            writer.rollback()
            with closing(_reader(source)) as reader:
                reader.backup(writer)
            writer.execute("PRAGMA journal_mode=WAL")


def integrity(database: Path) -> list[str]:
    """Give what SQLite finds wrong in the file and between its tables; nothing if it is sound."""
    with guard(database), closing(_reader(database)) as connection:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    return found + [f"{table} {rowid} -> {parent}" for table, rowid, parent, _index in orphans]


def _reader(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
