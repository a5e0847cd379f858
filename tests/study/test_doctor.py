"""The log against what is kept beside it."""

import sqlite3
from contextlib import closing

import pytest
from building import GIVEN, Desk, card, grade, grade_all, item_id, learn, showing, state_of, sum_card
from drilling import attempt, sit, write_drill
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studyapp.domain.memory import Rating
from studyapp.study.doctor import examine
from studyapp.study.drill_states import reset, set_aside, take_up
from studyapp.study.opening import Study
from studyapp.study.review import ReviewSession
from studyapp.study.showing import Ended, Shown

AGAIN, HARD, GOOD, EASY = Rating


@pytest.fixture
def study(desk: Desk) -> Study:
    desk.configure(new_per_day=20)
    desk.write("a.md", card("one"), card("two", siblings=("pair",)), card("three", siblings=("pair",)), sum_card())
    return desk.open()


def states(study: Study) -> list[tuple[object, ...]]:
    with study.store.read() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM item_state ORDER BY item_id")
        return [tuple(row) for row in rows]


def tamper(desk: Desk, statement: str) -> None:
    with closing(sqlite3.connect(desk.home.database)) as connection:
        connection.execute(statement)
        connection.commit()


def test_fresh_study_is_sound(study: Study) -> None:
    found = examine(study, rebuild=False)

    assert found.sound
    assert (found.faults, found.differing, found.rebuilt, found.future, found.doubts) == ((), (), 0, 0, ())
    assert found.versions["fsrs"].startswith("6.")
    assert found.files["home"] == str(study.home.root)


def act(study: Study, session: ReviewSession, choice: str) -> ReviewSession:
    """Do one thing as a user would; what can't be done now isn't."""
    if choice == "undo":
        session.undo()
    elif choice in ("daily", "cram"):
        return ReviewSession(study, choice)
    elif isinstance(session.next(), Shown):
        if choice in ("suspend", "bury", "restart"):
            getattr(session, choice)()
        elif choice == "doubt":
            session.doubt("?")
        else:
            session.grade(Rating(int(choice)), GIVEN)
    return session


choices = st.sampled_from(
    [*"1234" * 3, "undo", "undo", "suspend", "bury", "restart", "doubt", "cram", "daily", "wait", "retention"]
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(choices, max_size=40))
def test_rebuild_gives_the_same_values_whatever_was_done(desk: Desk, study: Study, chosen: list[str]) -> None:
    # The examples go on with one study: its history only grows longer.
    session = ReviewSession(study)
    for choice in chosen:
        if choice == "wait":
            desk.clock.forward(days=3, hours=7)
        elif choice == "retention":
            study.config = study.config.__class__(
                desired_retention=0.8 if study.config.desired_retention == 0.9 else 0.9
            )
            session = ReviewSession(study)
        else:
            session = act(study, session, choice)
    before = states(study)

    assert examine(study, rebuild=False).differing == ()
    assert examine(study, rebuild=True).rebuilt == 4
    assert states(study) == before


DRILL_CHOICES = ("wrong_answer", "accepted", "give up", "drill 1", "drill 2", "drill 3", "drill 4", "aside", "reset")


def practise(study: Study, choice: str) -> None:
    """Do one thing at a drill, in a sitting that may have begun earlier."""
    match choice.split():
        case ["give", "up"]:
            sit(study).give_up("code")
        case ["drill", rating]:
            sit(study).grade(Rating(int(rating)))
        case ["aside"]:
            (take_up if state_of(study, "add/numpy").suspended else set_aside)(study, "add", "numpy")
        case ["reset"]:
            reset(study, "add", "numpy")
        case _:
            attempt(sit(study, choice))  # type: ignore[arg-type]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*"124", "undo", "undo", "bury", "wait", *DRILL_CHOICES]), max_size=30))
def test_rebuild_gives_the_same_values_with_drills_and_cards_in_turn(
    desk: Desk, study: Study, chosen: list[str]
) -> None:
    write_drill(desk.content, "add")
    session = ReviewSession(study)
    for choice in chosen:
        if choice in DRILL_CHOICES:
            practise(study, choice)
        elif choice == "wait":
            desk.clock.forward(days=3, hours=7)
            session = ReviewSession(study)
        else:
            session = act(study, session, choice)
    sit(study)
    before = states(study)

    assert examine(study, rebuild=False).differing == ()
    assert examine(study, rebuild=True).rebuilt == 6
    assert states(study) == before


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["wrong_answer", "accepted", "give up"]), max_size=4), st.sampled_from(Rating))
def test_undo_of_a_drills_grade_restores_its_state_whatever_went_before(
    desk: Desk, study: Study, chosen: list[str], rating: Rating
) -> None:
    write_drill(desk.content, "add")
    for choice in chosen:
        practise(study, choice)
    practice = sit(study)
    before, tries = state_of(study, "add/numpy").memory, practice.tries
    practice.grade(rating)

    ReviewSession(study).undo()

    assert state_of(study, "add/numpy").memory == before
    assert sit(study).tries == tries
    assert examine(study, rebuild=False).sound


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE item_state SET memory = json_set(memory, '$.stability', 99.0) WHERE item_id = 1",
        "UPDATE item_state SET suspended = 1 WHERE item_id = 1",
        "UPDATE item_state SET buried_until = '2026-03-01' WHERE item_id = 1",
        "UPDATE item_state SET log_head = 0 WHERE item_id = 1",
        "UPDATE item_state SET queue = 'out' WHERE item_id = 1",
        "UPDATE item_state SET sort = sort + 400 WHERE item_id = 1",
    ],
    ids=["memory", "suspended", "buried", "log head", "queue", "place in the queue"],
)
def test_tampered_cache_is_found_and_put_right(desk: Desk, study: Study, statement: str) -> None:
    learn(study)
    right = states(study)
    tamper(desk, statement)

    found = examine(study, rebuild=False)
    examine(study, rebuild=True)

    assert (found.differing, found.sound) == ((1,), False)
    assert states(study) == right
    assert examine(study, rebuild=False).sound


def test_lost_cache_row_is_made_again(desk: Desk, study: Study) -> None:
    learn(study)
    right = states(study)
    tamper(desk, "DELETE FROM item_state WHERE item_id = 1")

    assert examine(study, rebuild=False).differing == (1,)
    examine(study, rebuild=True)

    assert states(study) == right


def test_looking_changes_nothing(desk: Desk, study: Study) -> None:
    learn(study)
    tamper(desk, "UPDATE item_state SET suspended = 1")
    before = states(study)

    examine(study, rebuild=False)

    assert states(study) == before


def test_row_without_its_parent_is_a_fault(desk: Desk, study: Study) -> None:
    tamper(desk, "INSERT INTO sibling VALUES (99, 'norm')")

    found = examine(study, rebuild=False)

    assert len(found.faults) == 1 and not found.sound


def test_entries_from_the_future_are_counted(desk: Desk, study: Study) -> None:
    grade(ReviewSession(study))
    desk.clock.forward_days(-2)

    assert examine(study, rebuild=False).future == 1


def test_doubts_are_listed_until_taken_back(desk: Desk, study: Study) -> None:
    session = ReviewSession(study)
    showing(session)
    session.doubt("the sign")
    doubts = examine(study, rebuild=False).doubts

    session.undo()

    assert [(d.card, d.text, d.study_day) for d in doubts] == [("one", "the sign", "2026-01-05")]
    assert doubts[0].place.startswith("content/notes/a.md:")
    assert examine(study, rebuild=False).doubts == ()


def test_doubt_of_a_card_that_left_the_files_is_still_listed(desk: Desk, study: Study) -> None:
    session = ReviewSession(study)
    showing(session)
    session.doubt("the sign")
    desk.write("a.md", card("two"))

    assert [doubt.card for doubt in examine(desk.start_again(), rebuild=False).doubts] == ["one"]


def test_mistakes_in_cards_are_counted(desk: Desk, study: Study) -> None:
    desk.write("b.md", card("bad", answer=""))

    assert examine(desk.start_again(), rebuild=False).content_problems == 1


def test_rebuild_keeps_retired_cards_out_of_the_queue(desk: Desk, study: Study) -> None:
    learn(study)
    desk.write("a.md", card("two"))
    study = desk.start_again()

    examine(study, rebuild=True)

    desk.clock.forward_days(100)
    assert grade_all(ReviewSession(study), EASY) == ["two"]
    assert ReviewSession(study).next() == Ended("done", None)
    assert state_of(study, "one").memory.reviews == 1
    assert item_id(study, "one") == 1
