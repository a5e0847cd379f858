"""What today holds: limits, order, siblings, the time it takes."""

from datetime import date, timedelta

import pytest
from building import GIVEN, Desk, card, grade, grade_all, learn, showing, state_of

from studyapp.domain.memory import Rating
from studyapp.study.opening import Study
from studyapp.study.planning import GUESSED_SECONDS, Plan, mixed_order, plan
from studyapp.study.review import ReviewSession
from studyapp.study.showing import Given

AGAIN, HARD, GOOD, EASY = Rating


def planned(study: Study, area: str | None = None, extra_new: int = 0) -> Plan:
    with study.store.read() as connection:
        return plan(connection, study.config, study.stamp().study_day, area=area, extra_new=extra_new)


def cards(n: int, level: int = 1) -> list[str]:
    return [card(f"card-{level}-{i}", level=level) for i in range(n)]


def learn_over_days(desk: Desk, study: Study) -> None:
    """Learn everything, then wait until all of it is due."""
    while planned(study).new:
        learn(study)
        desk.clock.forward_days(1)
    desk.clock.forward_days(60)


def test_new_cards_a_day_are_limited(desk: Desk) -> None:
    desk.configure(new_per_day=3)
    desk.write("a.md", *cards(10))
    study = desk.open()

    assert [len(learn(study)), len(planned(study).new)] == [3, 0]
    desk.clock.forward_days(1)
    assert len(planned(study).new) == 3


def test_more_new_cards_may_be_asked_for(desk: Desk) -> None:
    desk.configure(new_per_day=3)
    desk.write("a.md", *cards(10))
    study = desk.open()
    learn(study)

    assert len(planned(study, extra_new=2).new) == 2
    assert len(grade_all(ReviewSession(study, extra_new=2), EASY)) == 2


def test_no_new_cards_at_all_may_be_wished(desk: Desk) -> None:
    desk.configure(new_per_day=0)
    desk.write("a.md", *cards(10))

    assert planned(desk.open()).new == []


def test_reviews_a_day_are_limited_to_those_due_longest(desk: Desk) -> None:
    desk.configure(new_per_day=2, reviews_per_day=3)
    desk.write("a.md", *cards(6))
    study = desk.open()
    learn_over_days(desk, study)

    longest_due = sorted(range(1, 7), key=lambda n: (state_of(study, f"card-1-{n - 1}").due_day, n))[:3]
    assert sorted(planned(study).reviews) == sorted(longest_due)
    assert len(learn(study)) == 3
    assert planned(study).reviews == []


def test_card_seen_twice_on_a_day_counts_once(desk: Desk) -> None:
    desk.configure(new_per_day=2)
    desk.write("a.md", *cards(4))
    study = desk.open()
    session = ReviewSession(study)
    grade(session, AGAIN, name="card-1-0")
    desk.clock.forward(minutes=2)
    grade(session, AGAIN, name="card-1-0")

    assert len(planned(study).new) == 1


def test_new_cards_come_by_level_and_areas_take_turns(desk: Desk) -> None:
    desk.write("a.md", card("a-hard", level=3), card("a-1"), card("a-2"), area="alpha")
    desk.write("b.md", card("b-1"), card("b-middle", level=2), area="beta")

    assert learn(desk.open()) == ["a-1", "b-1", "a-2", "b-middle", "a-hard"]


def test_area_limits_the_plan(desk: Desk) -> None:
    desk.write("a.md", card("one"), area="alpha")
    desk.write("b.md", card("two"), area="beta")

    study = desk.open()

    assert len(planned(study).new) == 2
    assert len(planned(study, area="beta").new) == 1
    assert planned(study, area="nowhere").new == []


def test_siblings_do_not_come_on_one_day(desk: Desk) -> None:
    desk.write("a.md", card("one", siblings=("pair",)), card("two", siblings=("pair",)), card("other"))
    study = desk.open()

    assert learn(study) == ["one", "other"]
    assert learn(study) == []
    desk.clock.forward_days(1)
    assert learn(study) == ["two"]


def test_siblings_due_on_one_day_come_one_after_the_other(desk: Desk) -> None:
    desk.write("a.md", card("one", siblings=("pair",)), card("two", siblings=("pair",)))
    study = desk.open()
    learn(study)
    desk.clock.forward_days(1)
    learn(study)

    desk.clock.forward_days(100)

    assert learn(study) == ["one"]  # due longest
    desk.clock.forward_days(1)
    assert learn(study) == ["two"]


def test_due_review_keeps_its_new_sibling_away(desk: Desk) -> None:
    desk.write("a.md", card("one", siblings=("pair",)))
    study = desk.open()
    learn(study)
    desk.write("a.md", card("one", siblings=("pair",)), card("two", siblings=("pair",)))
    study = desk.start_again()
    desk.clock.forward_days(100)

    assert learn(study) == ["one"]


def test_card_left_in_its_steps_keeps_its_sibling_away(desk: Desk) -> None:
    desk.write("a.md", card("one", siblings=("pair",)), card("two", siblings=("pair",)))
    study = desk.open()
    grade(ReviewSession(study), GOOD, name="one")

    desk.clock.forward_days(1)

    assert learn(study) == ["one"]


def test_siblings_do_not_use_up_the_daily_limit(desk: Desk) -> None:
    desk.configure(new_per_day=3)
    siblings = [card(f"pair-{i}", siblings=("pair",)) for i in range(20)]
    desk.write("a.md", *siblings, card("x", level=2), card("y", level=2))

    assert learn(desk.open()) == ["pair-0", "x", "y"]


def test_buried_card_is_not_planned(desk: Desk) -> None:
    desk.write("a.md", *cards(2))
    study = desk.open()
    session = ReviewSession(study)
    showing(session)
    session.bury()

    assert len(planned(study).new) == 1


def test_order_of_reviews_is_mixed_but_the_same_all_day(desk: Desk) -> None:
    desk.configure(new_per_day=20)
    desk.write("a.md", *cards(20))
    study = desk.open()
    learn_over_days(desk, study)
    first = planned(study).reviews

    assert planned(desk.start_again()).reviews == first
    assert first != sorted(first)
    desk.clock.forward_days(1)
    assert planned(desk.open()).reviews != first


def test_mixing_is_fair_to_every_place() -> None:
    # Chi-square of the first place over 2000 fixed seeds, 9 degrees of freedom; 27.9 is its 0.1 % point.
    firsts = [mixed_order(list(range(10)), str(seed))[0] for seed in range(2000)]

    assert sum((firsts.count(item) - 200) ** 2 / 200 for item in range(10)) < 27.9


def test_time_is_guessed_until_enough_cards_were_timed(desk: Desk) -> None:
    desk.configure(new_per_day=40)
    desk.write("a.md", *cards(40))
    study = desk.open()
    before = planned(study)
    session = ReviewSession(study)
    for seconds in [7.0] * 15 + [60.0] * 5:
        showing(session)
        session.grade(EASY, Given(seconds, "en"))

    after = planned(study)

    assert (before.guessed, before.seconds_a_card, before.seconds) == (True, GUESSED_SECONDS, 40 * GUESSED_SECONDS)
    assert (after.guessed, after.seconds_a_card) == (False, 7.0)  # the median


@pytest.mark.parametrize("day", [date(2026, 1, 5), date(2026, 1, 6)])
def test_steps_of_an_earlier_day_are_part_of_today(desk: Desk, day: date) -> None:
    desk.write("a.md", card("one"))
    study = desk.open()
    grade(ReviewSession(study), GOOD)
    desk.clock.time += timedelta(days=(day - date(2026, 1, 5)).days)

    assert [step.item for step in planned(study).steps] == [1]


def test_grades_of_a_cram_are_not_timed(desk: Desk) -> None:
    desk.write("a.md", *cards(25))
    study = desk.open()
    session = ReviewSession(study, "cram")
    for _n in range(25):
        showing(session)
        session.grade(GOOD, GIVEN)

    assert planned(study).guessed
