"""The answer that is being given in an interview, kept in case the program or the machine stops."""

import contextlib
import json
import math
from dataclasses import asdict, dataclass

from studyapp.home import Home
from studyapp.study.drafts import replace_text

_FILE = "interview.json"


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """Of the turn at `position` of an interview; `seconds` it has been open."""

    interview: int
    position: int
    text: str
    seconds: float
    confidence: int | None
    hints: int


def keep_answer(home: Home, draft: AnswerDraft) -> str:
    """Write it; say why it couldn't be written, nothing if it was: that is no reason to stop answering."""
    try:
        replace_text(home.drafts / _FILE, json.dumps(asdict(draft), ensure_ascii=False))
    except OSError as error:
        return error.strerror or str(error)
    return ""


def kept_answer(home: Home, interview: int, position: int) -> AnswerDraft:
    """Give what was being answered there; an empty draft if nothing was, or it can't be read."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, OverflowError):
        body = json.loads((home.drafts / _FILE).read_text(encoding="utf-8"))
        confidence = body["confidence"]
        draft = AnswerDraft(
            interview=int(body["interview"]),
            position=int(body["position"]),
            text=str(body["text"]),
            seconds=float(body["seconds"]),
            confidence=None if confidence is None else min(100, max(0, int(confidence))),
            hints=max(0, int(body["hints"])),
        )
        if (draft.interview, draft.position) == (interview, position) and 0 <= draft.seconds < math.inf:
            return draft
    return AnswerDraft(interview, position, "", 0.0, None, 0)


def forget_answer(home: Home) -> None:
    with contextlib.suppress(OSError):
        (home.drafts / _FILE).unlink(missing_ok=True)
