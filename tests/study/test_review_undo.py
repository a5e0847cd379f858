"""Undo: of anything, any number of times, after a restart too."""

from collections.abc import Callable

import pytest
from building import GIVEN, Desk, card, grade, grade_all, history, item_id, learn, lines_in, showing, state_of

from studyapp.domain.log import Suspended, Undone
from studyapp.domain.memory import Rating, Unseen
from studyapp.storage import log
from studyapp.study.opening import Study
from studyapp.study.review import ReviewSession
from studyapp.study.setting_aside import resume
from studyapp.study.showing import Ended

AGAIN, HARD, GOOD, EASY = Rating
NAMES = ["card-0", "card-1", "card-2", "card-3"]


@pytest.fixture
def study(desk: Desk) -> Study:
    desk.write("a.md", *(card(name) for name in NAMES))
    return desk.open()


def memories(study: Study) -> list[object]:
    return [state_of(study, name).memory for name in NAMES]


def test_nothing_to_undo_says_so_and_writes_nothing_to_the_log(study: Study) -> None:
    assert ReviewSession(study).undo() is None
    assert lines_in(study, "log") == 0


def test_undone_card_is_shown_next_as_it_was_before(study: Study) -> None:
    session = ReviewSession(study)
    before = showing(session)
    grade(session, EASY)
    showing(session)

    assert session.undo()

    again = showing(session)
    assert (again.item, again.state.memory, again.previews) == (before.item, Unseen(), before.previews)
    assert session.tally.ratings == {}


def test_card_that_was_on_the_screen_comes_after_the_undone_one(study: Study) -> None:
    session = ReviewSession(study)
    grade(session, EASY, name="card-0")
    assert showing(session).card.id == "card-1"

    session.undo()

    assert grade_all(session, EASY) == NAMES


def test_undo_deletes_nothing(study: Study) -> None:
    session = ReviewSession(study)
    grade(session, EASY)

    session.undo()

    entries = history(study, "card-0")
    assert [entry.id for entry in entries] == [1, 2]
    assert entries[1].event == Undone(1)
    assert lines_in(study, "review") == 1


def test_every_grade_of_a_session_can_be_undone_one_after_the_other(study: Study) -> None:
    session = ReviewSession(study)
    states = []
    for rating in (AGAIN, GOOD, HARD, EASY, GOOD, GOOD):
        states.append(memories(study))
        grade(session, rating)

    for before in reversed(states):
        assert session.undo()
        assert memories(study) == before

    assert session.undo() is None
    assert session.tally.ratings == session.tally.seconds == {}


def test_undo_works_after_a_restart_any_number_of_times(desk: Desk, study: Study) -> None:
    session = ReviewSession(study)
    for _n in range(4):
        grade(session, EASY)

    for left in (3, 2, 1, 0):
        desk.clock.forward_days(1)
        study = desk.start_again()
        again = ReviewSession(study)
        assert again.undo()
        assert showing(again).card.id == NAMES[left]
        assert sum(not isinstance(memory, Unseen) for memory in memories(study)) == left


def test_undo_then_another_grade_then_undo_again(study: Study) -> None:
    session = ReviewSession(study)
    grade(session, AGAIN)
    session.undo()
    grade(session, EASY, name="card-0")
    session.undo()
    grade(session, GOOD, name="card-0")

    only_good = state_of(study, "card-0").memory

    assert len(history(study, "card-0")) == 5
    assert only_good.reviews == 1
    assert only_good.stability == pytest.approx(2.3065)  # FSRS-6's weight 3: as if it had been Good at once


@pytest.mark.parametrize(
    "act",
    [ReviewSession.suspend, ReviewSession.bury, ReviewSession.restart, lambda session: session.doubt("wrong")],
    ids=["suspend", "bury", "restart", "doubt"],
)
def test_anything_done_can_be_undone_after_a_restart(
    desk: Desk, study: Study, act: Callable[[ReviewSession], None]
) -> None:
    learn(study)
    desk.clock.forward_days(30)
    session = ReviewSession(study)
    name = showing(session).card.id
    before = state_of(study, name)
    act(session)

    again = ReviewSession(desk.start_again())
    assert again.undo()

    shown = showing(again)
    assert shown.card.id == name
    assert (shown.state.memory, shown.state.suspended, shown.state.buried_until) == (before.memory, False, None)
    with again.study.store.read() as connection:
        assert log.standing_doubts(connection) == []


def test_resumed_card_is_suspended_again_by_undo(desk: Desk, study: Study) -> None:
    session = ReviewSession(study)
    showing(session)
    session.suspend()
    resume(study, item_id(study, "card-0"))

    ReviewSession(study).undo()

    assert state_of(study, "card-0").suspended


def test_undo_of_the_grade_that_made_a_leech_takes_the_suspension_back(desk: Desk) -> None:
    desk.configure(leech_lapses=2)
    desk.write("b.md", card("one"))
    study = desk.open()
    learn(study)
    for _lapse in range(2):
        desk.clock.forward_days(400)
        session = ReviewSession(study)
        showing(session)
        session.grade(AGAIN, GIVEN)
        desk.clock.forward(minutes=10)
        grade_all(ReviewSession(study), EASY)
    assert isinstance(history(study, "one")[-1].event, Suspended)

    assert session.undo()

    assert not state_of(study, "one").suspended
    assert state_of(study, "one").memory.lapses == 1
    assert session.tally.leeches == {}
    assert showing(session).card.id == "one"


def test_undo_takes_back_what_another_session_did(desk: Desk, study: Study) -> None:
    mine, other = ReviewSession(study), ReviewSession(desk.open())
    grade(other, EASY, name="card-0")
    showing(mine)

    assert mine.undo()

    assert state_of(study, "card-0").memory == Unseen()


def test_cram_grade_is_undone_without_a_trace_in_the_schedule(study: Study) -> None:
    learn(study)
    before = memories(study)
    session = ReviewSession(study, "cram")
    name = grade(session, AGAIN).card.id

    assert session.undo()

    assert memories(study) == before
    assert showing(session).card.id == name


def test_undoing_a_cram_grade_in_the_daily_session_offers_no_card_before_its_day(study: Study) -> None:
    learn(study)
    grade(ReviewSession(study, "cram"), AGAIN)
    daily = ReviewSession(study)

    assert daily.undo()

    assert daily.next() == Ended("done", None)


def test_undo_gives_the_room_in_the_daily_limit_back(desk: Desk) -> None:
    desk.configure(new_per_day=2)
    desk.write("a.md", *(card(name) for name in NAMES))
    study = desk.open()
    learn(study)

    ReviewSession(study).undo()

    assert grade_all(ReviewSession(study), EASY) == ["card-1"]
