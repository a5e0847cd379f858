"""Check drills: read their folders, then run everything that lies in them."""

import os
import queue
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from studyapp.domain.problem import Place, Problem
from studyapp.errors import ContentError
from studyapp.i18n import _
from studyapp.judge.catalogue import circle_among, parse_drill
from studyapp.judge.client import Judge
from studyapp.judge.drill import Backend, Drill
from studyapp.judge.folder import cards_named, check_folder

SEED = 20_260  # the same inputs in every run: a check that passed yesterday passes today


@dataclass(frozen=True, slots=True)
class SoundDrill:
    """A drill whose folder reads well, so that it can be run; `shown` is the folder as an author knows it."""

    drill: Drill
    shown: str


def read_drills(root: Path, areas: Collection[str], cards: Collection[str]) -> tuple[list[SoundDrill], list[Problem]]:
    """Read every drill under `root`/drills; links lead to `areas` and `cards`. Nothing is executed."""
    sound: list[SoundDrill] = []
    problems: list[Problem] = []
    for folder in sorted(path.parent for path in root.glob("drills/*/drill.toml")):
        shown = f"{root.name}/drills/{folder.name}"
        drill, found = parse_drill(folder)
        found = [Problem(Place(f"{shown}/drill.toml", p.place.line), p.message, p.remedy) for p in found]
        if drill is not None:
            found += check_folder(drill, shown)
            if not found:
                sound.append(SoundDrill(drill, shown))
                found += _links(drill, shown, areas, cards)
        problems += found
    return sound, problems


def check_prerequisites(drills: Collection[SoundDrill], roots: Collection[Path]) -> Iterator[Problem]:
    """They are drills that lie in `roots`, whole or with mistakes, and never lead round in a circle."""
    there = {path.parent.name for root in roots for path in root.glob("drills/*/drill.toml")}
    for one in drills:
        for name in one.drill.prerequisites:
            if name not in there:
                message = _("There is no drill `{name}`.").format(name=name)
                yield Problem(Place(f"{one.shown}/drill.toml", 1), message, _("Name a drill's folder."))
    if circle := circle_among([one.drill for one in drills]):
        shown = next(one.shown for one in drills if one.drill.slug == circle[0])
        message = _("Prerequisites lead round in a circle: {names}.").format(names=" → ".join(circle))
        yield Problem(Place(f"{shown}/drill.toml", 1), message, _("Leave one of them out."))


def run_drills(drills: Collection[SoundDrill], on_drill: Callable[[str], None] | None = None) -> list[Problem]:
    """Judge what lies in the folders, a drill and backend at a time, on two processors if there are so many."""
    jobs: list[tuple[SoundDrill, Backend]] = [(one, backend) for one in drills for backend in one.drill.backends]
    workers = min(2, os.cpu_count() or 1, len(jobs) or 1)
    judges: queue.SimpleQueue[Judge] = queue.SimpleQueue()
    for _worker in range(workers):
        judges.put(Judge())

    def run(job: tuple[SoundDrill, Backend]) -> list[Problem]:
        one, backend = job
        judge = judges.get()
        try:
            findings = judge.vet(one.drill, backend, SEED)
        finally:
            judges.put(judge)
        if on_drill:
            on_drill(f"{one.drill.slug}/{backend}")
        return [Problem(Place(f"{one.shown}/{found.file}", found.line), found.message, "") for found in findings]

    try:
        with ThreadPoolExecutor(workers) as pool:
            return [problem for problems in pool.map(run, jobs) for problem in problems]
    finally:
        for _worker in range(workers):
            judges.get().close()


def _links(drill: Drill, shown: str, areas: Collection[str], cards: Collection[str]) -> Iterator[Problem]:
    if drill.area not in areas:
        place = Place(f"{shown}/drill.toml", 1)
        yield Problem(place, _("There is no area `{name}`.").format(name=drill.area), _("Areas are in topics.tsv."))
    try:
        named = list(cards_named(drill))
    except ContentError as error:  # a known mistake without its first line
        file = error.where.partition("/")[2].rpartition(":")[0]
        yield Problem(Place(f"{shown}/{file}", 1), error.what, error.remedy)
        return
    for file, line, card in named:
        if card not in cards:
            message = _("There is no card `{id}`.").format(id=card)
            yield Problem(Place(f"{shown}/{file}", line), message, _("Name an id of a card."))
