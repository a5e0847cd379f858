"""The first card of the next session, kept in a small file when a session ends.

The database's library takes longer to load than everything else before the first card. So the app shows this glimpse
first and opens the database behind it. A glimpse is shown only if the database is, byte for byte by its size and time,
the one it was made from, and the study day is one it was made for; the real session replaces it in a moment anyway.
Nothing here imports the database.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from studyapp.domain.days import stamp
from studyapp.home import Home

if TYPE_CHECKING:
    from studyapp.study.opening import Study

_FILE = "first-card.json"


@dataclass(frozen=True, slots=True)
class Glimpse:
    """`until`: from this instant on a step is due that would come first. `question` and `prompt` are filled in."""

    study_day: str
    until: str | None
    question: dict[str, str]
    prompt: str
    area: str
    level: int
    total: int


def look(home: Home, now: datetime, zone: tzinfo | None) -> Glimpse | None:
    """Give the glimpse that holds at this instant; None if there is none, or the file is no such file."""
    try:
        kept = json.loads((home.root / _FILE).read_text(encoding="utf-8"))
        if kept["database"] != _print_of(home):
            return None
        day = str(stamp(now, zone, kept["rollover_hour"]).study_day)
        for one in kept["glimpses"]:
            glimpse = Glimpse(**one)
            if glimpse.study_day == day and (glimpse.until is None or now < datetime.fromisoformat(glimpse.until)):
                return glimpse
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def keep(study: "Study") -> None:
    """Close the study and keep what its next session would begin with, for the rest of today and for tomorrow.

    Failing to write is no harm: the next start is a moment slower.
    """
    from studyapp.study.review import foresee

    glimpses = foresee(study)
    study.close()
    if (database := _print_of(study.home)) is None:
        return
    kept = {
        "database": database,
        "rollover_hour": study.config.rollover_hour,
        "glimpses": [asdict(glimpse) for glimpse in glimpses],
    }
    try:
        (study.home.root / _FILE).write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    except OSError:
        return


def _print_of(home: Home) -> list[int] | None:
    """Give the database's size and time; None if it is gone, open elsewhere, or a crash left work undone."""
    if not home.database.exists() or home.database.with_name(home.database.name + "-wal").exists():
        return None
    stat = home.database.stat()
    return [stat.st_size, stat.st_mtime_ns]
