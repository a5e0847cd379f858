"""Conversations line by line. What a card looks like as text is tested in test_card_text."""

import builtins
from collections.abc import Callable

import pytest
from building import Desk, card, grade, history, lines_in, state_of, sum_card

from studyapp.domain.log import Buried, Doubted, Reviewed, Undone
from studyapp.domain.memory import Rating, Unseen
from studyapp.study.opening import Study
from studyapp.study.review import ReviewSession
from studyapp.ui.plain import converse

Talk = Callable[..., str]
Line = str | Callable[[], str]


@pytest.fixture
def study(desk: Desk) -> Study:
    desk.write("a.md", card("one"), card("two"))
    return desk.open()


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Talk:
    """Hold a conversation in which these lines are typed, then the input ends; give all that was printed.

    A function among the lines does something meanwhile and gives its line.
    """

    def talk(study: Study, *lines: Line, language: str = "en", **session: object) -> str:
        typed = iter(lines)

        def read(prompt: str) -> str:
            print(prompt)
            line = next(typed, None)
            if line is None:
                raise EOFError
            return line() if callable(line) else line

        monkeypatch.setattr(builtins, "input", read)
        converse(ReviewSession(study, **session), language)  # type: ignore[arg-type]
        assert next(typed, None) is None, "not everything that was typed was asked for"
        return capsys.readouterr().out

    return talk


def answers(study: Study, name: str) -> list[Reviewed]:
    return [entry.event for entry in history(study, name) if isinstance(entry.event, Reviewed)]


def test_whole_conversation(study: Study, talk: Talk) -> None:
    said = talk(study, "my answer", "4", "", "3", "", "4")

    assert "card 1 of 2, alpha, level 1" in said
    assert said.index("Why one?") < said.index("Because of it.") < said.index("Key points") < said.index("Source")
    assert "1 Again (1 min), 2 Hard (6 min), 3 Good (10 min), 4 Easy (" in said
    assert said.count("saved: ") == 3
    assert "3 grades in" in said and "Done for now." in said
    assert [[int(a.answer.rating) for a in answers(study, name)] for name in ("one", "two")] == [[4], [3, 4]]
    assert answers(study, "one")[0].answer.typed == "my answer"


def test_answer_is_not_shown_before_it_is_asked_for(study: Study, talk: Talk) -> None:
    said = talk(study)

    assert "Why one?" in said and "Because of it." not in said


def test_enter_takes_the_suggested_grade(study: Study, talk: Talk) -> None:
    said = talk(study, "", "")

    assert "Enter takes 3" in said
    assert answers(study, "one")[0].answer.rating is Rating.GOOD


def test_typed_number_is_marked_and_a_slip_named(desk: Desk, talk: Talk) -> None:
    desk.write("a.md", sum_card())
    study = desk.open()
    session = ReviewSession(study)
    shown = session.next()
    drawn = dict(shown.draw.bindings)  # type: ignore[union-attr]

    said = talk(study, str(drawn["a"] - drawn["b"]), "")

    assert "this slip: minus" in said and "Enter takes 1" in said
    assert answers(study, "sum")[0].answer.rating is Rating.AGAIN


@pytest.mark.parametrize("wrong", ["5", "0", "good", "12", "-1", "４ ４"])
def test_wrong_grade_is_asked_again(study: Study, talk: Talk, wrong: str) -> None:
    said = talk(study, "", wrong, "4")

    assert "1, 2, 3 or 4, please." in said
    assert [a.answer.rating for a in answers(study, "one")] == [Rating.EASY]


def test_full_width_digit_is_a_grade(study: Study, talk: Talk) -> None:
    talk(study, "", "４")

    assert answers(study, "one")[0].answer.rating is Rating.EASY


@pytest.mark.parametrize("command", [":x", ":", ":undo", ":w", ":w  "])
def test_unknown_command_is_told_and_the_same_prompt_stands(study: Study, talk: Talk, command: str) -> None:
    said = talk(study, command)

    told = "Write what is wrong after :w." if command.strip() == ":w" else f"no such command: {command.strip()}"
    assert told in said
    assert said.count("your answer, or Enter") == 2 and said.count("Why one?") == 1
    assert lines_in(study, "log") == 0


def test_undo_brings_the_card_back_and_says_so(study: Study, talk: Talk) -> None:
    said = talk(study, "", "1", ":u", "", "4")

    assert "Taken back: Again." in said
    assert said.count("Why one?") == 2
    assert [type(entry.event) for entry in history(study, "one")] == [Reviewed, Undone, Reviewed]


def test_undo_at_the_grade_works_too(study: Study, talk: Talk) -> None:
    talk(study, "", "4", "", ":u", "", "2")

    assert [int(a.answer.rating) for a in answers(study, "one")] == [4, 2]
    assert answers(study, "two") == []


def test_undo_of_nothing_says_so(study: Study, talk: Talk) -> None:
    assert "There is nothing to take back." in talk(study, ":u")


def test_undo_of_an_earlier_sitting(desk: Desk, study: Study, talk: Talk) -> None:
    talk(study, "", "4")
    study = desk.start_again()

    said = talk(study, ":u", "", "2")

    assert said.index("Why two?") < said.index("Taken back") < said.index("Why one?")
    assert [int(a.answer.rating) for a in answers(study, "one")] == [4, 2]


def test_language_is_switched_at_the_question_and_at_the_grade(study: Study, talk: Talk) -> None:
    said = talk(study, ":l", "", ":l", "", "4")

    assert said.index("Why one?") < said.index("one 为什么？") < said.index("因为如此。") < said.index("Because of it.")
    assert answers(study, "one")[0].answer.language == "en"


def test_language_of_the_grade_is_stored(study: Study, talk: Talk) -> None:
    talk(study, ":l", "", "4")

    assert answers(study, "one")[0].answer.language == "zh"


def test_bury_suspend_and_doubt(study: Study, talk: Talk) -> None:
    said = talk(study, ":w 符号错了", ":b", ":p")

    assert "Noted" in said
    assert [entry.event for entry in history(study, "one")] == [
        Doubted("符号错了"),
        Buried(study.stamp().study_day.replace(day=6)),
    ]
    assert state_of(study, "two").suspended


def test_leaving_keeps_what_was_graded(study: Study, talk: Talk) -> None:
    said = talk(study, "", "4", ":q")

    assert "Left; what was graded is saved." in said and "1 grade in" in said
    assert len(answers(study, "one")) == 1


def test_end_of_input_leaves(study: Study, talk: Talk) -> None:
    assert "Left; what was graded is saved." in talk(study, "", "4", "")


def test_nothing_due_is_said(desk: Desk, talk: Talk) -> None:
    assert "Nothing is due." in talk(desk.open())


def test_cram_shows_no_intervals_and_says_that_the_schedule_stays(study: Study, talk: Talk) -> None:
    said = talk(study, "", "1", "", "4", kind="cram")

    assert "1 Again, 2 Hard, 3 Good, 4 Easy" in said
    assert "The schedule is as it was." in said
    assert state_of(study, "one").memory == Unseen()


def test_interface_in_chinese(study: Study, talk: Talk) -> None:
    study.set(interface_language="zh")
    study.use_interface_language()

    said = talk(study, "", "4", language="zh")

    assert "one 为什么？" in said and "因为如此。" in said
    assert "saved" not in said and "Key points" not in said


def test_locked_database_is_told_and_the_card_asked_again(desk: Desk, talk: Talk) -> None:
    desk.write("a.md", card("one"))
    study, other = desk.open(busy_s=0.05), desk.open()
    lock = other.store.write()

    def take_the_lock() -> str:
        lock.__enter__()
        return "4"

    def give_it_back() -> str:
        lock.__exit__(None, None, None)
        return "my answer"

    said = talk(study, "", take_the_lock, give_it_back, "4")

    assert "nothing was saved" in said
    assert said.count("saved: Easy") == 1
    assert [a.answer.typed for a in answers(study, "one")] == ["my answer"]


def test_card_graded_in_another_window_is_told_and_passed_over(desk: Desk, study: Study, talk: Talk) -> None:
    def graded_there() -> str:
        grade(ReviewSession(desk.open()), Rating.EASY, name="one")
        return "1"

    said = talk(study, "", graded_there, "", "4")

    assert "another window" in said
    assert said.index("another window") < said.index("Why two?")
    assert [a.answer.rating for a in answers(study, "one")] == [Rating.EASY]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_that_is_only_drawn_is_said(desk: Desk, talk: Talk, language: str) -> None:
    table = "| | BN |\n|---|---|\n| over | a channel |\n\n- [x] one\n\n> quoted\n\n---\n\n$$\\frac{a}{b}$$"
    desk.write("a.md", card("one", answer=table) + "\n### 勘误 / Errata\n\n> Often wrong.\n", card("two"))
    study = desk.open()
    study.set(interface_language=language)
    study.use_interface_language()

    said = talk(study, ":w no", "mine", "1", ":u", "", "4", "", "", language="en")

    assert "over: BN: a channel" in said and "Often wrong." in said
    assert not set(said) & set("─│•◦●○✓✗▸█░·⚑━…")
