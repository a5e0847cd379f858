"""How far the suggested marks of interview answers can be trusted: answers by somebody who hasn't seen the patterns.

`marking.jsonl` holds an answer a line, with what a fair interviewer would say of each key point. Its held-out half, of
other cards than the open one, is there to be measured, not to be looked at while patterns are mended.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from studyapp.authoring.cards import parse_cards
from studyapp.domain.card import Rubric
from studyapp.domain.marking import State, listen
from studyapp.paths import content_root

SET = Path(__file__).with_name("marking.jsonl")
Half = Literal["open", "held out"]
HALVES: tuple[Half, ...] = ("open", "held out")


@dataclass(frozen=True, slots=True)
class Decision:
    """`truth` is the interviewer's, `heard` what is suggested."""

    half: Half
    card: str
    language: str
    point: str
    answer: str
    truth: State
    heard: State


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares in [0, 1]. Of the contradicted points `credited` are suggested as found, `noticed` as reversed.

    `precision` and `recall` are of the points suggested as found.
    """

    decisions: int
    contradicted: int
    precision: float
    recall: float
    credited: float
    noticed: float


def decisions() -> Iterator[Decision]:
    rubrics = _rubrics()
    for line in SET.read_text(encoding="utf-8").splitlines():
        said = json.loads(line)
        heard = listen(rubrics[said["card"]], said["answer"])
        for point, truth in said["truth"].items():
            yield Decision(
                said["half"], said["card"], said["language"], point, said["answer"], truth, heard[point].state
            )


def measure() -> dict[Half, Figures]:
    made = list(decisions())
    return {half: _figures([one for one in made if one.half == half]) for half in HALVES}


def _figures(made: list[Decision]) -> Figures:
    found = [one for one in made if one.heard == "found"]
    right = [one for one in made if one.truth == "found"]
    contradicted = [one for one in made if one.truth == "reversed"]
    return Figures(
        decisions=len(made),
        contradicted=len(contradicted),
        precision=sum(one.truth == "found" for one in found) / len(found),
        recall=sum(one.heard == "found" for one in right) / len(right),
        credited=sum(one.heard == "found" for one in contradicted) / len(contradicted),
        noticed=sum(one.heard == "reversed" for one in contradicted) / len(contradicted),
    )


def _rubrics() -> dict[str, Rubric]:
    found: dict[str, Rubric] = {}
    for file in sorted((content_root() / "notes").rglob("*.md")):
        for authored in parse_cards(file.read_bytes(), str(file), own=False).cards:
            if authored.rubric is not None:
                found[authored.card.id] = authored.rubric
    return found
