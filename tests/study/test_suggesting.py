"""Which grade the evidence suggests."""

import pytest
from building import Desk, card, showing, sum_card

from studyapp.authoring.parameters import NotANumber, Off, Right, Slipped
from studyapp.domain.memory import Rating
from studyapp.study.review import ReviewSession
from studyapp.study.showing import Shown
from studyapp.study.suggesting import mark_typed, suggest

AGAIN, HARD, GOOD, EASY = Rating


@pytest.fixture
def plain(desk: Desk) -> Shown:
    """Key points p1, p2, p3 weigh 2, 2 and 1."""
    desk.write("a.md", card("one", points=("一 / one (2)", "二 / two (2)", "三 / three")))
    return showing(ReviewSession(desk.open()))


@pytest.fixture
def number(desk: Desk) -> Shown:
    desk.write("a.md", sum_card())
    return showing(ReviewSession(desk.open()))


@pytest.mark.parametrize(
    ("ticked", "rating"),
    [
        (set(), AGAIN),
        ({"p3"}, AGAIN),  # 1 of 5
        ({"p1"}, HARD),  # 2 of 5
        ({"p1", "p3"}, HARD),  # 3 of 5
        ({"p1", "p2"}, GOOD),  # 4 of 5
        ({"p1", "p2", "p3"}, GOOD),  # Easy is never suggested
    ],
)
def test_ticked_points_suggest_by_their_weight(plain: Shown, ticked: set[str], rating: Rating) -> None:
    assert suggest(plain, ticked, "") is rating


def test_without_evidence_good_is_suggested(plain: Shown) -> None:
    assert suggest(plain, None, "") is GOOD
    assert suggest(plain, None, "some words") is GOOD


def test_text_on_a_plain_card_is_not_marked(plain: Shown) -> None:
    assert mark_typed(plain, "42") is None


def drawn(number: Shown) -> dict[str, float]:
    assert number.draw is not None
    return dict(number.draw.bindings)


def test_right_number_suggests_good(number: Shown) -> None:
    typed = str(drawn(number)["a"] + drawn(number)["b"])

    assert isinstance(mark_typed(number, typed), Right)
    assert suggest(number, None, typed) is GOOD


def test_known_slip_is_named_and_suggests_again(number: Shown) -> None:
    typed = str(drawn(number)["a"] - drawn(number)["b"])
    mark = mark_typed(number, typed)

    assert isinstance(mark, Slipped) and mark.slip.name.en == "minus"
    assert suggest(number, None, typed) is AGAIN


def test_wrong_number_suggests_again(number: Shown) -> None:
    assert isinstance(mark_typed(number, "100000"), Off)
    assert suggest(number, None, "100000") is AGAIN


def test_words_where_a_number_was_asked_suggest_nothing(number: Shown) -> None:
    assert isinstance(mark_typed(number, "many"), NotANumber)
    assert suggest(number, None, "many") is GOOD


def test_ticked_points_outweigh_the_number(number: Shown) -> None:
    assert suggest(number, {"p1"}, "100000") is GOOD
