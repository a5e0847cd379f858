"""A card as a learner meets it, and the same card with what only its author and the checks need."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from studyapp.domain.problem import Place

ContentLanguage = Literal["zh", "en"]
Number = int | float


@dataclass(frozen=True, slots=True)
class Bilingual:
    zh: str
    en: str

    def text(self, language: ContentLanguage) -> str:
        return self.zh if language == "zh" else self.en


class CardKind(StrEnum):
    QA = "qa"
    PARAM = "param"


class FollowUpKind(StrEnum):
    WHY = "why"
    DERIVE = "derive"
    WHATIF = "whatif"
    COMPARE = "compare"
    NUMERIC = "numeric"
    CODE = "code"
    TRAP = "trap"


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """One line of the rubric. `id` is written by the author or `p1`, `p2`, ... by position."""

    id: str
    text: Bilingual
    weight: int


@dataclass(frozen=True, slots=True)
class Trigger:
    """When a follow-up is asked. `value` is a key-point id, a score in [0, 1] or seconds, as text."""

    kind: Literal["always", "missing", "reversed", "score", "time"]
    value: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """`target` is a card id, or `drill:<slug>`."""

    kind: FollowUpKind
    trigger: Trigger
    text: Bilingual
    target: str


@dataclass(frozen=True, slots=True)
class Slip:
    """A known wrong way: a typed answer equal to `expression` is told which slip it was."""

    name: Bilingual
    expression: str


@dataclass(frozen=True, slots=True)
class Parameters:
    """How the numbers of a parameterised card are drawn and its answer computed.

    Expressions are texts for the safe evaluator; `let` is evaluated in order and may use earlier names.
    `tolerance` is absolute.
    """

    variables: tuple[tuple[str, tuple[Number, ...]], ...]
    where: str
    let: tuple[tuple[str, str], ...]
    answer: str
    tolerance: float
    slips: tuple[Slip, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown. Texts are raw markdown; `{{name}}` stands for a drawn value.

    `prompt` is shared by both languages. `siblings` are names of groups whose cards aren't shown on one day.
    """

    id: str
    kind: CardKind
    level: int
    topic: str
    area: str
    siblings: tuple[str, ...]
    rev: int
    question: Bilingual
    prompt: str
    answer: Bilingual
    key_points: tuple[KeyPoint, ...]
    follow_ups: tuple[FollowUp, ...]
    source: str
    errata: str
    parameters: Parameters | None


@dataclass(frozen=True, slots=True)
class Proof:
    """Code of a `python check` fence. `line` is the 1-based line of its first line in the file."""

    code: str
    line: int


@dataclass(frozen=True, slots=True)
class RubricPoint:
    """`groups`: every group must occur; a group is its alternatives, words or /regex/."""

    id: str
    core: bool
    subject: str
    polarity: int
    groups: tuple[tuple[str, ...], ...]
    reversed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rubric:
    entities: tuple[tuple[str, tuple[str, ...]], ...]
    points: tuple[RubricPoint, ...]


@dataclass(frozen=True, slots=True)
class AuthoredCard:
    """A card with its place and everything that isn't shown. `content_hash` covers what is shown.

    `lines` says where its links stand, for checks across files: `covers <topic>`, `alias <id>`, `target <link>`.
    """

    card: Card
    place: Place
    tags: tuple[str, ...]
    covers: tuple[str, ...]
    aliases: tuple[str, ...]
    proofs: tuple[Proof, ...]
    rubric: Rubric | None
    content_hash: str
    lines: tuple[tuple[str, int], ...] = ()
