"""Where the user was, so that the next start is there again: one small file, and never a reason to fail."""

import contextlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields

from studyapp.domain.card import ContentLanguage
from studyapp.home import Home
from studyapp.study.drafts import replace_text

_FILE = "where-you-were.json"
#: Of those used last.
_MOST_DESKS = 40
_MOST_CHARACTERS = 200
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the cursor was in a drill's code, which line was the first in sight, and which pane had the focus."""

    pane: str = "code"
    row: int = 0
    column: int = 0
    top: int = 0


@dataclass(slots=True)
class Whereabouts:
    """`language` is that of the cards, chosen with a key in place of `instead_of`, which the configuration said then.

    `source`: formulas are shown as they are written. `area` was crammed last, empty for all of them. `drill` is the row
    of the list of drills that had the cursor, `backend`, `drill_area` and
    `drill_standing` what the list was narrowed to; `desks` are by
    row. What begins with `found_` is the browser: what was sought, and the item that had the cursor.
    """

    language: str = ""
    instead_of: str = ""
    source: bool = False
    area: str = ""
    drill: str = ""
    backend: str = ""
    drill_area: str = ""
    drill_standing: str = ""
    found_words: str = ""
    found_area: str = ""
    found_tag: str = ""
    found_state: str = ""
    found_source: str = ""
    found_leech: bool = False
    found_flagged: bool = False
    found_item: int = 0
    desks: dict[str, Desk] = field(default_factory=dict)

    def content_language(self, configured: ContentLanguage) -> ContentLanguage:
        """Give the language to show cards in; what the configuration says now wins over a choice made before it."""
        if self.instead_of == configured and self.language in ("zh", "en"):
            return "zh" if self.language == "zh" else "en"
        return configured

    def choose_language(self, language: ContentLanguage, configured: ContentLanguage) -> None:
        self.language, self.instead_of = language, configured

    def sit_at(self, key: str, desk: Desk) -> None:
        self.desks.pop(key, None)  # the last used is the last in order
        self.desks[key] = desk
        while len(self.desks) > _MOST_DESKS:
            del self.desks[next(iter(self.desks))]


class WhereaboutsFile:
    """Writes only what changed, so that it can be asked to every second."""

    def __init__(self, home: Home) -> None:
        self._file = home.root / _FILE
        self._kept = ""

    def load(self) -> Whereabouts:
        """Give what was kept, and the default in place of everything that isn't as we would write it."""
        kept: object = None
        with contextlib.suppress(OSError, ValueError, RecursionError):
            kept = json.loads(self._file.read_text(encoding="utf-8"))
        found = Whereabouts()
        if isinstance(kept, dict):
            for one in fields(Whereabouts):
                if one.name != "desks" and _fits(kept.get(one.name), getattr(found, one.name)):
                    setattr(found, one.name, kept[one.name])
            found.desks = _desks(kept.get("desks"))
        self._kept = _text(found)
        return found

    def keep(self, where: Whereabouts) -> None:
        text = _text(where)
        if text == self._kept:
            return
        with contextlib.suppress(OSError):
            replace_text(self._file, text)
        self._kept = text


def _text(where: Whereabouts) -> str:
    return json.dumps(asdict(where), ensure_ascii=False)


def _fits(value: object, default: object) -> bool:
    if isinstance(value, str):
        return isinstance(default, str) and len(value) <= _MOST_CHARACTERS
    if isinstance(value, int) and not isinstance(value, bool):
        return type(default) is int and 0 <= value <= _LARGEST
    return type(value) is type(default)


def _desks(kept: object) -> dict[str, Desk]:
    if not isinstance(kept, dict):
        return {}
    desks = {key: _desk(value) for key, value in kept.items() if len(key) <= _MOST_CHARACTERS}
    return dict(list(desks.items())[-_MOST_DESKS:])


def _desk(kept: object) -> Desk:
    values: Mapping[str, object] = kept if isinstance(kept, dict) else {}
    plain = Desk()
    fitting = {
        one.name: values[one.name] for one in fields(Desk) if _fits(values.get(one.name), getattr(plain, one.name))
    }
    return Desk(**fitting)  # type: ignore[arg-type]
