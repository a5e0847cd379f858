"""Check everything people have written: content/ and the user's own folder."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from studyapp.authoring.cards import ParsedFile, parse_cards
from studyapp.authoring.deck import check_deck
from studyapp.authoring.parameters import draw
from studyapp.authoring.personas import parse_persona
from studyapp.authoring.presets import parse_preset
from studyapp.authoring.topics import Coverage, coverage, read_topics
from studyapp.domain.card import AuthoredCard, Number
from studyapp.domain.problem import Place, Problem
from studyapp.errors import ContentError
from studyapp.i18n import _
from studyapp.judge.proofs import ProofJob, ProofResult, run_proofs
from studyapp.study.checking_drills import SoundDrill, check_prerequisites, read_drills, run_drills
from studyapp.study.checking_formulas import check_formulas, check_statements
from studyapp.study.checking_rubrics import check_rubrics

DRAWS = 200
LOCK = "ids.lock"


@dataclass(frozen=True, slots=True)
class CheckReport:
    """`proofs_run` counts fences, not draws; `drills_run` counts folders."""

    cards: tuple[AuthoredCard, ...]
    problems: tuple[Problem, ...]
    coverage: Coverage
    proofs_run: int
    drills_run: int
    seconds: float


@dataclass(frozen=True, slots=True)
class _Folder:
    path: Path
    own: bool

    def files(self, kind: str, ending: str) -> Iterator[tuple[Path, str]]:
        """Give each file with its name as shown; hidden ones are some editor's."""
        top = self.path / kind
        for path in sorted(top.rglob(f"*{ending}")):
            inside = path.relative_to(self.path)
            if path.is_file() and not any(part.startswith(".") for part in inside.parts):
                name = f"{self.path.name}/{inside.as_posix()}"
                yield path, name.encode(errors="surrogateescape").decode(errors="replace")


@dataclass(frozen=True, slots=True)
class _Deck:
    """`broken` are ids of cards that are there but have errors."""

    cards: tuple[AuthoredCard, ...]
    broken: tuple[str, ...]
    problems: tuple[Problem, ...]


def check_content(
    content: Path,
    own: Path | None,
    *,
    proofs: bool = True,
    drills: bool = True,
    on_proof: Callable[[ProofResult], None] | None = None,
    on_drill: Callable[[str], None] | None = None,
) -> CheckReport:
    """`own` is the user's folder: its proofs are read but never executed, its drills are run like ours.

    Without `proofs` or `drills` these are only read.
    """
    started = time.perf_counter()
    shipped = _read_deck(_Folder(content, own=False))
    users = _read_deck(_Folder(own, own=True)) if own else _Deck((), (), ())
    topics = read_topics(content / "topics.tsv", f"{content.name}/topics.tsv")
    cards = shipped.cards + users.cards
    results = [*_check_proofs(shipped.cards, on_proof)] if proofs else []
    problems = [
        *topics.problems,
        *shipped.problems,
        *users.problems,
        *check_deck(cards, topics, shipped.broken + users.broken),
        *_check_lock(content, shipped),
        *check_rubrics(cards),
        *_check_interviews(content, own, cards),
        *(problem for _name, problem in results if problem),
    ]
    areas = {topic.area for topic in topics.topics}
    known = {name for card in cards for name in (card.card.id, *card.aliases)}
    sound: list[SoundDrill] = []
    roots = (content, own) if own else (content,)
    for root in roots:
        found, faults = read_drills(root, areas, known)
        sound += found
        problems += [*faults, *check_statements(root)]
    problems += check_prerequisites(sound, roots)
    if drills:
        problems += run_drills(sound, on_drill)
    return CheckReport(
        cards=cards,
        problems=tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.place)),
        coverage=coverage(shipped.cards, topics),
        proofs_run=len(results),
        drills_run=len(sound) if drills else 0,
        seconds=time.perf_counter() - started,
    )


def _read(path: Path, name: str) -> bytes | Problem:
    try:
        return path.read_bytes()
    except OSError as error:
        message = _("The file can't be read: {reason}.").format(reason=error.strerror)
        return Problem(Place(name, 1), message, _("Make it readable."))


def _read_deck(folder: _Folder) -> _Deck:
    parsed: list[ParsedFile] = []
    formulas: list[Problem] = []
    for path, name in folder.files("notes", ".md"):
        data = _read(path, name)
        if isinstance(data, Problem):
            parsed.append(ParsedFile((), (data,)))
            continue
        parsed.append(parse_cards(data, name, own=folder.own))
        formulas += check_formulas(data, name, parsed[-1].cards)
    return _Deck(
        cards=tuple(card for file in parsed for card in file.cards),
        broken=tuple(name for file in parsed for name in file.broken),
        problems=(*(problem for file in parsed for problem in file.problems), *formulas),
    )


def _check_interviews(content: Path, own: Path | None, cards: Iterable[AuthoredCard]) -> Iterator[Problem]:
    folders = [_Folder(content, own=False), *([_Folder(own, own=True)] if own else [])]
    areas = {card.card.area for card in cards}
    personas: set[str] = set()
    for path, name in (file for folder in folders for file in folder.files("personas", ".toml")):
        personas.add(path.stem)  # a broken persona exists all the same
        data = _read(path, name)
        yield from (data,) if isinstance(data, Problem) else parse_persona(data, name)[1]
    for path, name in (file for folder in folders for file in folder.files("interviews", ".toml")):
        data = _read(path, name)
        yield from (data,) if isinstance(data, Problem) else parse_preset(data, name, personas, areas)[1]


def _check_proofs(
    cards: Iterable[AuthoredCard], on_proof: Callable[[ProofResult], None] | None
) -> Iterator[tuple[str, Problem | None]]:
    places: list[Place] = []
    jobs: list[ProofJob] = []
    for card in cards:
        for proof in card.proofs:
            places.append(Place(card.place.file, proof.line))
            jobs.append(ProofJob(card.card.id, proof.code, _bindings(card)))
    for place, result in zip(places, run_proofs(jobs, on_proof), strict=True):
        yield result.name, _as_problem(place, result)


def _as_problem(first_line: Place, result: ProofResult) -> Problem | None:
    failure = result.failure
    if failure is None:
        return None
    drawn = ", ".join(f"{name} = {value}" for name, value in failure.values.items())
    message = _("The proof of `{id}` fails: {reason}").format(id=result.name, reason=failure.message)
    return Problem(
        Place(first_line.file, first_line.line + max(failure.line - 1, 0)),
        message + (_(" The draw: {values}.").format(values=drawn) if drawn else ""),
        _("Correct the claim or its proof."),
    )


def _bindings(card: AuthoredCard) -> tuple[dict[str, Number], ...]:
    """The first draws that learners will meet, each once. A draw that fails is parse_cards' to report."""
    parameters = card.card.parameters
    if parameters is None:
        return ()
    found: dict[tuple[Number, ...], dict[str, Number]] = {}
    for number in range(DRAWS):
        try:
            values = draw(parameters, f"{card.card.id}:{number}").bindings
        except ContentError:
            continue
        found.setdefault(tuple(values.values()), values)
    return tuple(found.values())


def _check_lock(content: Path, deck: _Deck) -> Iterator[Problem]:
    """An id that vanished loses its learners' history, unless another card has it as an alias."""
    places = {card.card.id: card.place for card in deck.cards}
    present = places.keys() | set(deck.broken)
    aliases = {alias for card in deck.cards for alias in card.aliases}
    locked = _locked(content)
    name = f"{content.name}/{LOCK}"
    for line, known in enumerate(locked, start=1):
        if known and known not in present and known not in aliases:
            yield Problem(
                Place(name, line),
                _("The card `{id}` is gone.").format(id=known),
                _("Bring it back, name it in `aliases` of its successor, or delete this line."),
            )
    for known, place in places.items():
        if known not in locked:
            yield Problem(
                place,
                _("The id `{id}` is not in {file}.").format(id=known, file=name),
                _("Run `make ids` and commit the file."),
            )


def _locked(content: Path) -> list[str]:
    try:
        return (content / LOCK).read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return []


def write_ids_lock(content: Path) -> tuple[str, ...]:
    """Add the new ids, drop those that became aliases; one that vanished stays, for the check to complain."""
    deck = _read_deck(_Folder(content, own=False))
    aliases = {alias for card in deck.cards for alias in card.aliases}
    ids = {card.card.id for card in deck.cards} | set(deck.broken)
    kept = ids | (set(filter(None, _locked(content))) - aliases)
    names = tuple(sorted(kept))
    (content / LOCK).write_text("".join(f"{name}\n" for name in names), encoding="utf-8", newline="\n")
    return names
