"""Look over the installation and the database; rebuild what is only a cache of the log."""

import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from studyapp import __version__
from studyapp.domain.log import Doubted, Entry
from studyapp.scheduling.fold import fold
from studyapp.storage import log
from studyapp.storage.backups import integrity
from studyapp.storage.deck import read_card
from studyapp.storage.engine import Connection
from studyapp.study.opening import Study

_PACKAGES = ("textual", "sqlalchemy", "pydantic", "numpy", "torch", "fsrs", "markdown-it-py")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A card the user called wrong, and why. Listed for the user's eyes; `--json` leaves `text` out."""

    card: str
    place: str
    study_day: str
    text: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """`faults`: what SQLite finds. `differing`: cached states that weren't what the log says.

    `future`: log entries dated later than the clock says it is now.
    """

    versions: dict[str, str]
    files: dict[str, str]
    faults: tuple[str, ...]
    differing: tuple[int, ...]
    rebuilt: int
    future: int
    doubts: tuple[Doubt, ...]
    content_problems: int

    @property
    def sound(self) -> bool:
        return not self.faults and not (self.differing and not self.rebuilt)


def examine(study: Study, *, rebuild: bool) -> Diagnosis:
    """Fold every item's log anew and compare with the cache; write it back only if `rebuild`."""
    faults = integrity(study.home.database)
    with study.store.write() as connection:
        parameters = log.read_parameter_sets(connection)
        differing, rebuilt = [], 0
        for item, entries in log.histories(connection):
            state = fold(item, entries, parameters)
            if not log.is_cached(connection, item, state):
                differing.append(item)
            if rebuild:
                log.write_state(connection, item, state)
                rebuilt += 1
        future = log.entries_after(connection, study.clock.now())
        doubts = tuple(_doubt(connection, item, entry) for item, entry in log.standing_doubts(connection))
    return Diagnosis(
        versions={"studyapp": __version__, "python": platform.python_version()}
        | {name: _version(name) for name in _PACKAGES},
        files={
            "home": str(study.home.root),
            "database": str(study.home.database),
            "config": str(study.home.config),
            "backups": str(study.home.backups),
            "content": str(study.content),
        },
        faults=tuple(faults),
        differing=tuple(differing),
        rebuilt=rebuilt,
        future=future,
        doubts=doubts,
        content_problems=len(study.problems),
    )


def _doubt(connection: Connection, item: int, entry: Entry) -> Doubt:
    stored = read_card(connection, item)
    text = entry.event.text if isinstance(entry.event, Doubted) else ""
    return Doubt(stored.card.id, str(stored.place), str(entry.stamp.study_day), text)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "-"
