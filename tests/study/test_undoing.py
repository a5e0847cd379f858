"""Undo where drills and cards were done in turn."""

import pytest
from building import Desk, card, grade, history, lines_in, showing, state_of
from drilling import attempt, sit, write_drill

from studyapp.domain.log import Resumed, Reviewed, Suspended, Undone
from studyapp.domain.memory import Rating, Unseen
from studyapp.study.drill_states import drill_states, reset, set_aside, take_up
from studyapp.study.opening import Study
from studyapp.study.review import ReviewSession
from studyapp.study.undoing import last_is_drill, undo

AGAIN, HARD, GOOD, EASY = Rating
KEY = "add/numpy"


@pytest.fixture
def study(desk: Desk) -> Study:
    desk.write("a.md", card("one"), card("two"))
    write_drill(desk.content, "add")
    return desk.open()


def solve(study: Study, rating: Rating = GOOD) -> None:
    practice = sit(study, "wrong_answer", "accepted")
    practice.tick(100)
    attempt(practice, "first")
    practice.hint("en")
    attempt(practice, "second")
    practice.grade(rating)


def test_nothing_to_undo_is_none(study: Study) -> None:
    assert undo(study) is None
    assert not last_is_drill(study)


def test_undo_of_a_grade_restores_the_state_and_the_sitting(desk: Desk, study: Study) -> None:
    solve(study)
    desk.clock.forward_days(30)
    before = state_of(study, KEY).memory
    solve(study, AGAIN)
    study = desk.start_again()
    assert last_is_drill(study)

    event = undo(study)

    assert isinstance(event, Reviewed) and event.answer.rating == AGAIN
    assert state_of(study, KEY).memory == before
    again = sit(study)
    assert (again.code, again.tries, again.hints, again.elapsed_s, again.accepted) == ("second", 2, 1, 100, True)
    again.grade(GOOD)
    assert state_of(study, KEY).memory.reviews == 2


def test_code_written_after_a_grade_survives_its_undo(study: Study) -> None:
    solve(study)
    sit(study).keep("of the next sitting")

    undo(study)

    again = sit(study)
    assert (again.code, again.tries, again.accepted) == ("of the next sitting", 2, True)


def test_attempts_are_never_taken_back(study: Study) -> None:
    attempt(sit(study, "accepted"))

    assert undo(study) is None
    assert lines_in(study, "attempt") == 1


def test_undo_in_a_review_takes_a_drills_grade_back_and_leaves_the_card_where_it_is(study: Study) -> None:
    session = ReviewSession(study)
    grade(session, EASY, name="one")
    solve(study)
    shown = showing(session)

    event = session.undo()

    assert isinstance(event, Reviewed) and state_of(study, KEY).memory == Unseen()
    assert showing(session).card.id == shown.card.id == "two"
    assert session.progress().at == 2
    session.undo()  # and then the card's
    assert showing(session).card.id == "one"
    assert session.tally.ratings == {}


def test_undo_goes_back_through_cards_and_drills_in_the_order_of_doing(study: Study) -> None:
    session = ReviewSession(study)
    grade(session, EASY)
    solve(study)
    set_aside(study, "add", "numpy")
    grade(session, EASY)

    assert not last_is_drill(study)
    kinds = [type(undo(study)) for _n in range(4)]

    assert kinds == [Reviewed, Suspended, Reviewed, Reviewed]
    assert undo(study) is None
    assert state_of(study, KEY).memory == Unseen() and not state_of(study, KEY).suspended
    assert isinstance(history(study, KEY)[-1].event, Undone)


def test_setting_aside_taking_up_and_resetting_are_undone(study: Study) -> None:
    solve(study)
    memory = state_of(study, KEY).memory
    set_aside(study, "add", "numpy")
    take_up(study, "add", "numpy")
    assert isinstance(undo(study), Resumed) and state_of(study, KEY).suspended
    assert isinstance(undo(study), Suspended) and not state_of(study, KEY).suspended

    reset(study, "add", "numpy")
    assert {state.state for state in drill_states(study)} == {"new"}
    undo(study)
    assert state_of(study, KEY).memory == memory
