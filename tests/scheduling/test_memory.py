"""Memory states against the `fsrs` package 6.3.2, which is driven here directly, on whole study days, its fuzz off.

Literal lists were printed by the package alone. `[0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]` also stands in
py-fsrs's own tests (`test_review_card`).
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import fsrs
import pytest
from building import PARAMETERS, parameters, stamp_on
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.days import stamp
from studyapp.domain.log import Stamp
from studyapp.domain.memory import InSteps, Memory, ParameterSet, Rating, Spaced, Unseen
from studyapp.scheduling import memory as scheduling
from studyapp.scheduling.memory import grade, preview, recall, restart

AGAIN, HARD, GOOD, EASY = Rating
DAY = date(2026, 1, 5)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def no_fuzz(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scheduling, "fuzzed", lambda interval_days, **_others: interval_days)


def graded(ratings: list[Rating], chosen: ParameterSet = PARAMETERS, item: int = 1) -> list[Memory]:
    """Grade each time on the day on which the item is due, a step on its day."""
    memory: Memory = Unseen()
    states: list[Memory] = []
    for rating in ratings:
        day = memory.due_day if isinstance(memory, Spaced) else getattr(memory, "last_day", DAY)
        memory = grade(memory, rating, stamp_on(day), chosen, item)
        states.append(memory)
    return states


def intervals(states: list[Memory]) -> list[int]:
    return [state.interval_days if isinstance(state, Spaced) else 0 for state in states]


def learned() -> Spaced:
    state = graded([GOOD, GOOD])[-1]
    assert isinstance(state, Spaced)
    return state


def by_the_package(gaps_and_ratings: list[tuple[int, Rating]], chosen: ParameterSet) -> list[fsrs.Card]:
    scheduler = fsrs.Scheduler(
        parameters=chosen.weights,
        desired_retention=chosen.desired_retention,
        learning_steps=[timedelta(minutes=m) for m in chosen.learning_minutes],
        relearning_steps=[timedelta(minutes=m) for m in chosen.relearning_minutes],
        enable_fuzzing=False,
    )
    card, cards = fsrs.Card(card_id=1, due=datetime(2026, 1, 5, tzinfo=UTC)), []
    midnight = datetime.combine(DAY, time(), UTC)
    for gap, rating in gaps_and_ratings:
        midnight += timedelta(days=gap)
        card, _log = scheduler.review_card(card, fsrs.Rating(rating), midnight)
        cards.append(card)
    return cards


@pytest.mark.usefixtures("no_fuzz")
@pytest.mark.parametrize(
    ("ratings", "retention", "golden"),
    [
        ([GOOD] * 10, 0.90, [0, 2, 11, 46, 163, 498, 1348, 3299, 7415, 15504]),
        ([EASY] * 6, 0.90, [8, 66, 397, 1875, 7265, 23933]),
        ([*[GOOD] * 6, AGAIN, AGAIN, *[GOOD] * 5], 0.90, [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]),
        ([AGAIN, GOOD, GOOD, GOOD, AGAIN, GOOD, GOOD, GOOD], 0.90, [0, 0, 1, 2, 0, 1, 2, 4]),
        ([GOOD] * 8, 0.80, [0, 8, 76, 525, 2781, 11838, 36500, 36500]),
        ([GOOD] * 8, 0.95, [0, 1, 3, 8, 19, 43, 89, 175]),
    ],
)
def test_intervals_are_the_packages(ratings: list[Rating], retention: float, golden: list[int]) -> None:
    assert intervals(graded(ratings, parameters(desired_retention=retention))) == golden


@pytest.mark.usefixtures("no_fuzz")
def test_stability_and_difficulty_after_a_lapse_are_the_packages() -> None:
    last = graded([*[GOOD] * 6, AGAIN, AGAIN, *[GOOD] * 5])[-1]

    assert isinstance(last, Spaced)
    assert last.stability == pytest.approx(20.7704, abs=1e-4)
    assert last.difficulty == pytest.approx(9.0558, abs=1e-4)


histories = st.lists(st.tuples(st.integers(0, 90), st.sampled_from(Rating)), min_size=1, max_size=12)
choices = st.builds(
    parameters,
    desired_retention=st.sampled_from([0.8, 0.9, 0.97]),
    learning_minutes=st.sampled_from([(1, 10), (5,), (1, 5, 30)]),
    relearning_minutes=st.sampled_from([(10,), (5, 20)]),
)


@given(history=histories, chosen=choices)
def test_any_history_gives_what_the_package_gives(history: list[tuple[int, Rating]], chosen: ParameterSet) -> None:
    memory: Memory = Unseen()
    day = DAY
    for (gap, rating), card in zip(history, by_the_package(history, chosen), strict=True):
        day += timedelta(days=gap)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(scheduling, "fuzzed", lambda interval_days, **_others: interval_days)
            memory = grade(memory, rating, stamp_on(day), chosen, item=1)

        assert (memory.stability, memory.difficulty, memory.last_day) == (card.stability, card.difficulty, day)
        if isinstance(memory, Spaced):
            assert (card.state, card.due.date()) == (fsrs.State.Review, memory.due_day)
        else:
            assert (card.state is fsrs.State.Relearning, card.step) == (memory.relearning, memory.step)
            assert memory.due_at - stamp_on(day).at == card.due - datetime.combine(day, time(), UTC)


@pytest.mark.usefixtures("no_fuzz")
def test_evening_to_second_morning_counts_as_two_days() -> None:
    # SCHEDULING.md: the package itself, fed instants, counts 1 day of 24 hours and comes to 7.3.
    def at(*parts: int) -> Stamp:
        return stamp(datetime(*parts, tzinfo=BERLIN), BERLIN, 4)  # type: ignore[misc,arg-type]

    evening = at(2026, 1, 5, 22)
    memory = grade(grade(Unseen(), GOOD, evening, PARAMETERS, 1), GOOD, evening, PARAMETERS, 1)
    memory = grade(memory, GOOD, at(2026, 1, 7, 8), PARAMETERS, 1)

    assert isinstance(memory, Spaced)
    assert memory.stability == pytest.approx(11.0, abs=0.05)


def test_review_at_night_is_due_in_the_morning() -> None:
    night = stamp(datetime(2026, 1, 6, 1, 30, tzinfo=BERLIN), BERLIN, 4)
    memory = grade(grade(Unseen(), GOOD, night, PARAMETERS, 1), GOOD, night, PARAMETERS, 1)

    morning = stamp(datetime(2026, 1, 7, 4, 0, tzinfo=BERLIN), BERLIN, 4)

    assert isinstance(memory, Spaced)
    assert (memory.last_day, memory.due_day) == (date(2026, 1, 5), date(2026, 1, 7))
    assert morning.study_day == memory.due_day  # 26.5 hours after the review


def test_clock_that_went_backwards_counts_as_no_time() -> None:
    memory = learned()

    back = grade(memory, GOOD, stamp_on(memory.last_day - timedelta(days=400)), PARAMETERS, 1)
    same_day = grade(memory, GOOD, stamp_on(memory.last_day), PARAMETERS, 1)

    assert back == same_day
    assert recall(memory, memory.last_day - timedelta(days=400), PARAMETERS) == 1.0


@given(history=histories, more=st.integers(0, 500), item=st.integers(1, 10**6))
def test_preview_is_what_grade_writes(history: list[tuple[int, Rating]], more: int, item: int) -> None:
    memory, day = Unseen(), DAY
    for gap, rating in history:
        day += timedelta(days=gap)
        memory = grade(memory, rating, stamp_on(day), PARAMETERS, item)  # type: ignore[assignment]
    now = stamp_on(day + timedelta(days=more))

    offered = preview(memory, now, PARAMETERS, item)

    assert offered == {rating: grade(memory, rating, now, PARAMETERS, item) for rating in Rating}


@given(history=histories)
def test_better_grade_never_gets_a_shorter_interval(history: list[tuple[int, Rating]]) -> None:
    memory, day = Unseen(), DAY
    for gap, rating in history:
        day += timedelta(days=gap)
        memory = grade(memory, rating, stamp_on(day), PARAMETERS, 1)  # type: ignore[assignment]

    offered = preview(memory, stamp_on(day + timedelta(days=3)), PARAMETERS, 1)

    if isinstance(memory, Spaced):
        assert intervals([offered[r] for r in (HARD, GOOD, EASY)]) == sorted(
            intervals([offered[r] for r in (HARD, GOOD, EASY)])
        )


def test_learning_steps_are_minutes_of_the_real_clock() -> None:
    now = stamp_on(DAY, 10)

    again, hard, good = (grade(Unseen(), rating, now, PARAMETERS, 1) for rating in (AGAIN, HARD, GOOD))

    # Steps of 1 and 10 minutes; Hard on the first step waits the mean of both, as in Anki and py-fsrs.
    assert [state.due_at - now.at for state in (again, hard, good) if isinstance(state, InSteps)] == [
        timedelta(minutes=1),
        timedelta(minutes=5, seconds=30),
        timedelta(minutes=10),
    ]


def test_again_on_a_spaced_item_is_a_lapse_and_relearns() -> None:
    memory = learned()

    lapsed = grade(memory, AGAIN, stamp_on(memory.due_day), PARAMETERS, 1)
    once_more = grade(lapsed, AGAIN, stamp_on(memory.due_day), PARAMETERS, 1)

    assert isinstance(lapsed, InSteps)
    assert (lapsed.relearning, lapsed.lapses, lapsed.reviews) == (True, 1, 3)
    assert lapsed.due_at == stamp_on(memory.due_day).at + timedelta(minutes=10)
    assert once_more.lapses == 1  # forgotten once, not twice


def test_again_on_a_new_item_is_no_lapse() -> None:
    assert grade(Unseen(), AGAIN, stamp_on(DAY), PARAMETERS, 1).lapses == 0


@pytest.mark.parametrize("rating", [HARD, GOOD, EASY])
def test_wanting_to_remember_more_gives_shorter_intervals(rating: Rating) -> None:
    memory = learned()
    now = stamp_on(memory.due_day)

    days = intervals([grade(memory, rating, now, parameters(desired_retention=r), 1) for r in (0.75, 0.85, 0.95)])

    assert days == sorted(days, reverse=True)
    assert days[0] > days[-1]


def test_maximum_interval_is_kept() -> None:
    days = intervals(graded([EASY] * 8, parameters(maximum_interval_days=90)))

    # The package alone: 8, 66, then 90 each time; fuzz moves 90 by 6 days, but never beyond it.
    assert all(84 <= each <= 90 for each in days[2:])


def test_recall_falls_with_days_and_is_the_desired_one_when_due() -> None:
    memory = learned()

    recalls = [recall(memory, memory.last_day + timedelta(days=n), PARAMETERS) for n in (0, 1, 10, 100)]

    assert recalls == sorted(recalls, reverse=True)  # type: ignore[type-var]
    # Stability is by definition the number of days after which recall is 90 %.
    exact = replace(memory, stability=7.0)
    assert recall(exact, memory.last_day + timedelta(days=7), PARAMETERS) == pytest.approx(0.9)


def test_nothing_is_predicted_of_an_item_never_seen() -> None:
    assert recall(Unseen(), DAY, PARAMETERS) is None


def test_restart_forgets_the_memory_but_goes_on_counting() -> None:
    memory = grade(learned(), AGAIN, stamp_on(DAY), PARAMETERS, 1)

    assert restart(memory) == Unseen(reviews=3, lapses=1)
    assert grade(restart(memory), GOOD, stamp_on(DAY), PARAMETERS, 1).stability == pytest.approx(2.3065)  # weight 3


def test_steps_shortened_in_the_settings_end_the_learning() -> None:
    in_second_step = grade(Unseen(), GOOD, stamp_on(DAY), PARAMETERS, 1)

    after = grade(in_second_step, GOOD, stamp_on(DAY), parameters(learning_minutes=(5,)), 1)

    assert isinstance(after, Spaced)
