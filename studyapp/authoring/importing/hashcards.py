"""The plain text of hashcards: `Q:` with `A:`, and `C:` with its hidden parts in brackets."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from studyapp.authoring.importing.cloze import Part, cloze_proposals, proposal
from studyapp.authoring.importing.reading import NoteText
from studyapp.domain.proposal import Proposal, Proposed, Refused

_TAG = re.compile(r"^(Q|A|C):\s?(.*)$")
_END = re.compile(r"^\s*---\s*$")
# An image or a link isn't hidden, and a backslash keeps a bracket.
_HIDDEN = re.compile(r"!\[[^\]]*\]\([^)]*\)|\[[^\]]*\]\([^)]*\)|\\[\[\]]|\[(?P<hidden>[^\[\]]+)\]")


def looks_like_hashcards(lines: Sequence[str]) -> bool:
    tags = [found[1] for line in lines if (found := _TAG.match(line))]
    pairs = sum(one == "Q" and other == "A" for one, other in pairwise(tags))
    clozes = sum(line.startswith("C:") and "[" in line for line in lines)
    return pairs > 0 or clozes > 1


def propose_hashcards(note: NoteText, file: str) -> Proposed:
    """What stands outside the three tags is prose, and left alone."""
    proposals: list[Proposal] = []
    refused: list[Refused] = []
    asked: tuple[int, str] | None = None
    for tag, first, last, text in _entries(note.lines):
        if tag != "A" and asked is not None:
            refused.append(Refused(file, *asked, "empty"))
            asked = None
        if tag == "Q":
            asked = first, text
        elif tag == "C":
            proposals += cloze_proposals(list(_parts(text)), file, first, last, ())
        elif asked is not None:
            line, question = asked
            if text:
                proposals.append(proposal(file, line, last, " ".join(question.split()), text, "plain_question"))
            else:
                refused.append(Refused(file, line, question, "empty"))
            asked = None
    if asked is not None:
        refused.append(Refused(file, *asked, "empty"))
    return Proposed(file, tuple(proposals), tuple(refused), note.embedded, lines=note.lines)


def _entries(lines: Sequence[str]) -> Iterator[tuple[str, int, int, str]]:
    """Give tag, first and last line (1-based), and text of each."""
    tag, first, text = "", 0, list[str]()
    for number, line in enumerate([*lines, "---"], start=1):
        found = _TAG.match(line)
        if not found and not _END.match(line):
            text.append(line)
            continue
        if tag:
            body = "\n".join(text)
            yield tag, first, max(first, first + len(body.rstrip().split("\n")) - 1), body.strip()
        tag, first, text = (found[1], number, [found[2]]) if found else ("", 0, [])


def _parts(text: str) -> Iterator[Part]:
    at = group = 0
    for found in _HIDDEN.finditer(text):
        if found["hidden"] is None:
            continue
        yield Part(_unescaped(text[at : found.start()]))
        yield Part(_unescaped(found["hidden"]), group)
        at, group = found.end(), group + 1
    yield Part(_unescaped(text[at:]))


def _unescaped(text: str) -> str:
    return re.sub(r"\\([\[\]])", r"\1", text)
