"""What past grades and the last sitting suggest: a grade, and how much of the code is there at the next start."""

from collections.abc import Sequence

from studyapp.domain.log import Attempted, Entry, Restarted, Reviewed
from studyapp.domain.memory import Rating
from studyapp.judge.starter import LEVELS, Level
from studyapp.study.drill_drafts import known_level

_FIRST: Level = "fill"
_CLEAN_PASSES = 2


def suggest_grade(accepted: Attempted | None, limit_s: float) -> Rating:
    """`accepted` is the first attempt of the sitting that was accepted.

    An answer that was shown before isn't recalled. One that was filled in isn't easy, however quick.
    """
    if accepted is None or accepted.answer_seen:
        return Rating.AGAIN
    if accepted.hints or accepted.seconds > limit_s:
        return Rating.HARD
    quick = accepted.seconds < limit_s / 2 and accepted.level != "fill"
    return Rating.EASY if quick else Rating.GOOD


def faded_level(entries: Sequence[Entry]) -> Level:
    """Give the level to start from after these standing entries: less of the code the better it went.

    The first sitting has gaps to fill in. Two clean passes in a row at one level (Good or better) lead a level up, a
    failure one down; the model answer that a failed gap leads to is read once. Whoever chose another level goes on
    from that one.
    """
    level, clean = _FIRST, 0
    used: Level | None = None  # what the sitting that isn't graded yet began from
    for entry in entries:
        match entry.event:
            case Restarted():
                level, clean, used = _FIRST, 0, None
            case Attempted(level=name):
                used = known_level(name)
            case Reviewed(answer) if answer.kind == "daily":
                if used not in (None, level):
                    level, clean = used or level, 0
                level, clean = _after(level, clean, answer.rating)
                used = None
    return level


def _after(level: Level, clean: int, rating: Rating) -> tuple[Level, int]:
    place = LEVELS.index(level)
    if level == "read":
        return LEVELS[place + 1], 0
    if rating == Rating.AGAIN:
        return LEVELS[place - 1], 0
    if rating == Rating.HARD:
        return level, 0
    if clean + 1 < _CLEAN_PASSES:
        return level, clean + 1
    return LEVELS[min(place + 1, len(LEVELS) - 1)], 0
