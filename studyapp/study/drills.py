"""The drills there are: those that ship, then the user's own laid over them, and an item for each and each backend.

They are read when they are asked for, never on the way to the first card.
"""

import contextlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from studyapp.domain.problem import Problem
from studyapp.errors import UsageProblem
from studyapp.home import Home
from studyapp.i18n import _, language
from studyapp.judge.catalogue import FILE, find_drills, in_course
from studyapp.judge.drill import BACKENDS, Backend, Drill
from studyapp.storage import drills as items
from studyapp.storage.items import LEVEL, Wanted
from studyapp.study.opening import Study


def roots(content: Path, home: Home) -> tuple[Path, ...]:
    """Give the folders drills lie in. A drill of the second replaces one of the same name in the first."""
    return content / "drills", home.drills


def read_drills(study: Study) -> tuple[Drill, ...]:
    """Give the drills as they are to be learned and bring their items up to date.

    `study.problems` says what is wrong with others.
    """
    places = roots(study.content, study.home)
    folders = _folders(places)
    drills, study.drill_problems = _read(places, folders, language())
    wanted = [
        Wanted(
            key_of(drill.slug, backend),
            drill.area,
            drill.level * LEVEL + place,
            once=tuple(key_of(name, backend) for name in drill.also),
        )
        for place, drill in enumerate(drills)
        for backend in drill.backends
    ]
    # A mistake in a drill's folder must not take its history out of sight.
    broken = {Path(folder).name for folder, *_times in folders} - {drill.slug for drill in drills}
    spared = {key_of(slug, backend) for slug in broken for backend in BACKENDS}
    with study.store.read() as connection:
        fresh = items.up_to_date(connection, wanted, spared)
    if not fresh:
        with study.store.write() as connection:
            items.apply_drills(connection, wanted, spared, study.clock.now())
    return drills


def item_of(study: Study, slug: str, backend: Backend) -> int:
    """Give the item of a drill; raises UsageProblem if it isn't there."""
    key = key_of(slug, backend)
    with study.store.read() as connection:
        found = items.find(connection, key)
    if found is None:
        read_drills(study)
        with study.store.read() as connection:
            found = items.find(connection, key)
    if found is None:
        raise UsageProblem(_("there is no drill `{name}`").format(name=key))
    return found


def key_of(slug: str, backend: Backend) -> str:
    return f"{slug}/{backend}"


def _folders(roots: Iterable[Path]) -> tuple[tuple[str, int, int, int], ...]:
    """Give each drill's folder as it is now: when it and its drill.toml changed, and the latter's size."""
    found = []
    for root in roots:
        for file in sorted(root.glob(f"*/{FILE}")):
            with contextlib.suppress(OSError):  # it went away meanwhile
                about = file.stat()
                found.append((str(file.parent), file.parent.stat().st_mtime_ns, about.st_mtime_ns, about.st_size))
    return tuple(found)


@lru_cache(maxsize=1)
def _read(roots: tuple[Path, ...], _folders: object, _language: str) -> tuple[tuple[Drill, ...], tuple[Problem, ...]]:
    """Read the drills anew only if a folder changed, or the language in which problems are worded."""
    drills, problems = find_drills(roots)
    return tuple(in_course(drills)), tuple(problems)
