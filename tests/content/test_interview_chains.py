"""What interviews live on: chains of listened-to cards, and the decisions that their marking is measured by."""

import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from studyapp.authoring.cards import parse_cards
from studyapp.domain.card import AuthoredCard, CardKind
from studyapp.domain.marking import listen
from studyapp.paths import content_root

SET = Path(__file__).parents[2] / "benchmarks" / "marking.jsonl"
#: The areas that issue 8 names, as they are called in content/.
AREAS = {
    "normalization",
    "cnn-architectures",
    "detection",
    "losses",
    "optimizers",
    "convolution",
    "rnn",
    "training",
    "contrastive",
    "evaluation",
}


def _cards() -> dict[str, AuthoredCard]:
    files = sorted((content_root() / "notes").rglob("*.md"))
    found = [card for file in files for card in parse_cards(file.read_bytes(), file.name, own=False).cards]
    return {card.card.id: card for card in found}


CARDS = _cards()
HEARD = {
    name: card
    for name, card in CARDS.items()
    if card.rubric is not None
    and card.card.kind is CardKind.QA
    and {point.id for point in card.card.key_points} == {point.id for point in card.rubric.points}
}


def _depth(name: str) -> int:
    """Give how many follow-ups deep one can go from a card, along cards all of whose key points are listened for."""
    ways = (link.target for link in HEARD[name].card.follow_ups if link.target in HEARD)
    return max((1 + _depth(target) for target in ways), default=0)


def _reached(name: str) -> set[str]:
    """Give the areas that a chain from here comes through."""
    ways = (link.target for link in HEARD[name].card.follow_ups if link.target in HEARD)
    return {HEARD[name].card.area}.union(*(_reached(target) for target in ways))


def test_there_are_chains_enough_in_every_area_asked_for() -> None:
    roots = [name for name in HEARD if _depth(name) >= 3]

    assert len(roots) >= 24
    assert set().union(*(_reached(name) for name in roots)) >= AREAS


def test_a_root_leads_on_by_what_was_said() -> None:
    conditional = [
        name
        for name in HEARD
        if _depth(name) >= 3 and any(link.trigger.kind != "always" for link in HEARD[name].card.follow_ups)
    ]
    assert len(conditional) >= 24


@pytest.mark.parametrize("name", sorted(HEARD))
def test_a_rubric_has_a_core_and_doesnt_mark_nothing(name: str) -> None:
    rubric = HEARD[name].rubric
    assert rubric is not None
    assert any(point.core for point in rubric.points)
    for nothing in ("", "我不知道", "I don't know", "没复习到这个，抱歉"):
        assert {heard.state for heard in listen(rubric, nothing).values()} == {"missing"}


def test_the_decisions_are_about_these_cards_and_of_both_halves_and_languages() -> None:
    counted: Counter[tuple[str, str]] = Counter()
    halves = defaultdict(set)
    for line in SET.read_text(encoding="utf-8").splitlines():
        said = json.loads(line)
        rubric = CARDS[said["card"]].rubric
        assert rubric is not None
        assert {point.id for point in rubric.points} == set(said["truth"])
        counted[said["half"], said["language"]] += len(said["truth"])
        halves[said["half"]].add(said["card"])

    assert min(counted.values()) >= 100
    assert len(counted) == 4
    assert not halves["open"] & halves["held out"]
