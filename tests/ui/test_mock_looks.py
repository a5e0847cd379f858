"""Snapshots of mock interviews. `pytest --snapshot-update` after looking at what changed."""

import pytest
from building import Desk
from interviewing import BACKWARDS, RIGHT, conduct, look_back, write_bank
from picturing import Pictured

from studyapp.study.interview import Appointment, Interview
from studyapp.study.opening import Study
from studyapp.study.presets import read_presets
from studyapp.ui.app import StudyApp

pytestmark = pytest.mark.slow

LOOKS = [((60, 16), "zh", "dark"), ((80, 24), "en", "light"), ((120, 40), "zh", "light")]
looks = pytest.mark.parametrize(
    ("size", "study"),
    [(size, (language, theme)) for size, language, theme in LOOKS],
    ids=[f"{size[0]}x{size[1]}-{language}-{theme}" for size, language, theme in LOOKS],
    indirect=["study"],
)


@pytest.fixture
def study(desk: Desk, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Study:
    language, theme = request.param
    monkeypatch.setattr(StudyApp, "judge", None)
    desk.configure(interface_language=language, content_language=language, theme=theme)
    write_bank(desk)
    return desk.open()


def under_way(study: Study) -> Interview:
    language = study.config.content_language
    interview = Appointment("short", seed=7, language=language).begin(study, read_presets(study))
    interview.answer("我做检测。" if language == "zh" else "I do detection.", 90)
    interview.answer(BACKWARDS, 60)
    interview.keep("批归一化按通道" if language == "zh" else "Batch norm works", 25)
    return interview


def pictured(study: Study) -> Pictured:
    return Pictured(lambda: study, lambda _study: "mocks", study.config)


@looks
def test_list(snap_compare: object, study: Study, size: tuple[int, int]) -> None:
    look_back(study, conduct(study, "me", RIGHT))
    under_way(study)
    assert snap_compare(pictured(study), terminal_size=size, press=["down"])  # type: ignore[operator]


@looks
def test_question(snap_compare: object, study: Study, size: tuple[int, int]) -> None:
    under_way(study)
    assert snap_compare(pictured(study), terminal_size=size, press=["enter", "f2"])  # type: ignore[operator]


@looks
def test_marks(snap_compare: object, study: Study, size: tuple[int, int]) -> None:
    conduct(study, "me", BACKWARDS, RIGHT)
    assert snap_compare(pictured(study), terminal_size=size, press=["enter", "enter"])  # type: ignore[operator]


@looks
def test_result(snap_compare: object, study: Study, size: tuple[int, int]) -> None:
    look_back(study, conduct(study, "me", BACKWARDS, RIGHT))
    assert snap_compare(pictured(study), terminal_size=size, press=["end", "enter", "end"])  # type: ignore[operator]
