"""Turn notes into cards: read, find earlier imports' cards again, let the user decide, write all of it at once."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from studyapp.authoring.card_reader import content_hash
from studyapp.authoring.importing.formats import propose_any
from studyapp.authoring.importing.matching import Matched, match
from studyapp.domain.card import Bilingual, Card, CardKind
from studyapp.domain.problem import Place, Problem
from studyapp.domain.proposal import Known, Proposal, Refused, Way
from studyapp.errors import ContentError, StudyError
from studyapp.i18n import _
from studyapp.storage.imported import Imported, Run, Written, last_run, read_imported, undo_run, write_import
from studyapp.study.note_files import NoteFile, find_notes
from studyapp.study.note_images import ImageKeeper
from studyapp.study.opening import Study

#: Where cards go whose notes say nothing better.
AREA = "notes"
_LEVEL = 1

#: `new`; `same` as at the last import; `changed` since; `back`, of a card that had left its note; `refused` before.
State = Literal["new", "same", "changed", "back", "refused"]


@dataclass(slots=True)
class Row:
    """A proposal and what is to become of it: the user decides until `write`.

    `known` is the card of an earlier import that this is. `candidates` are cards that it may be, likeliest first, while
    nobody has said; `twins`: places of other proposals that ask the same. `edited`: the wording is the user's.
    A proposal that the user refused is remembered, one that was only not accepted isn't.
    """

    note: NoteFile
    proposal: Proposal
    accepted: bool
    unwanted: bool = False
    state: State = "new"
    known: Imported | None = None
    candidates: tuple[Imported, ...] = ()
    twins: tuple[str, ...] = ()
    written_id: str = ""
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """What an import wrote. `images`: copied; `missing`: named by a card and not found."""

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
        row.accepted, row.unwanted = True, False

    def refuse(self, row: Row) -> None:
        row.accepted, row.unwanted = False, True

    def edit(self, row: Row, question: str, answer: str) -> None:
        """Give a card another wording. Raises ContentError for an empty one."""
        if not question.strip() or not answer.strip():
            raise ContentError(_("a card needs a question and an answer"))
        row.proposal = replace(row.proposal, question=" ".join(question.split()), answer=answer.strip("\n"))
        row.edited = True
        self.accept(row)

    def move_end(self, row: Row, by: int) -> None:
        """Let the answer end so many lines later or earlier, within the file; at least its first line stays."""
        lines = self.lines[row.note.name]
        proposal = row.proposal
        last = min(len(lines), max(proposal.first, proposal.last + by))
        answer = "\n".join(lines[proposal.first - 1 : last]).strip("\n")
        if proposal.first == proposal.line:  # it begins behind the question
            rest = "\n".join(lines[proposal.line : last]).strip("\n")
            first = proposal.answer.split("\n")[0]
            answer = f"{first}\n\n{rest}".strip("\n")
        if answer.strip():
            row.proposal = replace(proposal, last=last, answer=answer)
            row.edited = True

    def merge(self, row: Row) -> bool:
        """Take the next proposal of the same note into this one; say whether there was one."""
        at = self.rows.index(row)
        following = self.rows[at + 1] if at + 1 < len(self.rows) else None
        if following is None or following.note.name != row.note.name:
            return False
        one, other = row.proposal, following.proposal
        answer = f"{one.answer}\n\n**{other.question}**\n\n{other.answer}"
        row.proposal = replace(
            one,
            answer=answer,
            last=max(one.last, other.last),
            references=(*one.references, *other.references),
            pictures=(*one.pictures, *other.pictures),
        )
        row.edited = True
        self._drop(following)
        return True

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
        row.edited = True
        self.rows.insert(self.rows.index(row) + 1, Row(row.note, new, accepted=True, edited=True))

    def is_card(self, row: Row, known: Imported | None) -> None:
        """Answer a doubt: this is that card of an earlier import, or none of them."""
        row.known, row.candidates = known, ()
        row.state = "new" if known is None else _state(row, known)
        self.accept(row)
        if known is not None:
            self.gone = [one for one in self.gone if one.known.item != known.known.item]
            for other in self.rows:
                other.candidates = tuple(one for one in other.candidates if one.known.item != known.known.item)

    def _drop(self, row: Row) -> None:
        self.rows.remove(row)
        if row.known is not None and not row.known.retired:
            self.gone.append(row.known)

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
        if written or gone:
            with self.study.store.write() as connection:
                notes = [note.name for note in self.notes]
                write_import(connection, notes, written, gone, self.study.clock.now())
        return Summary(
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
        return row.unwanted and row.known is None

    def _written(self, row: Row, position: int, images: ImageKeeper) -> Written:
        proposal, known = row.proposal, row.known
        card = self._card(row, images)
        keeps = known is not None and known.edited and not row.edited
        if known is not None and keeps:
            card = known.card
        return Written(
            item=known.known.item if known else None,
            card=card,
            content_hash=content_hash(card),
            note=row.note.name,
            line=proposal.line,
            position=position,
            path=proposal.path,
            kind=proposal.kind,
            question=proposal.question,
            answer=proposal.answer,
            edited=row.edited or keeps,
            refused=not row.accepted,
        )

    def _card(self, row: Row, images: ImageKeeper) -> Card:
        proposal = row.proposal
        above = f"{proposal.path[-1]} › " if "needs_path" in proposal.flags and proposal.path else ""
        answer = images.keep(proposal, row.note.path.parent) if row.accepted else proposal.answer
        question = above + proposal.question
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


_COUNTED: tuple[State, ...] = ("new", "same", "changed", "back", "refused")


def read_import(study: Study, paths: Sequence[Path], way: Way = "auto") -> Import:
    """Read the notes and match them with earlier imports. Raises UsageProblem for a path that isn't there."""
    notes, problems = find_notes(paths)
    rows: list[Row] = []
    refused: list[Refused] = []
    lines: dict[str, tuple[str, ...]] = {}
    embedded: dict[str, bytes] = {}
    for note in notes:
        try:
            proposed = propose_any(note.path.read_bytes(), note.label, way)
        except OSError as error:
            message = _("The file can't be read ({reason}).").format(reason=error.strerror)
            problems.append(Problem(Place(note.label, 1), message, _("Give yourself the right to read it.")))
            continue
        except StudyError as error:
            problems.append(_problem(error, note))
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
    before, now = known.known, row.proposal
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
                others = [one for one in alike if one.note.name != row.note.name]
                row.twins = tuple(f"{one.proposal.file}:{one.proposal.line}" for one in others)


def _problem(error: StudyError, note: NoteFile) -> Problem:
    file, _colon, line = error.where.rpartition(":")
    place = Place(file, int(line)) if file and line.isdigit() else Place(note.label, 1)
    return Problem(place, error.what[:1].upper() + error.what[1:] + ".", error.remedy)
