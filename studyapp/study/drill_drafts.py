"""A sitting at a drill that isn't over: the code as a .py that any editor opens, the rest of it beside as JSON."""

import contextlib
import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path

from studyapp.home import Home
from studyapp.judge.drill import Backend
from studyapp.judge.starter import LEVELS, Level
from studyapp.study.drafts import replace_text


@dataclass(frozen=True, slots=True)
class Draft:
    """`code` is None while nothing was written; `begun` is an instant.

    `after` is the id of the log entry that ended the sitting before, 0 if there was none: if another one came since,
    the draft is of a sitting that is over. None if that isn't known. The rest is as in `Attempted`.
    """

    code: str | None
    level: Level
    after: int | None
    begun: str
    seconds: float = 0.0
    hints: int = 0
    answer_seen: bool = False


class DraftFiles:
    """The draft of one drill and backend. A draft that can't be written is no reason to stop writing.

    `fault` says why the last one couldn't be, empty if it was.
    """

    def __init__(self, home: Home, slug: str, backend: Backend) -> None:
        self.code = code_file(home, slug, backend)
        self._about = self.code.with_suffix(".json")
        self._kept: Draft | None = None
        self.fault = ""

    def load(self) -> Draft | None:
        """Give the draft, None if there is none. The code comes back even where all about it is lost."""
        code = self._read_code()
        self._kept = self._read_about(code)
        if self._kept is None and code is not None:
            self._kept = Draft(code, known_level(None), after=None, begun="")
        return self._kept

    def save(self, draft: Draft) -> None:
        """Write what changed since the last time. The code goes last: it is never without what belongs to it."""
        if draft == self._kept:
            return
        try:
            about = asdict(draft)
            del about["code"]
            replace_text(self._about, json.dumps(about))
            if draft.code is not None and (self._kept is None or draft.code != self._kept.code):
                replace_text(self.code, draft.code)
            self._kept, self.fault = draft, ""
        except OSError as error:
            self.fault = error.strerror or str(error)

    def remove(self) -> None:
        self._kept, self.fault = None, ""
        with contextlib.suppress(OSError):
            self.code.unlink(missing_ok=True)
            self._about.unlink(missing_ok=True)

    def _read_code(self) -> str | None:
        try:
            return self.code.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return None

    def _read_about(self, code: str | None) -> Draft | None:
        try:
            about = json.loads(self._about.read_text(encoding="utf-8"))
            if not 0 <= float(about["seconds"]) < math.inf or int(about["hints"]) < 0:
                return None
            return Draft(
                code=code,
                level=known_level(about["level"]),
                after=int(about["after"]),
                begun=str(about["begun"]),
                seconds=float(about["seconds"]),
                hints=int(about["hints"]),
                answer_seen=bool(about["answer_seen"]),
            )
        except (OSError, ValueError, KeyError, TypeError, OverflowError):
            return None


def code_file(home: Home, slug: str, backend: Backend) -> Path:
    return home.drafts / f"{slug}_{backend}.py"


def known_level(name: object) -> Level:
    """Give the level of this name; of one that is no more, the one that gives nothing away."""
    return next((level for level in LEVELS if level == name), "blank")
