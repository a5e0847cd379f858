"""Turn notes into cards: read, find earlier imports' cards again, let the user decide, write all of it at once."""

import textwrap
import uuid
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from studyapp.authoring.card_reader import content_hash
from studyapp.authoring.importing.formats import propose_any
from studyapp.authoring.importing.matching import Matched, match
from studyapp.authoring.importing.titles import strip_answer_mark
from studyapp.domain.card import Bilingual, Card, CardKind
from studyapp.domain.problem import Problem
from studyapp.domain.proposal import Known, Proposal, Refused, Way
from studyapp.errors import ContentError, StudyError
from studyapp.i18n import _
from studyapp.storage.imported import Imported, Run, Written, last_run, read_imported, undo_run, write_import
from studyapp.study.note_files import NoteFile, find_notes, problem_of
from studyapp.study.note_images import ImageKeeper
from studyapp.study.opening import Study

#: Where cards go whose notes say nothing better.
AREA = "notes"
_LEVEL = 1

#: `new`; `same` as at the last import; `changed` since; `back`, of a card that had left its note; `refused` before.
State = Literal["new", "same", "changed", "back", "refused"]


@dataclass(slots=True, eq=False)
class Row:
    """A proposal and what is to become of it: the user decides until `write`.

    `known` is the card of an earlier import that this is. `candidates` are cards that it may be, likeliest first, while
    nobody has said; `twins`: rows of other notes that ask the same. `edited`: the wording is the user's; `reworded`: it
    isn't any stretch of the note's lines. `own`: a card that the user split off, which its note doesn't know.
    A proposal that the user refused, or took into another one (`merged`), is remembered; one that was only not accepted
    isn't.
    """

    note: NoteFile
    proposal: Proposal
    accepted: bool
    unwanted: bool = False
    state: State = "new"
    known: Imported | None = None
    candidates: tuple[Imported, ...] = ()
    twins: tuple["Row", ...] = ()
    written_id: str = ""
    edited: bool = False
    reworded: bool = False
    merged: bool = False
    own: bool = False
    source: Proposal = field(init=False)  # as the note has it

    def __post_init__(self) -> None:
        self.source = self.proposal

    @property
    def place(self) -> str:
        return f"{self.source.file}:{self.source.line}"

    @property
    def question(self) -> str:
        """As the card will ask it: what says too little by itself comes with the title above it."""
        one = self.proposal
        return f"{one.path[-1]} › {one.question}" if "needs_path" in one.flags and one.path else one.question


@dataclass(frozen=True, slots=True)
class Summary:
    """What an import wrote; `run` is its number, None if there was nothing to write.

    `images`: copied; `missing`: named by a card and not found.
    """

    run: int | None
    added: int
    changed: int
    same: int
    retired: int
    refused: int
    images: int
    missing: tuple[str, ...]


@dataclass(slots=True)
class Import:
    """A whole import, before anything is written. Problems are files that can't be read; the others go on.

    `gone`: cards that are in none of these notes any more; they retire unless the user keeps them.
    """

    study: Study
    rows: list[Row]
    refused: list[Refused]
    gone: list[Imported]
    problems: list[Problem]
    notes: list[NoteFile]
    lines: dict[str, tuple[str, ...]]
    embedded: dict[str, bytes]
    area: str = ""
    kept: set[int] = field(default_factory=set)

    @property
    def todo(self) -> list[Refused]:
        """Questions and titles without an answer: what is still to be written."""
        return [one for one in self.refused if one.reason == "empty"]

    # What the user decides

    def accept(self, row: Row) -> None:
        row.accepted, row.unwanted, row.merged = True, False, False

    def refuse(self, row: Row) -> None:
        row.accepted, row.unwanted = False, True

    def edit(self, row: Row, question: str, answer: str) -> None:
        """Give a card another wording. Raises ContentError for an empty one."""
        if not question.strip() or not answer.strip():
            raise ContentError(_("a card needs a question and an answer"))
        flags = tuple(flag for flag in row.proposal.flags if flag != "needs_path")
        row.proposal = replace(
            row.proposal, question=" ".join(question.split()), answer=answer.strip("\n"), flags=flags
        )
        row.edited = row.reworded = True
        self.accept(row)

    def move_end(self, row: Row, by: int) -> bool:
        """Let the answer end so many lines later or earlier, within the file; at least its first line stays.

        Says whether it could: an answer that the user wrote has no end in the note.
        """
        lines = self.lines[row.note.name]
        proposal = row.proposal
        last = min(len(lines), max(proposal.first, proposal.last + by))
        answer = strip_answer_mark(textwrap.dedent("\n".join(lines[proposal.first - 1 : last])).strip("\n"))
        if proposal.first == proposal.line:  # it begins behind the question
            rest = "\n".join(lines[proposal.line : last]).strip("\n")
            first = proposal.answer.split("\n")[0]
            answer = f"{first}\n\n{rest}".strip("\n")
        if row.reworded or not answer.strip() or last == proposal.last:
            return False
        row.proposal = replace(proposal, last=last, answer=answer)
        row.edited = True
        return True

    def following(self, row: Row) -> Row | None:
        """Give the next proposal of the same note that is still a card."""
        left = [one for one in self.rows if one.note.name == row.note.name and (one is row or not one.unwanted)]
        at = left.index(row) + 1
        return left[at] if at < len(left) else None

    def merge(self, row: Row, other: Row) -> None:
        """Take another proposal's answer into this one. That one is unwanted from then on, and remembered as such."""
        one, two = row.proposal, other.proposal
        head = "" if one.question.casefold() == two.question.casefold() else f"**{two.question}**\n\n"
        answer = one.answer if two.answer in one.answer else f"{one.answer}\n\n{head}{two.answer}"
        row.proposal = replace(
            one,
            answer=answer,
            references=tuple(dict.fromkeys((*one.references, *two.references))),
            pictures=tuple(dict.fromkeys((*one.pictures, *two.pictures))),
        )
        row.edited = row.reworded = True
        self.accept(row)
        self.refuse(other)
        other.merged, other.candidates = True, ()

    def split(self, row: Row, question: str, at: int) -> None:
        """Make two cards of one: the answer's lines from `at` (0-based) on answer `question`.

        Raises ContentError where one of the two would be without an answer.
        """
        lines = row.proposal.answer.split("\n")
        first, second = "\n".join(lines[:at]).strip("\n"), "\n".join(lines[at:]).strip("\n")
        if not question.strip() or not first.strip() or not second.strip():
            raise ContentError(_("each part needs a question and an answer"))
        own, other = (tuple(p for p in row.proposal.pictures if p.target in text) for text in (first, second))
        new = replace(
            row.proposal, question=" ".join(question.split()), answer=second, pictures=other, references=(), flags=()
        )
        row.proposal = replace(row.proposal, answer=first, pictures=own)
        row.edited = row.reworded = True
        split_off = Row(row.note, new, accepted=True, edited=True, reworded=True, own=True)
        self.rows.insert(self.rows.index(row) + 1, split_off)

    def is_card(self, row: Row, known: Imported | None) -> None:
        """Answer a doubt: this is that card of an earlier import, or none of them."""
        row.known, row.candidates = known, ()
        row.state = "new" if known is None else _state(row, known)
        self.accept(row)
        if known is not None:
            self.gone = [one for one in self.gone if one.known.item != known.known.item]
            for other in self.rows:
                other.candidates = tuple(one for one in other.candidates if one.known.item != known.known.item)

    # Writing

    def write(self) -> Summary:
        """Write what was decided, all or nothing; images are copied first. Raises StorageError."""
        images = ImageKeeper(self.study.home, self.embedded)
        positions: dict[str, int] = defaultdict(int)
        written: list[Written] = []
        for row in self.rows:
            positions[row.note.name] += 1
            if self._changes(row):
                written.append(self._written(row, positions[row.note.name], images))
        gone = [one.known.item for one in self.gone if not one.retired and one.known.item not in self.kept]
        count = {state: sum(row.accepted and row.state == state for row in self.rows) for state in _COUNTED}
        run = None
        if written or gone:
            with self.study.store.write() as connection:
                notes = [note.name for note in self.notes]
                run = write_import(connection, notes, written, gone, self.study.clock.now())
        return Summary(
            run=run,
            added=count["new"] + count["refused"],
            changed=count["changed"] + count["back"],
            same=count["same"],
            retired=len(gone),
            refused=sum(row.unwanted for row in self.rows),
            images=images.copied,
            missing=tuple(images.missing),
        )

    @staticmethod
    def _changes(row: Row) -> bool:
        """An unwanted change leaves a card as it is; an unwanted card is remembered as such."""
        if row.accepted:
            return row.state != "same" or row.edited
        return row.unwanted and (row.known is None or row.merged)

    def _written(self, row: Row, position: int, images: ImageKeeper) -> Written:
        source, known = row.source, row.known
        card = self._card(row, images)
        keeps = known is not None and known.edited and not row.edited
        if known is not None and keeps:
            card = known.card
        return Written(
            item=known.known.item if known else None,
            card=card,
            content_hash=content_hash(card),
            note=row.note.name,
            line=source.line,
            position=position,
            path=source.path,
            kind=source.kind,
            question=source.question,
            answer=source.answer,
            edited=row.edited or keeps,
            refused=not row.accepted,
            own=row.own,
        )

    def _card(self, row: Row, images: ImageKeeper) -> Card:
        proposal = row.proposal
        answer = images.keep(proposal, row.note.path.parent) if row.accepted else proposal.answer
        question = row.question
        area = self.area or (row.known.card.area if row.known else AREA)
        return Card(
            id=row.known.card.id if row.known else f"note-{uuid.uuid4().hex[:12]}",
            kind=CardKind.QA,
            level=_LEVEL,
            topic=row.note.path.stem,
            area=area,
            siblings=(),
            rev=1,
            question=Bilingual(question, question),
            prompt="",
            answer=Bilingual(answer, answer),
            key_points=(),
            follow_ups=(),
            source="\n".join(f"- {reference}" for reference in proposal.references),
            errata="",
            parameters=None,
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asked to read. `area` is for the new cards, "" for the usual one."""

    paths: tuple[Path, ...]
    way: Way = "auto"
    area: str = ""


_COUNTED: tuple[State, ...] = ("new", "same", "changed", "back", "refused")


def read_import(
    study: Study,
    paths: Sequence[Path],
    way: Way = "auto",
    told: Callable[[int, int], object] = lambda _done, _all: None,
) -> Import:
    """Read the notes and match them with earlier imports. Raises UsageProblem for a path that isn't there.

    `told` is called before each note, with how many were read; what it raises ends the reading.
    """
    notes, problems = find_notes(paths)
    rows: list[Row] = []
    refused: list[Refused] = []
    lines: dict[str, tuple[str, ...]] = {}
    embedded: dict[str, bytes] = {}
    for number, note in enumerate(notes):
        told(number, len(notes))
        try:
            proposed = propose_any(note.path.read_bytes(), note.label, way)
        except (OSError, StudyError) as error:
            problems.append(problem_of(error, note))
            continue
        ids = proposed.ids or ("",) * len(proposed.proposals)
        rows += (
            Row(note, one, accepted=one.confident, written_id=written)
            for one, written in zip(proposed.proposals, ids, strict=True)
        )
        refused += proposed.refused
        lines[note.name] = proposed.lines
        embedded |= proposed.embedded
    read = [note for note in notes if note.name in lines]
    with study.store.read() as connection:
        known = read_imported(connection)
    gone = _match(rows, known, {note.name for note in read})
    _mark_twins(rows)
    return Import(study, rows, refused, gone, problems, read, lines, embedded)


def last_import(study: Study) -> Run | None:
    with study.store.read() as connection:
        return last_run(connection)


def undo_import(study: Study) -> Run | None:
    """Take the newest import back, whole; give it, or None if there is none."""
    with study.store.write() as connection:
        run = last_run(connection)
        if run is not None:
            undo_run(connection, run.id, study.clock.now())
    return run


def _match(rows: list[Row], known: list[Imported], read: set[str]) -> list[Imported]:
    """Give each row its card: within its note first, then among cards that left a note or whose file is gone.

    Gives the cards of these notes that are no row's.
    """
    by_item = {one.known.item: one for one in known}
    left = [one.known for one in known if one.known.file not in read and not Path(one.known.file).exists()]
    moved = {one.item for one in left}
    for name in sorted(read):
        own = [row for row in rows if row.note.name == name]
        matched = _take(own, [one.known for one in known if one.known.file == name], by_item)
        left += matched.gone
    loose = [row for row in rows if row.known is None and not row.candidates]
    matched = _take(loose, left, by_item)
    return [by_item[one.item] for one in matched.gone if one.item not in moved and not by_item[one.item].retired]


def _take(rows: list[Row], known: Sequence[Known], by_item: dict[int, Imported]) -> Matched:
    matched = match(known, [row.proposal for row in rows], [row.written_id for row in rows])
    for item, number in matched.same.items():
        row = rows[number]
        row.known = by_item[item]
        row.state = _state(row, row.known)
        row.accepted = row.state != "refused"
    for doubt in matched.doubts:
        for number in doubt.candidates:
            rows[number].candidates += (by_item[doubt.known.item],)
            rows[number].accepted = False
    return matched


def _state(row: Row, known: Imported) -> State:
    if known.refused:
        return "refused"
    if known.retired:
        return "back"
    before, now = known.known, row.source
    same = (before.path, before.question, before.answer) == (now.path, now.question, now.answer)
    return "same" if same and before.file == row.note.name else "changed"


def _mark_twins(rows: list[Row]) -> None:
    asked: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        asked[row.proposal.question.casefold()].append(row)
    for alike in asked.values():
        files = {row.note.name for row in alike}
        if len(files) > 1:
            for row in alike:
                row.twins = tuple(one for one in alike if one.note.name != row.note.name)
