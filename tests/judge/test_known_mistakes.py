"""How often the mistake is named, and that it is never another's name: on the shipped drills.

diagnosis/<drill>/known/    mistakes of wrong/ made anew in another style; line 1: `# like <file of wrong/>: style`
diagnosis/<drill>/unknown/  faults that no file of wrong/ has; line 1 says which
"""

import re
from pathlib import Path

import pytest
from small_drill import events_of, verdict_among

from studyapp.judge.catalogue import read_drill
from studyapp.judge.client import Judge
from studyapp.judge.drill import CORE, Backend, Drill
from studyapp.judge.loading import load
from studyapp.judge.mistakes import read_mistakes
from studyapp.judge.verdict import Diagnosis
from studyapp.paths import content_root

HERE = Path(__file__).parent / "diagnosis"
DRILLS = sorted(path.name for path in HERE.iterdir() if path.is_dir())
SEED = 1
#: Of the files here, 15 of 16 in nms, 16 of 17 in batchnorm and all of adam are named. What isn't: a variance whose
#: digits all cancel is another number in every style, and exceptions of the same kind may have other words.
LEAST_NAMED = 0.9

pytestmark = pytest.mark.slow


@pytest.fixture(params=DRILLS)
def drill(request: pytest.FixtureRequest) -> Drill:
    return read_drill(content_root() / "drills" / request.param)


def backend_of(path: Path) -> Backend:
    return "torch" if path.stem.endswith("_torch") else "numpy"


def named(judge: Judge, drill: Drill, path: Path, stage: str = CORE) -> list[str]:
    events = events_of(judge, drill, path.read_bytes(), backend_of(path), stage=stage, seed=SEED, speed=False)
    assert verdict_among(events).conclusion in ("wrong_answer", "runtime_error"), path.name
    return [mistake.name for event in events if isinstance(event, Diagnosis) for mistake in event.mistakes]


@pytest.mark.timeout(300)
def test_a_known_mistake_in_another_style_is_named_and_no_other(judge: Judge, drill: Drill) -> None:
    stage_of = {case.name: case.stage for case in load(drill).cases}
    stages = {(wrong.name, b): stage_of[wrong.case] for b in drill.backends for wrong in read_mistakes(drill, b)}
    asked = {}
    for path in sorted((HERE / drill.slug / "known").glob("*.py")):
        line = re.match(r"# like (\w+): .", path.read_text(encoding="utf-8"))
        assert line, path.name
        asked[path] = line[1]
    assert len(asked) >= 10

    found = {path: named(judge, drill, path, stages[name, backend_of(path)]) for path, name in asked.items()}

    assert {path.name: names for path, names in found.items() if names not in ([], [asked[path]])} == {}
    assert sum(bool(names) for names in found.values()) >= LEAST_NAMED * len(found)


@pytest.mark.timeout(300)
def test_a_fault_that_isnt_known_is_not_named(judge: Judge, drill: Drill) -> None:
    paths = sorted((HERE / drill.slug / "unknown").glob("*.py"))
    assert len(paths) >= 8

    found = {path.name: names for path in paths if (names := named(judge, drill, path))}

    assert found == {}
