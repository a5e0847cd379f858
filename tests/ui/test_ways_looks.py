"""Snapshots of the palette, jump mode and the help. `pytest --snapshot-update` after looking at what changed."""

from pathlib import Path

import pytest
from building import Desk, card, learn
from drilling import write_drill
from picturing import Pictured

from studyapp.study.opening import Study
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
    desk.configure(interface_language=language, content_language=language, theme=theme, new_per_day=4)
    desk.write("a.md", *(card(f"c{i}") for i in range(4)), area="normalization")
    desk.write("b.md", *(card(f"d{i}") for i in range(2)), area="detection")
    write_drill(desk.content, "nms", level=2)
    learn(desk.open())
    desk.clock.forward_days(30)
    return desk.open()


def pictured(study: Study) -> Pictured:
    return Pictured(lambda: study, lambda _study: None, study.config)


@looks
def test_palette(snap_compare: object, study: Study, size: tuple[int, int]) -> None:
    assert snap_compare(pictured(study), terminal_size=size, press=["ctrl+p", *"dri"])  # type: ignore[operator]


@looks
def test_jump(snap_compare: object, study: Study, size: tuple[int, int]) -> None:
    assert snap_compare(pictured(study), terminal_size=size, press=["ctrl+o"])  # type: ignore[operator]


@looks
def test_help(snap_compare: object, study: Study, size: tuple[int, int]) -> None:
    assert snap_compare(pictured(study), terminal_size=size, press=["d", "f1"])  # type: ignore[operator]


@looks
def test_areas(snap_compare: object, study: Study, size: tuple[int, int]) -> None:
    assert snap_compare(pictured(study), terminal_size=size, press=["c"])  # type: ignore[operator]


def test_snapshots_are_there() -> None:
    assert len(list((Path(__file__).parent / "__snapshots__" / "test_ways_looks").iterdir())) == 4 * len(LOOKS)
