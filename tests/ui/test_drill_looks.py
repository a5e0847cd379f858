"""Snapshots of the drill screens. `pytest --snapshot-update` after looking at what changed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from building import Desk
from drill_fakes import STARTER, FakePractice, right_run, wrong_run
from drilling import attempt, sit, write_drill
from picturing import Pictured
from textual.pilot import Pilot

from studyapp.domain.memory import Rating
from studyapp.study.opening import Study
from studyapp.ui.app import StudyApp
from studyapp.ui.screens import drill_desk
from studyapp.ui.screens.drill import DrillScreen

pytestmark = pytest.mark.slow

CODE = STARTER.replace(
    "    ...\n",
    """    order = np.argsort(-scores, kind="stable")
    keep = []
    while order.size:  # 还有剩下的框
        best, order = order[0], order[1:]
        keep.append(best)
        order = order[iou(boxes[best], boxes[order]) < iou_threshold]
    return np.array(keep, dtype=np.int64)
""",
)
Look = tuple[tuple[int, int], str, str]


def looks(*wanted: Look) -> pytest.MarkDecorator:
    ids = [f"{size[0]}x{size[1]}-{language}-{theme}" for size, language, theme in wanted]
    params = [(size, (language, theme)) for size, language, theme in wanted]
    return pytest.mark.parametrize(("size", "study"), params, ids=ids, indirect=["study"])


@pytest.fixture
def study(desk: Desk, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Study:
    language, theme = request.param
    monkeypatch.setattr(drill_desk, "monotonic", lambda: 0.0)
    monkeypatch.setattr(StudyApp, "judge", None)
    desk.configure(interface_language=language, content_language=language, theme=theme)
    for slug, level in (("nms", 2), ("batchnorm", 3), ("adam", 1)):
        write_drill(desk.content, slug, level=level)
    study = desk.open()
    for slug, conclusion, rating in (("nms", "accepted", Rating.HARD), ("adam", "wrong_answer", Rating.AGAIN)):
        practice = sit(study, conclusion, slug=slug)  # type: ignore[arg-type]
        practice.tick(702)
        attempt(practice)
        practice.previews()
        practice.grade(rating)
    desk.clock.forward_days(9)
    return study


def pictured(study: Study) -> Pictured:
    return Pictured(lambda: study, lambda _study: None, study.config)


def drilling(study: Study, practice: FakePractice, *keys: str, until: str = "") -> Callable[[Pilot[None]], object]:
    """Open a drill, press keys, and wait for words in its results."""
    practice.code = CODE
    practice.elapsed_s = 328.0

    async def go(pilot: Pilot[None]) -> None:
        screen = DrillScreen(study, practice.judge, practice)  # type: ignore[arg-type]
        pilot.app.push_screen(screen)
        await pilot.pause()
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        while until not in str(screen.results.query_one("Static").render()):
            await pilot.pause(0.02)
        await pilot.pause()

    return go


@looks(((60, 16), "zh", "dark"), ((80, 24), "en", "light"), ((120, 40), "zh", "light"))
def test_list(snap_compare: object, study: Study, size: tuple[int, int]) -> None:
    assert snap_compare(pictured(study), terminal_size=size, press=["d", "down"])  # type: ignore[operator]


@looks(((80, 24), "en", "dark"), ((60, 16), "zh", "light"))
def test_drills_on_today(snap_compare: object, study: Study, size: tuple[int, int]) -> None:
    assert snap_compare(pictured(study), terminal_size=size)  # type: ignore[operator]


@looks(((60, 16), "zh", "dark"), ((80, 24), "zh", "light"), ((60, 40), "en", "dark"))
def test_at_work(snap_compare: object, study: Study, size: tuple[int, int]) -> None:
    go = drilling(study, FakePractice())
    assert snap_compare(pictured(study), terminal_size=size, run_before=go)  # type: ignore[operator]


@looks(((60, 16), "en", "light"), ((80, 24), "en", "dark"), ((120, 40), "zh", "light"))
def test_wrong_answer(snap_compare: object, study: Study, size: tuple[int, int]) -> None:
    go = drilling(study, FakePractice(plan=[wrong_run()]), "f5", until="NMS")
    assert snap_compare(pictured(study), terminal_size=size, run_before=go)  # type: ignore[operator]


@looks(((60, 16), "en", "dark"), ((80, 24), "zh", "dark"), ((120, 40), "en", "light"))
def test_accepted(snap_compare: object, study: Study, size: tuple[int, int]) -> None:
    go = drilling(study, FakePractice(plan=[right_run()]), "f5", until="3.1")
    assert snap_compare(pictured(study), terminal_size=size, run_before=go)  # type: ignore[operator]


@looks(((80, 24), "en", "light"), ((120, 40), "zh", "dark"))
def test_given_up(snap_compare: object, study: Study, size: tuple[int, int]) -> None:
    go = drilling(study, FakePractice(), "f8", "enter")
    assert snap_compare(pictured(study), terminal_size=size, run_before=go)  # type: ignore[operator]


def test_snapshots_are_there() -> None:
    assert len(list((Path(__file__).parent / "__snapshots__" / "test_drill_looks").iterdir())) == 16
