"""What an import proposes, before the user has decided anything."""

from dataclasses import dataclass
from typing import Literal, get_args

#: How notes may be written.
Way = Literal["auto", "markdown", "hashcards", "obsidian", "anki"]
WAYS: tuple[Way, ...] = get_args(Way)

ProposalKind = Literal["heading", "bold_question", "bold_title", "definition", "plain_question", "cloze"]
Flag = Literal["long", "short", "image", "references", "needs_path", "unsure"]
Reason = Literal["empty", "link_only", "image_only", "container", "article_link", "repeat"]


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of an answer. `target` is its path or address as written, "" if the bytes stood in the note itself."""

    name: str
    target: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A card that a note would make.

    `line` is 1-based, of the question in the file as it is on disk; the answer is raw markdown, from `first` to
    `last`, both included (`first` is `line` where it begins behind the question). `path` are the titles above.
    """

    file: str
    line: int
    first: int
    last: int
    question: str
    answer: str
    kind: ProposalKind
    flags: tuple[Flag, ...]
    path: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()

    @property
    def confident(self) -> bool:
        return "unsure" not in self.flags


@dataclass(frozen=True, slots=True)
class Refused:
    """A title that was looked at and left out."""

    file: str
    line: int
    question: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Proposed:
    """All of one file, each list in its order. `embedded`: images whose bytes stood in the note, by SHA-256.

    `ids`: of each proposal the id written into the file, "" where there is none. `lines`: the file's, as shown.
    """

    file: str
    proposals: tuple[Proposal, ...]
    refused: tuple[Refused, ...]
    embedded: dict[str, bytes]
    ids: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """A card of an earlier import, as its note had it then. `id` is what `--write-ids` writes below its title."""

    item: int
    id: str
    file: str
    path: tuple[str, ...]
    question: str
    answer: str
