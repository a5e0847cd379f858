"""Every screen in both languages: no English word in the Chinese interface, no Chinese character in the English one."""

import re
from datetime import date
from pathlib import Path

import pytest
from building import Desk, card, learn, sum_card
from drill_fakes import FakeJudge
from drilling import MODEL, write_drill
from piloting import opened, press, screen_text

from studyapp.study.importing import read_import
from studyapp.study.opening import Study
from studyapp.ui.app import StudyApp

pytestmark = pytest.mark.slow

#: Names that are the same in both languages, code, keys, and what the cards and drills of these tests are called.
_NAMES = """studyapp NumPy PyTorch EN English Python id config toml md TOML ASCII Unicode NO COLOR VISUAL EDITOR
numpy torch cpu cuda GPU markdown notes drills doctor check content home seed IME NMS IoU Soft FSRS A min MiB API"""
_KEYS = "Enter Esc Ctrl Shift Alt Tab Home End PgUp PgDn Ins Del Backspace F Space"
_CONTENT = (
    "one two three four five https sum add nms alpha Anser Answer paper pa section Words First TODO retu zh dark theme"
)
_CHINESE_NAMES = {"中文"}
#: Keys that lead through everything a screen can show; what there is to see is looked at after each of them.
WALKS = {
    "today": "f1 escape ctrl+p 0 0 0 escape ctrl+o escape c f1 escape escape ctrl+o a f1 escape escape e escape u u u",
    "review": "enter f1 escape t f1 escape escape space h s x f w f1 escape ctrl+p escape escape 3 b u p q p f1 escape",
    "end": "enter space 4 space 4 space 4 space 4 space 4 space 4 u q u q",
    "cram": "c enter space 4 space u",
    "drills": "d f1 escape b b b a a n escape p u r enter",
    "drill": "d enter f1 escape f3 f3 f2 f1 escape enter f6 f6 f7 f1 escape escape ctrl+g f8 escape escape enter",
    "given up": "d enter f8 enter f6 f1 escape f2 ctrl+g f1 escape 1 u",
    "import": "i f1 escape tab m d tab enter @ f1 escape w f1 escape enter w enter e f1 escape escape s f1 escape"
    " escape m m enter enter end enter space home space a x ctrl+o escape escape escape"
    " ctrl+s @ f1 escape u escape i 1 enter escape",
    "settings": "f12 f1 escape down down down down down down down down down down down down",
}


@pytest.fixture(autouse=True)
def judge(monkeypatch: pytest.MonkeyPatch) -> FakeJudge:
    judge = FakeJudge()
    monkeypatch.setattr(StudyApp, "judge", judge)
    return judge


@pytest.fixture
def study(desk: Desk, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Study:
    """A study with cards due and suspended, drills, a mistake, an interview."""
    language = request.param
    desk.configure(
        interface_language=language, content_language=language, new_per_day=2, interview_date=date(2026, 3, 1)
    )
    desk.write("a.md", card("one"), card("two"), sum_card(), area="normalization")
    desk.write("b.md", card("three"), card("four").replace("### Answer", "### Anser"), area="losses")
    write_drill(desk.content, "nms")
    write_drill(desk.content, "add")
    learn(desk.open())
    desk.clock.forward_days(40)
    study = desk.open()
    write_notes(study, desk.root / "md")
    monkeypatch.chdir(desk.root)
    return study


def write_notes(study: Study, folder: Path) -> None:
    """Notes of which one was imported before and has changed since, so that something is in doubt."""
    folder.mkdir()
    (folder / "a.md").write_text("## one v2\n\n" + "two three four " * 3 + "\n\n## two\n\nadd\n")
    read_import(study, [folder]).write()
    (folder / "a.md").write_text("## one v3\n\n" + "two three four " * 3 + "\n\n## three\n\n" + "one add " * 5)
    (folder / "b.md").write_text("## three\n\n" + "nms add " * 5 + "\n\n## four\n\n## five\n\nhttps://a.b\n")


def foreign_to(language: str, lines: list[str]) -> list[str]:
    """Give the words that don't belong into this language."""
    text = re.sub(r"\w+ = \S+", "", "\n".join(lines))  # a line of config.toml
    if language == "en":
        return [
            found
            for found in re.findall(r"[\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]+", text)
            if found not in _CHINESE_NAMES
        ]
    known = {*f"{_NAMES} {_KEYS} {_CONTENT}".split(), *re.findall(r"\w+", MODEL)}
    return sorted({word for word in re.findall(r"[A-Za-z_]{2,}", text) if "_" not in word} - known)


@pytest.mark.parametrize("study", ["zh", "en"], indirect=True)
@pytest.mark.parametrize("walk", WALKS)
async def test_every_screen_is_in_one_language(study: Study, walk: str) -> None:
    async with opened(study, size=(100, 50)) as pilot:
        for key in ("", *WALKS[walk].split()):
            await press(pilot, *[key] * bool(key.strip("@")))
            if key == "@":  # what goes on in the background
                await pilot.app.workers.wait_for_complete()
                await pilot.pause()
            lines = screen_text(pilot)
            assert (key, foreign_to(study.config.interface_language, lines)) == (key, []), "\n".join(lines)


@pytest.mark.parametrize(
    "keys",
    [
        "",
        "f1",
        "c",
        "enter",
        "enter t",
        "enter space h",
        "enter w",
        "d",
        "d r",
        "d enter f8 enter",
        "d enter f7",
        "f12",
    ],
)
@pytest.mark.parametrize("study", ["en"], indirect=True)
async def test_switching_leaves_nothing_of_the_other_language(study: Study, keys: str) -> None:
    """A screen that was switched looks as if it had been opened in that language."""
    async with opened(study, *keys.split()) as pilot:
        pilot.app.action_interface_language()  # type: ignore[attr-defined]
        await pilot.pause()
        await pilot.pause()
        switched = timeless(screen_text(pilot))
    assert study.config.interface_language == "zh"
    study.where.drill = ""
    for draft in study.home.drafts.glob("*"):
        draft.unlink()

    async with opened(study, *keys.split()) as pilot:
        assert switched == timeless(screen_text(pilot))


def timeless(lines: list[str]) -> str:
    return re.sub(r"\d+:\d\d", "0:00", "\n".join(lines))
