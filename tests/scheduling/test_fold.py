"""An item's state is the fold of its log, however it was come by."""

from dataclasses import replace
from datetime import date, timedelta

from building import PARAMETERS, answer, parameters, stamp_on
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.log import (
    Attempted,
    Buried,
    Doubted,
    Entry,
    Event,
    Pulled,
    Restarted,
    Resumed,
    Reviewed,
    Suspended,
    Undone,
    standing,
)
from studyapp.domain.memory import ItemState, Rating, Spaced, Unseen
from studyapp.scheduling.fold import apply, fold
from studyapp.scheduling.memory import grade

ITEM = 7
DAY = date(2026, 1, 5)
SETS = {1: PARAMETERS, 2: parameters(desired_retention=0.8, learning_minutes=(5,))}

reviews = st.builds(
    lambda rating, kind, chosen: Reviewed(answer(rating, kind, chosen), Unseen()),
    st.sampled_from(Rating),
    st.sampled_from(["daily", "daily", "daily", "cram", "mock"]),
    st.sampled_from([1, 2]),
)
days = st.integers(0, 60).map(lambda n: DAY + timedelta(days=n))
others = st.one_of(
    st.builds(Suspended, st.sampled_from(["user", "rule"])),
    st.just(Resumed()),
    st.builds(Buried, days),
    st.just(Restarted()),
    st.builds(Pulled, days, st.just("judge")),
    st.just(Doubted("really?")),
    st.just(Attempted("code", "cpu", "fill", 60.0, 0, 1, False, None)),
)
steps = st.lists(st.tuples(st.integers(0, 20), st.one_of(reviews, reviews, others, st.just("undo"))), max_size=25)


def log_of(chosen: list[tuple[int, Event | str]]) -> list[Entry]:
    """Number the events; an undo takes back the newest entry that stands."""
    entries: list[Entry] = []
    day = DAY
    for gap, event in chosen:
        day += timedelta(days=gap)
        if isinstance(event, str):
            left = standing(entries)
            if not left:
                continue
            event = Undone(left[-1].id)
        entries.append(Entry(len(entries) + 1, ITEM, 1, stamp_on(day), event))
    return entries


def entry(number: int, event: Event, day: date = DAY) -> Entry:
    return Entry(number, ITEM, 1, stamp_on(day), event)


def good(kind: str = "daily") -> Reviewed:
    return Reviewed(answer(Rating.EASY, kind), Unseen())  # type: ignore[arg-type]


@given(steps)
def test_applying_one_by_one_gives_the_fold(chosen: list[tuple[int, Event | str]]) -> None:
    entries = log_of(chosen)

    state = ItemState()
    for position, each in enumerate(entries, start=1):
        if isinstance(each.event, Undone):
            state = fold(ITEM, entries[:position], SETS)
        else:
            state = replace(apply(state, ITEM, each.stamp, each.event, SETS), log_head=each.id)

    assert state == fold(ITEM, entries, SETS)


@given(steps)
def test_log_with_undos_leads_where_the_log_without_them_leads(chosen: list[tuple[int, Event | str]]) -> None:
    entries = log_of(chosen)

    assert replace(fold(ITEM, entries, SETS), log_head=0) == replace(fold(ITEM, standing(entries), SETS), log_head=0)


@given(steps)
def test_cram_and_mock_leave_the_state_alone(chosen: list[tuple[int, Event | str]]) -> None:
    entries = log_of([(gap, event) for gap, event in chosen if event != "undo"])
    daily = [e for e in entries if not (isinstance(e.event, Reviewed) and e.event.answer.kind != "daily")]

    assert replace(fold(ITEM, entries, SETS), log_head=0) == replace(fold(ITEM, daily, SETS), log_head=0)


def test_no_history_is_an_unseen_item() -> None:
    assert fold(ITEM, [], SETS) == ItemState()


def test_review_uses_the_parameters_it_was_made_with() -> None:
    first = Reviewed(answer(Rating.GOOD, parameter_set=1), Unseen())
    second = Reviewed(answer(Rating.GOOD, parameter_set=2), Unseen())

    state = fold(ITEM, [entry(1, first), entry(2, second)], SETS)

    expected = grade(Unseen(), Rating.GOOD, stamp_on(DAY), SETS[1], ITEM)
    assert state.memory == grade(expected, Rating.GOOD, stamp_on(DAY), SETS[2], ITEM)


def test_pull_makes_due_earlier_and_leaves_the_memory_alone() -> None:
    alone = fold(ITEM, [entry(1, good())], SETS)

    pulled = fold(ITEM, [entry(1, good()), entry(2, Pulled(DAY + timedelta(days=2), "judge"))], SETS)

    assert pulled.memory == alone.memory
    assert pulled.due_day == DAY + timedelta(days=2)


def test_pull_never_puts_off() -> None:
    state = fold(ITEM, [entry(1, good()), entry(2, Pulled(DAY + timedelta(days=9000), "judge"))], SETS)

    assert isinstance(state.memory, Spaced)
    assert state.due_day == state.memory.due_day


def test_of_several_pulls_the_earliest_holds() -> None:
    pulls = [entry(n, Pulled(DAY + timedelta(days=days), "judge")) for n, days in ((2, 5), (3, 3), (4, 6))]

    assert fold(ITEM, [entry(1, good()), *pulls], SETS).pulled_to == DAY + timedelta(days=3)


def test_daily_review_ends_a_pull_and_a_mock_does_not() -> None:
    pull = entry(2, Pulled(DAY + timedelta(days=2), "judge"))

    assert fold(ITEM, [entry(1, good()), pull, entry(3, good("mock"))], SETS).pulled_to == DAY + timedelta(days=2)
    assert fold(ITEM, [entry(1, good()), pull, entry(3, good())], SETS).pulled_to is None


def test_undo_of_the_review_brings_the_pull_back() -> None:
    pull = entry(2, Pulled(DAY + timedelta(days=2), "judge"))

    state = fold(ITEM, [entry(1, good()), pull, entry(3, good()), entry(4, Undone(3))], SETS)

    assert state.pulled_to == DAY + timedelta(days=2)


def test_suspension_by_rule_is_a_leech_until_resumed() -> None:
    leech = fold(ITEM, [entry(1, Suspended("rule"))], SETS)
    resumed = fold(ITEM, [entry(1, Suspended("rule")), entry(2, Resumed())], SETS)

    assert (leech.suspended, leech.leech) == (True, True)
    assert (resumed.suspended, resumed.leech) == (False, False)


def test_log_head_is_the_last_entry_even_if_it_is_an_undo() -> None:
    assert fold(ITEM, [entry(1, good()), entry(2, Undone(1))], SETS) == ItemState(log_head=2)
