"""A rubric must understand its own card: point by point, mistakes too, in both languages."""

from building import notes
from interviewing import heard_card

from studyapp.authoring.cards import parse_cards
from studyapp.study.checking_rubrics import check_rubrics


def problems(card: str) -> list[str]:
    parsed = parse_cards(notes(card).encode(), "a.md", own=False)
    assert parsed.problems == ()
    return [problem.message for problem in check_rubrics(parsed.cards)]


def test_a_sound_one_is_silent() -> None:
    assert problems(heard_card("one")) == []


def test_a_point_must_be_found_in_its_own_words() -> None:
    said = problems(heard_card("one").replace("[[noise, 噪声]]", "[[noise]]"))

    assert said == ["The rubric's point `noise` isn't found in the key point's own words: 有噪声"]


def test_what_is_said_backwards_must_be_heard_so() -> None:
    # A comma ends a clause, and no phrase reaches over it.
    said = problems(heard_card("one").replace('"每个样本"', '"按样本，也按层"'))

    assert said == ["The rubric's point `axis` doesn't hear its own `reversed` phrase: 按样本，也按层"]


def test_the_answer_must_not_be_heard_as_its_opposite() -> None:
    said = problems(heard_card("one").replace("Because of it.", "BN isn't per channel in disguise."))

    assert said == [
        "The rubric's point `axis` takes the card's own answer for the opposite: BN isn't per channel in disguise"
    ]
