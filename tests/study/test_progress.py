"""Figures of Today and `stats`, counted again here by hand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from building import MONDAY, Desk, card, grade, grade_all, learn, showing
from drilling import sit, write_drill

from studyapp.domain.memory import Rating
from studyapp.storage.figures import Recalled
from studyapp.study.drill_states import drills_due, set_aside
from studyapp.study.progress import HEAT_DAYS, MINIMUM_SAMPLE, areas_to_cram, stats, today
from studyapp.study.review import ReviewSession
from studyapp.study.setting_aside import cards_set_aside

AGAIN, HARD, GOOD, EASY = Rating


def cards(n: int) -> list[str]:
    return [card(f"card-{i}") for i in range(n)]


def test_today_of_an_untouched_deck(desk: Desk) -> None:
    desk.write("a.md", *cards(10))
    found = today(desk.open())

    assert (found.study_day, found.due, found.new, found.learning, found.beyond) == (date(2026, 1, 5), 0, 8, 0, 0)
    assert (found.unseen, found.items, found.reviewed_today, found.days_missed) == (10, 10, 0, 0)
    assert (found.days_to_go, found.month, found.next_day, found.next_step) == (None, None, None, None)
    assert (found.minutes, found.guessed) == (5, True)  # 8 cards of 40 seconds
    assert found.heat == (0,) * HEAT_DAYS


def test_today_after_some_cards(desk: Desk) -> None:
    desk.write("a.md", *cards(10))
    study = desk.open()
    session = ReviewSession(study)
    for rating in (EASY, EASY, GOOD):
        grade(session, rating)
    found = today(study)

    assert (found.due, found.new, found.learning, found.reviewed_today) == (0, 5, 1, 3)
    assert found.heat[-1] == 3 and sum(found.heat) == 3
    assert found.next_step == MONDAY + timedelta(minutes=10)
    assert found.next_day is not None and found.next_day > found.study_day


def test_nothing_to_do_takes_no_minutes(desk: Desk) -> None:
    assert today(desk.open()).minutes == 0


def test_due_beyond_the_limit_is_told_apart(desk: Desk) -> None:
    desk.configure(reviews_per_day=3)
    desk.write("a.md", *cards(5), area="alpha")
    desk.write("b.md", card("other"), area="beta")
    study = desk.open()
    learn(study)
    desk.clock.forward_days(60)

    found = today(study)

    assert (found.due, found.beyond) == (3, 3)
    assert found.areas == (("alpha", 5), ("beta", 1))


def test_days_to_the_interview_are_counted_in_study_days(desk: Desk) -> None:
    desk.configure(interview_date=date(2026, 1, 9))
    study = desk.open()

    assert today(study).days_to_go == 4
    desk.clock.forward(hours=17)  # 03:00 of Tuesday is still Monday
    assert today(study).days_to_go == 4
    desk.clock.forward_days(10)
    assert today(study).days_to_go == -6


def test_days_missed_count_from_the_last_day_with_a_grade(desk: Desk) -> None:
    desk.write("a.md", *cards(3))
    study = desk.open()
    grade(ReviewSession(study))

    missed = []
    for _day in range(4):
        missed.append(today(study).days_missed)
        desk.clock.forward_days(1)

    assert missed == [0, 0, 1, 2]


def test_yesterday_counts_only_spaced_cards_and_standing_grades(desk: Desk) -> None:
    desk.write("a.md", *cards(4))
    study = desk.open()
    learn(study)
    desk.clock.forward_days(60)
    session = ReviewSession(study)
    for rating in (AGAIN, GOOD, HARD, EASY):
        grade(session, rating)
    session.undo()
    desk.clock.forward_days(1)

    assert today(study).yesterday == Recalled(right=2, asked=3)


def test_undone_grades_are_in_no_figure(desk: Desk) -> None:
    desk.write("a.md", *cards(3))
    study = desk.open()
    session = ReviewSession(study)
    grade(session, EASY)
    grade(session, EASY)

    session.undo()

    assert (today(study).reviewed_today, today(study).heat[-1], stats(study).reviews) == (1, 1, 1)


def review_all(desk: Desk, n: int, forgotten: int) -> None:
    """Learn `n` cards, then review them when due, of which some are forgotten."""
    desk.configure(new_per_day=n)
    desk.write("a.md", *cards(n))
    study = desk.open()
    learn(study)
    desk.clock.forward_days(60)
    session = ReviewSession(study)
    for i in range(n):
        grade(session, AGAIN if i < forgotten else GOOD)


def test_recall_needs_enough_reviews(desk: Desk) -> None:
    review_all(desk, MINIMUM_SAMPLE - 1, forgotten=4)

    assert stats(desk.open()).recall_30d is None
    assert today(desk.open()).month is None


def test_recall_is_the_share_of_spaced_cards_not_forgotten(desk: Desk) -> None:
    review_all(desk, MINIMUM_SAMPLE, forgotten=5)
    study = desk.open()

    assert stats(study).recall_30d == 15 / 20
    assert today(study).month == Recalled(15, 20)
    desk.clock.forward_days(30)
    assert stats(study).recall_30d is None  # thirty days, today included


def test_stats_of_an_empty_deck(desk: Desk) -> None:
    found = stats(desk.open())

    assert (found.reviews, found.days, found.streak, found.recall_30d) == (0, 0, 0, None)
    assert set(found.items.values()) == {0}


@pytest.mark.parametrize(
    ("days", "streak"),
    [((0,), 1), ((1,), 1), ((2,), 0), ((0, 1, 2), 3), ((1, 2), 2), ((0, 2, 3), 1)],
)
def test_streak_runs_to_today_or_yesterday(desk: Desk, days: tuple[int, ...], streak: int) -> None:
    desk.write("a.md", *cards(5))
    for before in sorted(days, reverse=True):
        desk.clock.time = MONDAY - timedelta(days=before)
        grade(ReviewSession(desk.open()), EASY)
    desk.clock.time = MONDAY

    found = stats(desk.open())

    assert (found.streak, found.days, found.reviews) == (streak, len(days), len(days))


def test_items_are_counted_by_state(desk: Desk) -> None:
    desk.write("a.md", *cards(6))
    study = desk.open()
    session = ReviewSession(study)
    grade(session, EASY)
    grade(session, GOOD)
    showing(session)
    session.suspend()
    desk.write("a.md", *cards(5))

    assert stats(desk.start_again()).items == {"new": 2, "learning": 1, "review": 1, "suspended": 1, "retired": 1}


def test_every_grade_counts_cram_included_but_recall_leaves_cram_out(desk: Desk) -> None:
    review_all(desk, MINIMUM_SAMPLE, forgotten=0)
    study = desk.open()
    grade_all(ReviewSession(study, "cram"), AGAIN)

    assert stats(study).reviews == 3 * MINIMUM_SAMPLE
    assert stats(study).recall_30d == 1.0


def test_areas_to_cram_leave_out_suspended_cards(desk: Desk) -> None:
    desk.write("a.md", *cards(2), area="alpha")
    desk.write("b.md", card("other"), area="beta")
    study = desk.open()
    session = ReviewSession(study, area="beta")
    showing(session)
    session.suspend()

    assert areas_to_cram(study) == [("alpha", 2)]


def test_drills_count_among_no_cards(desk: Desk) -> None:
    desk.write("a.md", *cards(3))
    write_drill(desk.content, "add")
    study = desk.open()
    learn(study)
    before = today(study), stats(study), areas_to_cram(study), cards_set_aside(study)

    practice = sit(study)
    practice.tick(900)
    practice.grade(GOOD)
    set_aside(study, "add", "torch")
    after = today(study), stats(study), areas_to_cram(study), cards_set_aside(study)
    assert after[0] == replace(before[0], heat=(*before[0].heat[:-1], 4), reviewed_today=4)
    assert after[1:] == before[1:]

    desk.clock.forward_days(2)
    assert today(study).next_day == before[0].next_day
    assert len(drills_due(study)) == 1
    sit(study).grade(GOOD)
    assert today(study).yesterday == Recalled(0, 0)
    desk.clock.forward_days(1)
    assert today(study).yesterday == Recalled(0, 0)


def test_day_with_a_drill_is_a_day_of_the_streak(desk: Desk) -> None:
    desk.write("a.md", *cards(3))
    write_drill(desk.content, "add")
    study = desk.open()
    learn(study)
    desk.clock.forward_days(1)
    sit(study).grade(GOOD)

    found = stats(study)

    assert (found.reviews, found.days, found.streak) == (3, 2, 2)


def test_drill_takes_no_room_in_the_daily_limits_and_cram_never_meets_it(desk: Desk) -> None:
    desk.configure(new_per_day=2, reviews_per_day=1)
    desk.write("a.md", *cards(4))
    write_drill(desk.content, "add")
    study = desk.open()
    sit(study).grade(AGAIN)

    assert (today(study).new, today(study).minutes) == (2, 1)
    assert sorted(grade_all(ReviewSession(study, "cram"), EASY)) == ["card-0", "card-1", "card-2", "card-3"]
