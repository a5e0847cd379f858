"""The log: what happened, in order, never changed. Everything else about an item's memory follows from it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from studyapp.domain.card import Bilingual, ContentLanguage, Number
from studyapp.domain.memory import Memory, Rating

SessionKind = Literal["daily", "cram", "mock"]
Origin = Literal["user", "rule", "judge"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """When something happened: the instant in UTC, and the study day as it was decided then and there."""

    at: datetime
    study_day: date
    rollover_hour: int
    utc_offset_s: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of showing a card once.

    `recall` is the recall predicted before the answer, None for an item never seen. `ticked` are ids of key
    points, each ticked by the user. `drawn` are the values of a parameterised card. `content_hash` and `rev` say
    which wording was seen.
    """

    rating: Rating
    seconds: float
    language: ContentLanguage
    kind: SessionKind
    recall: float | None
    parameter_set: int
    drawn: tuple[tuple[str, Number], ...] = ()
    typed: str = ""
    ticked: tuple[str, ...] = ()
    content_hash: str = ""
    rev: int = 1


@dataclass(frozen=True, slots=True)
class Reviewed:
    answer: Answer
    before: Memory


@dataclass(frozen=True, slots=True)
class FailedCase:
    name: str
    wording: Bilingual


@dataclass(frozen=True, slots=True)
class Judged:
    """What the judge found: `passed` of `cases`, in `seconds`. `failed` is the first case that failed, if one did."""

    conclusion: str
    stage: str
    seed: int
    passed: int
    cases: int
    failed: FailedCase | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Attempted:
    """A learner's answer to a drill, judged, or given up without a run: then `judged` is None.

    What it took in this sitting until now: `seconds`, `hints`, `tries` that came to a verdict (this one included).
    `level` is how much of the code was there at the start; `answer_seen`, whether the model answer was shown before.
    """

    code: str
    device: str
    level: str
    seconds: float
    hints: int
    tries: int
    answer_seen: bool
    judged: Judged | None


@dataclass(frozen=True, slots=True)
class Suspended:
    origin: Origin


@dataclass(frozen=True, slots=True)
class Resumed:
    pass


@dataclass(frozen=True, slots=True)
class Buried:
    """Not shown before the study day `until`."""

    until: date


@dataclass(frozen=True, slots=True)
class Restarted:
    """The user learns the item anew, because its meaning changed."""


@dataclass(frozen=True, slots=True)
class Pulled:
    """Due at most on this day; leaves stability and difficulty alone. The next daily review ends it."""

    day: date
    origin: Origin


@dataclass(frozen=True, slots=True)
class Doubted:
    """The user says that the card is wrong, and why."""

    text: str


@dataclass(frozen=True, slots=True)
class Undone:
    """Takes back the entry `target` and whatever that entry caused."""

    target: int


Event = Reviewed | Attempted | Suspended | Resumed | Buried | Restarted | Pulled | Doubted | Undone


@dataclass(frozen=True, slots=True)
class Entry:
    """`cause` is the id of the entry this one followed from by rule, 0 if the user did it."""

    id: int
    item: int
    session: int
    stamp: Stamp
    event: Event
    cause: int = 0


def standing(entries: list[Entry]) -> list[Entry]:
    """Give the entries that were not taken back, without the undo entries themselves, in order."""
    gone = {entry.event.target for entry in entries if isinstance(entry.event, Undone)}
    return [
        entry
        for entry in entries
        if not isinstance(entry.event, Undone) and entry.id not in gone and entry.cause not in gone
    ]
