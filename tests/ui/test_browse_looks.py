"""Snapshots of the browser. `pytest --snapshot-update` after looking at what changed."""

from pathlib import Path

import pytest
from building import Desk, card, learn, sum_card
from picturing import Pictured

from studyapp.storage.browse import Query
from studyapp.study import browsing
from studyapp.study.importing import read_import
from studyapp.study.opening import Study
from studyapp.ui.app import StudyApp

pytestmark = pytest.mark.slow

LOOKS = [((60, 16), "zh", "dark"), ((80, 24), "en", "light"), ((120, 40), "zh", "light"), ((120, 40), "en", "dark")]
looks = pytest.mark.parametrize(
    ("size", "study"),
    [(size, (language, theme)) for size, language, theme in LOOKS],
    ids=[f"{size[0]}x{size[1]}-{language}-{theme}" for size, language, theme in LOOKS],
    indirect=["study"],
)
NOTE = "## 空洞卷积是什么\n\n在卷积核中插入空洞，$k + (k-1)(d-1)$。\n\n## Focal loss\n\nDown-weights easy examples.\n"


@pytest.fixture
def study(desk: Desk, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Study:
    language, theme = request.param
    monkeypatch.chdir(desk.root)
    monkeypatch.setattr(StudyApp, "judge", None)
    desk.configure(interface_language=language, content_language=language, theme=theme, new_per_day=4)
    desk.write("a.md", *(card(f"c{i}") for i in range(4)), sum_card(), area="normalization")
    desk.write("b.md", *(card(f"d{i}") for i in range(2)), area="detection")
    learn(desk.open())
    desk.clock.forward_days(3)
    study = desk.open()
    cards, _total = browsing.find(study, Query())
    browsing.suspend(study, cards[1].item)
    browsing.doubt(study, cards[2].item, "wrong")
    note = desk.root / "n.md"
    note.write_text(NOTE, encoding="utf-8")
    read_import(study, [note]).write()
    return study


def pictured(study: Study) -> Pictured:
    study.where.found_item = 3
    app = Pictured(lambda: study, lambda _study: None, study.config)

    return app


@looks
def test_list(snap_compare: object, study: Study, size: tuple[int, int]) -> None:
    assert snap_compare(pictured(study), terminal_size=size, press=["b", "wait:300", "down", "wait:300"])  # type: ignore[operator]


@looks
def test_card(snap_compare: object, study: Study, size: tuple[int, int]) -> None:
    keys = ["b", "wait:300", "down", "enter", "wait:300"]
    assert snap_compare(pictured(study), terminal_size=size, press=keys)  # type: ignore[operator]


@looks
def test_nothing(snap_compare: object, study: Study, size: tuple[int, int]) -> None:
    keys = ["b", "wait:300", "down", "f", "z", "wait:300"]
    assert snap_compare(pictured(study), terminal_size=size, press=keys)  # type: ignore[operator]


@looks
def test_choice(snap_compare: object, study: Study, size: tuple[int, int]) -> None:
    assert snap_compare(pictured(study), terminal_size=size, press=["b", "wait:300", "down", "s"])  # type: ignore[operator]


def test_snapshots_are_there() -> None:
    assert len(list((Path(__file__).parent / "__snapshots__" / "test_browse_looks").iterdir())) == 4 * len(LOOKS)
