"""Bounded and cram sessions: number of cards, minutes, area, and a schedule left alone."""

from building import Desk, card, grade, grade_all, learn, showing, state_of

from studyapp.domain.memory import Rating
from studyapp.study.review import ReviewSession
from studyapp.study.showing import Ended

AGAIN, HARD, GOOD, EASY = Rating


def cards(n: int) -> list[str]:
    return [card(f"card-{i}") for i in range(n)]


# Limits


def test_limit_is_a_number_of_cards(desk: Desk) -> None:
    desk.write("a.md", *cards(6))

    assert grade_all(ReviewSession(desk.open(), limit=2), EASY) == ["card-0", "card-1"]


def test_limit_counts_cards_in_steps_too(desk: Desk) -> None:
    desk.write("a.md", *cards(6))
    study = desk.open()
    session = ReviewSession(study)
    for _n in range(3):
        grade(session, GOOD)
    desk.clock.forward(minutes=30)

    assert len(grade_all(ReviewSession(study, limit=2), EASY)) == 2


def test_area_is_kept_to(desk: Desk) -> None:
    desk.write("a.md", card("one"), card("two"), area="alpha")
    desk.write("b.md", card("three"), card("four"), area="beta")

    assert sorted(grade_all(ReviewSession(desk.open(), area="beta"), EASY)) == ["four", "three"]


def test_minutes_bound_the_plan_by_the_usual_time_of_a_card(desk: Desk) -> None:
    desk.configure(new_per_day=50)
    desk.write("a.md", *cards(30))
    session = ReviewSession(desk.open(), minutes=4)

    # 40 seconds a card are taken as long as too few were timed.
    assert session.progress().total == 6


def test_session_ends_when_its_minutes_are_over_but_not_amid_a_card(desk: Desk) -> None:
    desk.write("a.md", *cards(5))
    session = ReviewSession(desk.open(), minutes=2)
    showing(session)

    desk.clock.forward(minutes=3)

    assert showing(session).card.id == "card-0"
    grade(session, EASY)
    assert session.next() == Ended("time", None)


# Cram


def test_cram_shows_every_card_once_and_leaves_the_schedule_alone(desk: Desk) -> None:
    desk.configure(new_per_day=2)
    desk.write("a.md", *cards(5))
    study = desk.open()
    learn(study)
    before = {name: state_of(study, name).memory for name in map("card-{}".format, range(5))}

    session = ReviewSession(study, "cram")
    assert showing(session).previews == {}
    shown = grade_all(session, AGAIN)

    assert sorted(shown) == sorted(before)
    assert {name: state_of(study, name).memory for name in before} == before
    assert session.next() == Ended("done", None)


def test_cram_keeps_to_area_and_limit(desk: Desk) -> None:
    desk.write("a.md", *cards(5), area="alpha")
    desk.write("b.md", card("other"), area="beta")
    study = desk.open()

    assert len(grade_all(ReviewSession(study, "cram", area="alpha", limit=3))) == 3
    assert grade_all(ReviewSession(study, "cram", area="beta")) == ["other"]


def test_cram_does_not_use_up_the_daily_limits(desk: Desk) -> None:
    desk.configure(new_per_day=2)
    desk.write("a.md", *cards(5))
    study = desk.open()
    grade_all(ReviewSession(study, "cram"))

    assert len(grade_all(ReviewSession(study), EASY)) == 2


def test_cram_shows_buried_cards_too(desk: Desk) -> None:
    desk.write("a.md", card("one"))
    study = desk.open()
    session = ReviewSession(study)
    showing(session)
    session.bury()

    assert grade_all(ReviewSession(study, "cram")) == ["one"]
