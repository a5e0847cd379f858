"""Fixtures of every folder of tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from building import Desk, desk_in
from hypothesis import HealthCheck, settings

from studyapp.i18n import use_language
from studyapp.storage.engine import open_store

# How long an example takes is no property of the code: a busy machine would fail the tests.
settings.register_profile("studyapp", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("studyapp")


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database as the first start makes it. Copy it, don't open it."""
    path = tmp_path_factory.mktemp("template") / "studyapp.db"
    open_store(path, before_migration=lambda: None).close()
    return path


@pytest.fixture
def desk(tmp_path: Path, empty_database: Path) -> Iterator[Desk]:
    desk = desk_in(tmp_path, empty_database)
    yield desk
    desk.close()


@pytest.fixture(autouse=True)
def _english() -> None:
    use_language("en")
