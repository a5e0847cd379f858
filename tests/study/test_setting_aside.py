"""Cards set aside, and back."""

import pytest
from building import Desk, card, grade_all, history, item_id, learn, showing, state_of

from studyapp.domain.log import Resumed
from studyapp.study.opening import Study
from studyapp.study.review import ReviewSession
from studyapp.study.setting_aside import cards_set_aside, resume


@pytest.fixture
def study(desk: Desk) -> Study:
    """Of two learned cards, `one` is suspended."""
    desk.write("a.md", card("one"), card("two"))
    study = desk.open()
    learn(study)
    desk.clock.forward_days(60)
    session = ReviewSession(study)
    while showing(session).card.id != "one":
        session.bury()
    session.suspend()
    return study


def test_suspended_cards_are_listed(study: Study) -> None:
    assert [(card.item, card.question.en, card.leech) for card in cards_set_aside(study)] == [(1, "Why one?", False)]


def test_suspended_card_that_left_the_files_is_not_listed(desk: Desk, study: Study) -> None:
    desk.write("a.md", card("two"))

    assert cards_set_aside(desk.start_again()) == []


def test_resumed_card_comes_back_where_its_memory_says(study: Study) -> None:
    before = state_of(study, "one").memory

    resume(study, item_id(study, "one"))

    assert cards_set_aside(study) == []
    assert state_of(study, "one").memory == before
    assert history(study, "one")[-1].event == Resumed()
    assert "one" in grade_all(ReviewSession(study))
