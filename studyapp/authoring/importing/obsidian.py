"""Obsidian's spaced repetition: `question::answer`, `?` between lines, `==hidden==`; `:::` and `??` ask both ways."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studyapp.authoring.importing.cloze import Part, cloze_proposals, proposal
from studyapp.authoring.importing.reading import NoteText, outside_fences
from studyapp.authoring.importing.titles import clean
from studyapp.domain.proposal import Proposal, Proposed

# C++ names have two colons too: `std::vector`.
_ONE_LINE = re.compile(r"^(?P<question>.*?[^:`])(?P<colons>:::?)(?!:)(?P<answer>.+)$")
_NAMES = re.compile(r"[A-Za-z0-9_>]$")
_HIGHLIGHT = re.compile(
    r"==(?P<marked>[^=\n]+)==|\{\{(?:c?(?P<number>\d+)::)?(?P<curly>[^{}\n]+?)(?:::(?P<hint>[^{}\n]+))?\}\}"
)
_SCHEDULE = re.compile(r"<!--SR:.*?-->")
_TAGGED = re.compile(r"(?:^|\s)#(?:flashcards?|卡片|记忆)(?:/[\w/-]+)?(?=\s|$)", re.IGNORECASE)
_HEADING = re.compile(r"^(#{1,6})\s+(.*)$")
_MARKER = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+")


def looks_like_obsidian(lines: Sequence[str]) -> bool:
    marked = any(_SCHEDULE.search(line) or _TAGGED.search(line) for line in lines)
    cards = sum(_split(line) is not None or line.strip() in ("?", "??") for line in lines)
    return cards > (0 if marked else 2)


def propose_obsidian(note: NoteText, file: str) -> Proposed:
    proposals: list[Proposal] = []
    for block in _blocks(note.lines):
        proposals += _cards(block, file)
    return Proposed(file, tuple(proposals), (), note.embedded, lines=note.lines)


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines without an empty one between them. `first` is 1-based."""

    first: int
    lines: list[str]
    path: tuple[str, ...]


def _blocks(lines: Sequence[str]) -> Iterator[_Block]:
    path: list[tuple[int, str]] = []
    block: list[str] = []
    first = 1
    for number, (line, outside) in enumerate(zip([*lines, ""], [*outside_fences(lines), True], strict=True), start=1):
        heading = _HEADING.match(line) if outside else None
        if (line.strip() or not outside) and not heading:
            first = first if block else number
            block.append(_SCHEDULE.sub("", line))
            continue
        if block:
            yield _Block(first, block, tuple(text for _level, text in path))
            block = []
        if heading:
            path = [one for one in path if one[0] < len(heading[1])]
            path.append((len(heading[1]), clean(_TAGGED.sub("", heading[2]))))


def _cards(block: _Block, file: str) -> list[Proposal]:
    signs = [number for number, line in enumerate(block.lines) if line.strip() in ("?", "??")]
    if signs and 0 < signs[0] < len(block.lines) - 1:
        at = signs[0]
        question, answer = (_text(part) for part in (block.lines[:at], block.lines[at + 1 :]))
        return _both(question, answer, block, 0, len(block.lines), file, both=block.lines[at].strip() == "??")
    found: list[Proposal] = []
    for number, line in enumerate(block.lines):
        if pair := _split(line):
            question, colons, answer = pair
            found += _both(question, answer, block, number, number + 1, file, both=colons == ":::")
    if not found:
        last = block.first + len(block.lines) - 1
        found = cloze_proposals(list(_parts("\n".join(block.lines))), file, block.first, last, block.path)
    return found


def _both(question: str, answer: str, block: _Block, start: int, end: int, file: str, *, both: bool) -> list[Proposal]:
    first, last = block.first + start, block.first + end - 1
    asked = [(question, answer), (answer, question)] if both else [(question, answer)]
    return [
        proposal(file, first, last, " ".join(clean(one).split()), other, "plain_question", block.path)
        for one, other in asked
        if clean(one) and other
    ]


def _split(line: str) -> tuple[str, str, str] | None:
    """Split at the first colons that are neither in code nor part of a name."""
    masked = re.sub(r"`[^`]*`|\$[^$]*\$|https?://\S+", lambda found: "\0" * len(found[0]), line)
    found = _ONE_LINE.match(masked)
    if not found:
        return None
    at, end = found.span("colons")
    question, answer = _MARKER.sub("", line[:at]), _TAGGED.sub("", line[end:])
    named = bool(_NAMES.search(line[:at])) and line[end : end + 1].isascii() and (line[end : end + 1].isalnum())
    one_word = " " not in question.strip() and question.isascii()
    if named and one_word:
        return None
    return question.strip(), found["colons"], answer.strip()


def _parts(text: str) -> Iterator[Part]:
    at = group = 0
    text = _TAGGED.sub("", text)
    for found in _HIGHLIGHT.finditer(text):
        yield Part(text[at : found.start()])
        number = int(found["number"]) + 1000 if found["number"] else group
        yield Part(found["marked"] or found["curly"], number, found["hint"] or "")
        at, group = found.end(), group + 1
    yield Part(text[at:])


def _text(lines: Sequence[str]) -> str:
    return _TAGGED.sub("", "\n".join(lines)).strip()
