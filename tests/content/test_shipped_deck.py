"""What ships: the deck, presets and personas, as `studyapp content check` sees them."""

import re
from pathlib import Path

import pytest

from studyapp.domain.card import CardKind
from studyapp.paths import content_root
from studyapp.study.checking import CheckReport, check_content

_ASKS_WHY = re.compile(r"\bwhy\b|\bdiffer|\bcompare", re.IGNORECASE)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> CheckReport:
    return check_content(content_root(), tmp_path_factory.mktemp("home"), drills=False)


@pytest.mark.slow
def test_nothing_is_wrong_and_every_proof_holds(report: CheckReport) -> None:
    assert [str(problem) for problem in report.problems] == []
    assert report.proofs_run == sum(bool(card.proofs) for card in report.cards)


@pytest.mark.slow
def test_the_deck_covers_every_topic_and_is_as_large_as_promised(report: CheckReport) -> None:
    """Sizes are those of the issue that asked for the deck."""
    cards = [authored.card for authored in report.cards]
    answers = [card.parameters.answer for card in cards if card.parameters]
    why = [card for card in cards if card.kind is CardKind.QA and _ASKS_WHY.search(card.question.en)]

    assert report.coverage.missing == ()
    assert len(cards) >= 440 and len(answers) >= 90 and len(why) >= 60
    assert len(set(answers)) == len(answers)


@pytest.mark.slow
def test_every_card_is_whole(report: CheckReport) -> None:
    for authored in report.cards:
        card = authored.card
        assert card.key_points and card.source, card.id
        assert card.parameters is None or authored.proofs, card.id
        slips = card.parameters.slips if card.parameters else ()
        assert all(slip.name.zh != slip.name.en for slip in slips), card.id


def test_ids_are_locked_in_order() -> None:
    ids = (content_root() / "ids.lock").read_text(encoding="utf-8").split()

    assert ids == sorted(set(ids))


def test_content_holds_no_path_of_a_machine() -> None:
    for file in Path(content_root()).rglob("*"):
        if file.is_file():
            text = file.read_text(encoding="utf-8")
            assert "/home/" not in text and "/root/" not in text, file
