"""What past grades and the last sitting suggest: a grade, and how much of the code is there at the next start."""

from collections.abc import Sequence

from studyapp.domain.log import Attempted, Entry, Restarted, Reviewed
from studyapp.domain.memory import Rating
from studyapp.judge.starter import Level


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

    Gaps to fill in until the first Good; then the signatures; after two Good in a row nothing. A lapse leads back to
    the signatures.
    """
    in_a_row, once = 0, False
    for entry in entries:
        match entry.event:
            case Restarted():
                in_a_row, once = 0, False
            case Reviewed(answer) if answer.kind == "daily":
                good = answer.rating >= Rating.GOOD
                in_a_row, once = (in_a_row + 1 if good else 0), once or good
    if in_a_row >= 2:
        return "blank"
    return "signature" if once else "fill"
