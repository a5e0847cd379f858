"""Which log entries still stand."""

from datetime import date

from building import answer, stamp_on

from studyapp.domain.log import Entry, Event, Reviewed, Suspended, Undone, standing
from studyapp.domain.memory import Unseen

REVIEW = Reviewed(answer(), Unseen())


def entry(number: int, event: Event, cause: int = 0) -> Entry:
    return Entry(number, 7, 1, stamp_on(date(2026, 1, 5)), event, cause)


def standing_ids(*entries: Entry) -> list[int]:
    return [each.id for each in standing(list(entries))]


def test_everything_stands_that_was_not_taken_back() -> None:
    assert standing_ids(entry(1, REVIEW), entry(2, REVIEW)) == [1, 2]


def test_undone_entry_and_its_undo_are_left_out() -> None:
    assert standing_ids(entry(1, REVIEW), entry(2, REVIEW), entry(3, Undone(2)), entry(4, REVIEW)) == [1, 4]


def test_undo_takes_back_what_the_entry_caused() -> None:
    leech = entry(2, Suspended("rule"), cause=1)

    assert standing_ids(entry(1, REVIEW), leech, entry(3, Undone(1))) == []


def test_entry_caused_by_another_one_stays() -> None:
    leech = entry(3, Suspended("rule"), cause=2)

    assert standing_ids(entry(1, REVIEW), entry(2, REVIEW), leech, entry(4, Undone(1))) == [2, 3]


def test_several_undos_take_back_several_entries() -> None:
    assert standing_ids(entry(1, REVIEW), entry(2, REVIEW), entry(3, Undone(2)), entry(4, Undone(1))) == []
