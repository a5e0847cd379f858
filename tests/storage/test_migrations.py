"""Every schema there ever was comes up to today's with its rows.

revisions/<revision>.sql is a lived-in database of that schema (revisions/make.py).
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from building import Desk

from studyapp.scheduling.fold import fold
from studyapp.storage import engine, log
from studyapp.storage.engine import REVISIONS, Store, open_store
from studyapp.storage.tables import metadata

SAMPLES = Path(__file__).with_name("revisions")
#: How many items the sample of each revision has: cards, from 0002 on drills, from 0003 on imported ones.
ITEMS = {"0001": 4, "0002": 10, "0003": 13, "0004": 13}


def differences(store: Store) -> list[object]:
    with store.read() as connection:
        return list(
            compare_metadata(MigrationContext.configure(connection, opts={"include_object": is_ours}), metadata)
        )


def is_ours(_object: object, name: str | None, *_others: object) -> bool:
    """The index of words is a virtual table with tables of its own: `storage.search`."""
    return not (name or "").startswith("card_words")


def counts(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


def made_from(sample: Path, path: Path) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(sample.read_text(encoding="utf-8"))
    return path


def test_migrations_make_exactly_the_tables(empty_database: Path, tmp_path: Path) -> None:
    store = open_store(tmp_path / "new.db", before_migration=lambda: pytest.fail("there was nothing to back up"))

    assert differences(store) == []

    store.close()


def test_revisions_are_those_of_the_scripts() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(engine.__file__).parent / "migrations"))
    scripts = ScriptDirectory.from_config(config)

    assert tuple(script.revision for script in reversed(list(scripts.walk_revisions()))) == REVISIONS


@pytest.mark.parametrize("revision", REVISIONS)
def test_earlier_database_comes_up_to_date_with_every_row(revision: str, tmp_path: Path) -> None:
    path = made_from(SAMPLES / f"{revision}.sql", tmp_path / "studyapp.db")
    before = counts(path)
    mirrored = {"source_file": 0} if revision < "0004" else {}  # so that every file is read again
    backed_up: list[int] = []

    store = open_store(path, before_migration=lambda: backed_up.append(1))

    assert differences(store) == []
    assert {table: n for table, n in counts(path).items() if table in before} == before | mirrored
    assert len(backed_up) == (revision != REVISIONS[-1])
    store.close()


@pytest.mark.parametrize("revision", REVISIONS)
def test_log_of_an_earlier_database_leads_to_the_states_beside_it(revision: str, tmp_path: Path) -> None:
    store = open_store(made_from(SAMPLES / f"{revision}.sql", tmp_path / "studyapp.db"), before_migration=lambda: None)

    with store.read() as connection:
        parameters = log.read_parameter_sets(connection)
        found = {
            item: (fold(item, entries, parameters), log.read_state(connection, item))
            for item, entries in log.histories(connection)
        }

    assert len(found) == ITEMS[revision]
    assert all(folded == cached for folded, cached in found.values())
    store.close()


def test_database_is_backed_up_before_its_schema_changes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(desk.home.database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
        connection.commit()
    monkeypatch.setattr(engine, "REVISIONS", ("0000", *REVISIONS))
    monkeypatch.setattr(engine, "_migrate", lambda store: None)

    desk.open()

    assert [path.name for path in desk.home.backups.iterdir()] == ["before-migration-2026-01-05.db"]


def test_migration_that_fails_leaves_the_database_as_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = counts(desk.home.database)
    with closing(sqlite3.connect(desk.home.database)) as connection:
        connection.execute("DELETE FROM alembic_version")  # so 0001 runs again and finds its tables there
        connection.commit()

    with pytest.raises(Exception, match="already exists"):
        desk.open()

    assert counts(desk.home.database) == before | {"alembic_version": 0}
