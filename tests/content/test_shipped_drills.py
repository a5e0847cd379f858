"""The drills that ship: every right answer is accepted, every wrong one rejected for the reason it names.

`content check` does the same with a seed of its own; here are others.
"""

from collections.abc import Iterator

import pytest

from studyapp.judge.catalogue import find_drills
from studyapp.judge.client import Judge
from studyapp.judge.drill import BACKENDS, Backend, Drill
from studyapp.judge.mistakes import answer_files, read_mistakes
from studyapp.paths import content_root

DRILLS, PROBLEMS = find_drills([content_root() / "drills"])
EACH = [pytest.param(drill, backend, id=f"{drill.slug}-{backend}") for drill in DRILLS for backend in drill.backends]
each = pytest.mark.parametrize(("drill", "backend"), EACH)


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with Judge() as judge:
        yield judge


def test_every_folder_is_a_drill() -> None:
    assert PROBLEMS == []
    assert {"nms", "batchnorm", "adam"} <= {drill.slug for drill in DRILLS}


@pytest.mark.slow
@pytest.mark.timeout(600)
@each
def test_nothing_is_wrong_with_a_drill(judge: Judge, drill: Drill, backend: Backend) -> None:
    assert judge.vet(drill, backend, seed=4021) == []


@each
def test_a_drill_knows_mistakes_and_ways_enough(drill: Drill, backend: Backend) -> None:
    mistakes = read_mistakes(drill, backend)
    right = [name for name, _path in answer_files(drill, "right", backend) if name != "stages"]

    assert len(mistakes) >= 6
    assert len(right) >= 2


@pytest.mark.parametrize("slug", ["nms", "batchnorm", "adam"])
def test_the_first_three_are_asked_for_in_both_backends(slug: str) -> None:
    (drill,) = [drill for drill in DRILLS if drill.slug == slug]

    assert drill.backends == BACKENDS
