"""The answer that is being given in an interview, kept in case the program or the machine stops."""

import contextlib
import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path

from studyapp.home import Home
from studyapp.study.drafts import replace_text


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
        replace_text(_file(home, draft.interview, draft.position), json.dumps(asdict(draft), ensure_ascii=False))
    except OSError as error:
        return error.strerror or str(error)
    return ""


def kept_answer(home: Home, interview: int, position: int) -> AnswerDraft:
    """Give what was being answered there; an empty draft if nothing was, or it can't be read."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, OverflowError):
        body = json.loads(_file(home, interview, position).read_text(encoding="utf-8"))
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


def forget_answers(home: Home, interview: int) -> None:
    """Remove every draft of an interview."""
    for file in home.drafts.glob(f"interview-{interview}-*.json"):
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)


def _file(home: Home, interview: int, position: int) -> Path:
    """A window that has fallen behind must not write over the answer to a later question."""
    return home.drafts / f"interview-{interview}-{position}.json"
