"""One judge for all tests that don't harm it."""

from collections.abc import Iterator

import pytest

from studyapp.judge.client import Judge


@pytest.fixture(scope="session")
def judge() -> Iterator[Judge]:
    with Judge() as judge:
        yield judge
