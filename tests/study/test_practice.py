"""One sitting at a drill: code, time, hints, runs, and the grade."""

from collections.abc import Callable, Generator
from threading import Thread

import pytest
from building import Desk, card, grade, history, learn, lines_in, showing, state_of
from drilling import MODEL, FakeJudge, attempt, sit, write_drill

from studyapp.domain.log import Attempted, FailedCase, Reviewed
from studyapp.domain.memory import Rating, Spaced, Unseen
from studyapp.errors import StaleCard, StorageError, UsageProblem
from studyapp.judge.catalogue import read_drill
from studyapp.judge.drill import Backend
from studyapp.judge.verdict import CaseResult, Planned, Verdict
from studyapp.study.drill_drafts import code_file
from studyapp.study.drill_states import reset, set_aside
from studyapp.study.opening import Study
from studyapp.study.practice import Practice
from studyapp.study.review import ReviewSession

AGAIN, HARD, GOOD, EASY = Rating
KEY = "add/numpy"


@pytest.fixture
def study(desk: Desk) -> Study:
    desk.configure(content_language="en")
    write_drill(desk.content, "add", minutes=10)
    return desk.open()


def attempts(study: Study, key: str = KEY) -> list[Attempted]:
    return [entry.event for entry in history(study, key) if isinstance(entry.event, Attempted)]


# What a sitting begins with


def test_first_sitting_begins_with_gaps_to_fill_in(study: Study) -> None:
    practice = sit(study)

    assert practice.level == "fill"
    assert "# TODO: give the sum" in practice.code
    assert (practice.restored, practice.tries, practice.hints, practice.elapsed_s) == (False, 0, 0, 0.0)
    assert practice.limit_s == 600.0


def test_starter_speaks_the_content_language(desk: Desk, study: Study) -> None:
    desk.configure(content_language="zh")

    assert "# TODO: 求和" in sit(desk.start_again()).code


def test_less_is_given_the_better_it_goes(desk: Desk, study: Study) -> None:
    levels = []
    for rating in (GOOD, GOOD, GOOD, GOOD, AGAIN, GOOD):
        practice = sit(study)
        levels.append(practice.level)
        practice.grade(rating)
        desk.clock.forward_days(30)

    assert levels == ["fill", "fill", "signature", "signature", "blank", "signature"]
    assert sit(study, backend="torch").level == "fill"  # each backend is learned by itself


def test_another_level_can_be_asked_for(study: Study) -> None:
    assert "fill" not in sit(study, level="blank").code
    assert sit(study, level="signature").level == "signature"


def test_choosing_a_level_gives_its_starter_and_goes_on_counting(study: Study) -> None:
    practice = sit(study)
    practice.tick(60)
    practice.hint("en")

    code = practice.start_over("signature")

    assert "def add" in code and "TODO" not in code
    assert (practice.level, practice.code, practice.hints, practice.elapsed_s) == ("signature", code, 1, 60)
    assert (sit(study).level, sit(study).code) == ("signature", code)


def test_starter_is_told_from_code(study: Study) -> None:
    practice = sit(study)

    assert practice.is_starter(practice.code) and practice.is_starter(practice.code + "\n")
    assert not practice.is_starter(practice.code + "x")


def test_drill_that_is_not_there_is_a_usage_problem(desk: Desk, study: Study) -> None:
    folder = write_drill(desk.root / "elsewhere", "other")

    with pytest.raises(UsageProblem, match="other/numpy"):
        Practice(study, FakeJudge(), read_drill(folder), "numpy")  # type: ignore[arg-type]


# Drafts


def test_draft_comes_back_with_its_time_and_hints(desk: Desk, study: Study) -> None:
    practice = sit(study)
    practice.tick(90.5)
    practice.hint("en")
    practice.keep("half an answer")

    again = sit(desk.start_again())

    assert (again.code, again.restored, again.level) == ("half an answer", True, "fill")
    assert (again.elapsed_s, again.hints, again.tries) == (90.5, 1, 0)


def test_reading_the_statement_takes_time_but_leaves_no_code(desk: Desk, study: Study) -> None:
    practice = sit(study)
    practice.tick(30)
    practice.keep(practice.code)

    again = sit(desk.start_again())

    assert not code_file(study.home, "add", "numpy").exists()
    assert (again.restored, again.code, again.elapsed_s) == (False, practice.code, 30)


def test_answer_emptied_again_is_an_empty_draft(study: Study) -> None:
    practice = sit(study)
    starter = practice.code
    practice.keep("something")
    practice.keep("")
    assert (sit(study).code, sit(study).restored) == ("", True)

    practice.keep(starter)
    assert sit(study).code == starter


def test_drafts_of_two_backends_are_two(study: Study) -> None:
    sit(study).keep("numpy")
    sit(study, backend="torch").keep("torch")

    assert (sit(study).code, sit(study, backend="torch").code) == ("numpy", "torch")


def test_waiting_for_the_verdict_that_accepts_takes_no_time(study: Study) -> None:
    """What the screen says, the grade and the list of drills are one figure."""
    practice = sit(study, "accepted")
    practice.tick(60)

    for _event in practice.run("code"):
        practice.tick(9 if not practice.accepted else 0)

    assert practice.elapsed_s == 60 and attempts(study)[0].seconds == 60
    practice.grade(practice.suggestion())
    reviewed = next(entry.event for entry in history(study, KEY) if isinstance(entry.event, Reviewed))
    assert reviewed.answer.seconds == 60


def test_lost_draft_costs_only_what_came_after_the_last_run(desk: Desk, study: Study) -> None:
    practice = sit(study, "wrong_answer")
    practice.tick(60)
    practice.hint("en")
    attempt(practice, "first try")
    practice.keep("first try and more")
    code_file(study.home, "add", "numpy").unlink()
    code_file(study.home, "add", "numpy").with_suffix(".json").unlink()

    again = sit(desk.start_again())

    assert (again.code, again.restored, again.tries, again.hints) == ("first try", True, 1, 1)
    assert again.elapsed_s == 60


# Hints


def test_hints_come_one_by_one_and_are_counted(study: Study) -> None:
    practice = sit(study)

    assert [practice.hint("en") for _n in range(4)] == ["First.", "Second.", "Third.", None]
    assert practice.hints == 3


# Runs


def test_run_gives_every_event_and_stores_the_verdict_first(study: Study) -> None:
    practice = sit(study, "wrong_answer")
    seen: list[tuple[type, int]] = []

    for event in practice.run("code"):
        seen.append((type(event), len(attempts(study)) if lines_in(study, "log") else 0))

    assert seen == [(Planned, 0), (CaseResult, 0), (CaseResult, 0), (Verdict, 1)]
    assert practice.tries == 1


def test_attempt_holds_code_verdict_time_and_hints(desk: Desk, study: Study) -> None:
    practice = sit(study, "wrong_answer", device="cuda", backend="torch")
    practice.tick(75.2)
    practice.hint("en")
    attempt(practice, "def add(a, b):\n    return 求和", stage="batched")

    (stored,) = attempts(desk.start_again(), "add/torch")

    assert (stored.code, stored.device, stored.level) == ("def add(a, b):\n    return 求和", "cuda", "fill")
    assert (stored.seconds, stored.hints, stored.tries, stored.answer_seen) == (75.2, 1, 1, False)
    assert stored.judged is not None and stored.judged.failed is not None
    assert (stored.judged.conclusion, stored.judged.stage, stored.judged.seed) == ("wrong_answer", "batched", 7)
    assert (stored.judged.passed, stored.judged.cases, stored.judged.seconds) == (1, 2, 0.1)
    failed = stored.judged.failed
    assert (failed.name, failed.wording.en, failed.wording.zh) == ("zeros", "all zeros", "全零")
    assert isinstance(failed, FailedCase)


def test_time_of_an_attempt_is_that_of_the_key_not_of_the_verdict(study: Study) -> None:
    practice = sit(study, "accepted")
    practice.tick(10)
    events = practice.run("code")
    next(events)
    practice.tick(500)
    assert isinstance([*events][-1], Verdict)

    assert attempts(study)[0].seconds == 10


def test_judge_gets_what_was_asked(study: Study) -> None:
    practice = sit(study, "accepted", backend="torch", device="cuda")
    attempt(practice, "代码", stage="batched")

    judge = practice.judge
    assert isinstance(judge, FakeJudge)
    assert judge.asked == [("add", "torch", "cuda", "batched", "代码".encode())]


def test_fault_of_the_judge_is_no_attempt(study: Study) -> None:
    practice = sit(study, "judge_error")

    assert attempt(practice).conclusion == "judge_error"
    assert (practice.tries, lines_in(study, "attempt")) == (0, 0)


def test_run_that_is_left_before_its_verdict_is_no_attempt(study: Study) -> None:
    practice = sit(study, "accepted")
    events = practice.run("code")
    next(events)
    assert isinstance(events, Generator)
    events.close()

    assert (practice.tries, practice.accepted, lines_in(study, "attempt")) == (0, False, 0)


def test_run_in_another_thread_is_stored(study: Study) -> None:
    practice = sit(study, "accepted")
    thread = Thread(target=attempt, args=(practice,))
    thread.start()
    thread.join()

    assert practice.accepted and len(attempts(study)) == 1


def test_code_that_is_no_text_is_judged_and_stored_all_the_same(study: Study) -> None:
    attempt(sit(study, "runtime_error"), "a = '\udcff'")

    assert attempts(study)[0].code == "a = '?'"


def test_attempt_that_cannot_be_stored_is_no_try(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    practice = sit(study, "accepted")
    study.store.path.rename(study.store.path.with_name("moved.db"))

    with pytest.raises(StorageError):
        attempt(practice)

    assert (practice.tries, practice.accepted) == (0, False)


def test_accepted_sitting_comes_back_accepted(desk: Desk, study: Study) -> None:
    practice = sit(study, "wrong_answer", "accepted", "wrong_answer")
    for code in ("a", "b", "c"):
        attempt(practice, code)

    again = sit(desk.start_again())

    assert (again.accepted, again.tries, again.code) == (True, 3, "c")
    assert again.suggestion() == practice.suggestion() == GOOD


# Giving up


def test_giving_up_shows_the_model_answer_and_is_stored(desk: Desk, study: Study) -> None:
    practice = sit(study, "accepted")
    assert practice.give_up("half").startswith('"""Adds."""')
    practice.give_up("half")

    (stored,) = attempts(study)
    assert (stored.code, stored.judged, stored.tries, stored.answer_seen) == ("half", None, 0, True)
    again = sit(desk.start_again(), "accepted")
    assert (again.gave_up, again.tries, again.suggestion()) == (True, 0, AGAIN)
    attempt(again, MODEL)
    assert (again.accepted, again.suggestion()) == (True, AGAIN)


def test_model_answer_after_acceptance_is_no_giving_up(study: Study) -> None:
    practice = sit(study, "accepted")
    attempt(practice)

    assert "fill" not in practice.give_up("code")
    assert (practice.gave_up, practice.suggestion(), len(attempts(study))) == (False, GOOD, 1)


def test_answer_that_was_read_is_not_recalled(desk: Desk, study: Study) -> None:
    practice = sit(study)
    practice.start_over("read")
    practice.start_over("blank")

    again = sit(desk.start_again(), "accepted")
    attempt(again)

    assert (again.gave_up, again.suggestion()) == (False, AGAIN)


# Suggestion and grade


def test_time_and_hints_after_acceptance_do_not_count(study: Study) -> None:
    practice = sit(study, "accepted", level="blank")
    practice.tick(200)
    attempt(practice)
    practice.tick(9000)
    practice.hint("en")

    assert practice.suggestion() == EASY


@pytest.mark.parametrize("rating", Rating)
def test_preview_is_what_is_written(desk: Desk, study: Study, rating: Rating) -> None:
    for day in (0, 3, 40):
        desk.clock.forward_days(day)
        practice = sit(study)
        shown = practice.previews()
        desk.clock.forward(hours=20)  # the day has rolled over: it still counts for the day that was shown
        practice.grade(rating)

        assert state_of(study, KEY).memory == shown[rating]


def test_drill_comes_back_on_another_day_whatever_the_grade(study: Study) -> None:
    for memory in sit(study).previews().values():
        assert isinstance(memory, Spaced) and memory.interval_days >= 1


def test_first_intervals_are_those_of_fsrs(study: Study) -> None:
    # FSRS-6's first four weights are the stabilities in days: 0.212, 1.2931, 2.3065, 8.2956.
    memories = sit(study).previews()

    assert {rating: memory.stability for rating, memory in memories.items() if isinstance(memory, Spaced)} == {
        AGAIN: pytest.approx(0.212),
        HARD: pytest.approx(1.2931),
        GOOD: pytest.approx(2.3065),
        EASY: pytest.approx(8.2956),
    }


def test_grade_is_a_daily_review_of_the_drill_alone(desk: Desk, study: Study) -> None:
    practice = sit(study, "accepted")
    practice.tick(200)
    attempt(practice)
    practice.grade(GOOD)

    entry = history(study, KEY)[-1]
    assert isinstance(entry.event, Reviewed)
    answer = entry.event.answer
    assert (answer.rating, answer.kind, answer.seconds, answer.recall) == (GOOD, "daily", 200.0, None)
    assert entry.event.before == Unseen()
    assert state_of(study, "add/torch").memory == Unseen()
    with study.store.read() as connection:
        sets = connection.exec_driver_sql("SELECT body FROM parameter_set").scalars().all()
    assert all('"learning_minutes": []' in body for body in sets)


def test_second_review_predicts_recall(desk: Desk, study: Study) -> None:
    sit(study).grade(GOOD)
    desk.clock.forward_days(2)
    sit(study).grade(GOOD)

    event = history(study, KEY)[-1].event
    assert isinstance(event, Reviewed) and event.answer.recall == pytest.approx(0.91, abs=0.02)


def test_only_the_first_grade_of_a_sitting_counts(study: Study) -> None:
    practice = sit(study)
    practice.grade(GOOD)
    practice.grade(AGAIN)

    assert (practice.graded, lines_in(study, "review")) == (True, 1)


def test_graded_sitting_leaves_no_draft_and_the_next_one_begins_anew(desk: Desk, study: Study) -> None:
    practice = sit(study, "accepted", "wrong_answer")
    practice.tick(100)
    practice.keep("code")
    attempt(practice)
    practice.grade(GOOD)
    practice.keep("more")  # the screen's timer may still ring

    assert list(study.home.drafts.iterdir()) == []
    attempt(practice, stage="batched")  # going on after the grade
    again = sit(desk.start_again())
    assert (again.tries, again.accepted, again.elapsed_s, again.restored) == (0, False, 0.0, False)
    assert len(attempts(study)) == 2


def test_grade_after_another_window_graded_is_refused(desk: Desk, study: Study) -> None:
    mine, other = sit(study), sit(desk.open())
    other.grade(EASY)

    with pytest.raises(StaleCard, match="another window"):
        mine.grade(AGAIN)

    assert lines_in(study, "review") == 1
    assert not mine.graded


@pytest.mark.parametrize("act", [set_aside, reset], ids=["set aside", "reset"])
def test_grade_after_another_window_put_it_away_is_refused(
    study: Study, act: Callable[[Study, str, Backend], None]
) -> None:
    sit(study).grade(GOOD)
    mine = sit(study)
    act(study, "add", "numpy")

    with pytest.raises(StaleCard):
        mine.grade(AGAIN)


def test_attempt_in_another_window_stands_in_no_grades_way(desk: Desk, study: Study) -> None:
    mine, other = sit(study), sit(desk.open(), "wrong_answer")
    attempt(other)

    mine.grade(GOOD)

    assert state_of(study, KEY).memory.reviews == 1


def test_draft_written_by_a_window_left_behind_is_not_taken_up(desk: Desk, study: Study) -> None:
    left_behind, other = sit(study), sit(desk.open())
    other.grade(EASY)
    left_behind.keep("old code")

    assert not sit(study).restored


def test_grade_that_cannot_be_written_can_be_made_again(study: Study) -> None:
    practice = sit(study)
    practice.keep("code")
    moved = study.store.path.with_name("moved.db")
    study.store.path.rename(moved)
    with pytest.raises(StorageError):
        practice.grade(GOOD)
    assert code_file(study.home, "add", "numpy").exists()

    moved.rename(study.store.path)
    practice.grade(GOOD)

    assert lines_in(study, "review") == 1


# Cards


def test_cards_about_a_failure_are_those_of_the_case_then_those_of_the_drill(desk: Desk) -> None:
    desk.write("a.md", *(card(name) for name in ("case", "drill", "both", "unrelated", "suspended")))
    write_drill(desk.content, "add", cards=("drill", "both", "no-such-card", "suspended"))
    study = desk.open()
    session = ReviewSession(study)
    while showing(session).card.id != "suspended":
        grade(session, EASY)
    session.suspend()
    practice = sit(study)
    practice.judge = FakeJudge("wrong_answer", "accepted", cards=("case", "both"))  # type: ignore[assignment]

    failed, accepted = attempt(practice), attempt(practice)

    assert [card.id for card in practice.cards_about(failed)] == ["case", "both", "drill"]
    assert [card.id for card in practice.cards_about(accepted)] == ["drill", "both"]
    assert practice.cards(["unrelated", "nothing"])[0].question.en == "Why unrelated?"


def test_cards_are_learned_beside_drills_without_meeting_them(desk: Desk) -> None:
    desk.write("a.md", card("one"), card("two"))
    write_drill(desk.content, "add")
    study = desk.open()
    practice = sit(study, "wrong_answer")
    attempt(practice)
    practice.grade(AGAIN)

    assert learn(study) == ["one", "two"]
    desk.clock.forward_days(400)
    assert set(learn(study)) == {"one", "two"}
