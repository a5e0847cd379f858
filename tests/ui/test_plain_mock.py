"""Interviews line by line, from the first question to what came back into the queue."""

import builtins
from collections.abc import Callable
from pathlib import Path

import pytest
from building import Desk
from drilling import FakeJudge, write_drill
from interviewing import BACKWARDS, heard_card, write_bank, write_persona, write_preset

from studyapp.study.debrief import past_interviews
from studyapp.study.interview import Appointment, under_way
from studyapp.study.opening import Study
from studyapp.study.presets import read_presets
from studyapp.ui import plain_mock

Talk = Callable[..., str]
SHORT = Appointment("short", seed=1, language="en")


class Judge(FakeJudge):
    def __enter__(self) -> "Judge":
        return self

    def __exit__(self, *_exc: object) -> None: ...


@pytest.fixture
def study(desk: Desk) -> Study:
    write_bank(desk)
    return desk.open()


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Talk:
    """Hold an interview in which these lines are typed, then the input ends; give all that was printed."""

    def talk(study: Study, *lines: str, appointment: Appointment | None = SHORT, judge: Judge | None = None) -> str:
        typed = iter(lines)

        def read(prompt: str) -> str:
            print(prompt)
            line = next(typed, None)
            if line is None:
                raise EOFError
            return line

        monkeypatch.setattr(builtins, "input", read)
        monkeypatch.setattr(plain_mock, "Judge", lambda: judge or Judge())
        plain_mock.conduct(study, appointment)
        assert next(typed, None) is None, "not everything that was typed was asked for"
        return capsys.readouterr().out

    return talk


def test_a_whole_interview(study: Study, talk: Talk) -> None:
    questions = ("I am I.", "", ":sure 90", BACKWARDS, "", "BN: channel. Noise.", "", "7", "", "What do you build?", "")
    marks = ("-", "1", "1", "1", "3")
    said = talk(study, *questions, *marks)

    assert said.index("greet en") < said.index("Why root?") < said.index("And turned?") < said.index("wrap_up en")
    assert 'may be reversed: "BN works per sample"' in said
    assert "Overall" in said
    assert "What is wrong with what you said" in said
    (past,) = past_interviews(study)
    assert past.card.dimensions["communication"] == 3.0


def test_enter_takes_a_suggestion_and_nothing_takes_none(study: Study, talk: Talk) -> None:
    said = talk(study, ":skip", "BN works per channel.", "", ":skip", ":skip", ":skip", ":skip", "", "", "")

    assert "✓ 1 point left" in said
    assert "no suggestion" not in said


def test_leaving_keeps_it_and_the_next_call_goes_on(study: Study, talk: Talk) -> None:
    talk(study, "half of")
    said = talk(study, "an answer", "", ":q", appointment=None)

    assert "So far you wrote:\nhalf of" in said
    interview = under_way(study, read_presets(study))
    assert interview is not None
    assert interview.turns[0].answer == "half of\nan answer"


def test_hints_time_and_unknown_commands(study: Study, talk: Talk) -> None:
    said = talk(study, ":hint", ":time", ":sure many", ":none", "me", "", ":hint")

    assert "There is no further hint" in said
    assert "\n13:5" in said or "\n14:00" in said
    assert "no such command: :none" in said
    assert "hint en BN: per channel" in said


def test_without_an_appointment_the_interviews_are_listed(study: Study, talk: Talk) -> None:
    assert "short" in talk(study, appointment=None)


def test_abandoning(study: Study, talk: Talk) -> None:
    with pytest.raises(SystemExit):
        talk(study, ":abandon")
    assert under_way(study, read_presets(study)) is None


def test_code_comes_from_a_file(desk: Desk, talk: Talk, tmp_path: Path) -> None:
    write_drill(desk.content, "add", minutes=10)
    write_persona(desk)
    write_preset(desk, "code", "coding 20 1 alpha", "debrief 1")
    desk.write("a.md", heard_card("one"))
    study = desk.open()
    file = tmp_path / "mine.py"
    file.write_text("def add(a, b): ...\n", encoding="utf-8")
    said = talk(
        study,
        str(tmp_path / "none.py"),
        str(file),
        "again",
        str(file),
        "",
        appointment=Appointment("code", seed=1, language="en"),
        judge=Judge("wrong_answer", "accepted"),
    )

    assert "can't be read" in said
    assert "Not accepted" in said
    assert "Accepted" in said
