"""Fixtures of every folder of tests."""

import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import Desk, desk_in
from hypothesis import HealthCheck, settings

from studyapp.i18n import use_language
from studyapp.storage.engine import open_store

# Started in the background, a shell has Ctrl-C ignored, and so would every process that the tests start and interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN and threading.current_thread() is threading.main_thread():
    signal.signal(signal.SIGINT, signal.default_int_handler)

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
