"""Check drills: read their folders, then run everything that lies in them."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from studyapp.domain.problem import Place, Problem
from studyapp.errors import ContentError
from studyapp.i18n import _
from studyapp.judge.catalogue import parse_drill
from studyapp.judge.client import Judge
from studyapp.judge.drill import Drill
from studyapp.judge.folder import cards_named, check_folder

SEED = 20_260  # the same inputs in every run: a check that passed yesterday passes today


def check_drills(
    root: Path, areas: Collection[str], cards: Collection[str], *, run: bool, on_drill: Callable[[str], None] | None
) -> Iterator[Problem]:
    """Check every drill under `root`/drills; links lead to `areas` and `cards`. Without `run` nothing is executed."""
    with Judge() as judge:
        for folder in sorted(path.parent for path in root.glob("drills/*/drill.toml")):
            shown = f"{root.name}/drills/{folder.name}"
            drill, problems = parse_drill(folder)
            for problem in problems:
                file = problem.place.file.rpartition("/")[2]
                yield Problem(Place(f"{shown}/{file}", problem.place.line), problem.message, problem.remedy)
            if drill is None:
                continue
            broken = check_folder(drill, shown)
            yield from broken
            if broken:
                continue
            yield from _links(drill, shown, areas, cards)
            if run:
                yield from _run(judge, drill, shown)
                if on_drill:
                    on_drill(drill.slug)


def _links(drill: Drill, shown: str, areas: Collection[str], cards: Collection[str]) -> Iterator[Problem]:
    place = Place(f"{shown}/drill.toml", 1)
    if drill.area not in areas:
        yield Problem(place, _("There is no area `{name}`.").format(name=drill.area), _("Areas are in topics.tsv."))
    try:
        named = list(cards_named(drill))
    except ContentError as error:  # a known mistake without its first line
        yield Problem(Place(f"{shown}/{error.where.partition('/')[2].rpartition(':')[0]}", 1), error.what, error.remedy)
        return
    for file, line, card in named:
        if card not in cards:
            message = _("There is no card `{id}`.").format(id=card)
            yield Problem(Place(f"{shown}/{file}", line), message, _("Name an id of a card."))


def _run(judge: Judge, drill: Drill, shown: str) -> Iterator[Problem]:
    for backend in drill.backends:
        for finding in judge.vet(drill, backend, SEED):
            yield Problem(Place(f"{shown}/{finding.file}", finding.line), finding.message, "")
