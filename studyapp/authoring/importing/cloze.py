"""Text with hidden parts: one proposal for each part."""

from collections.abc import Sequence
from dataclasses import dataclass

from studyapp.authoring.importing.titles import images
from studyapp.domain.proposal import Flag, Picture, Proposal, ProposalKind

GAP = "[…]"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text; `group` is its number where it is hidden, -1 where it never is. `hint` stands in the gap."""

    text: str
    group: int = -1
    hint: str = ""


def cloze_proposals(parts: Sequence[Part], file: str, first: int, last: int, path: tuple[str, ...]) -> list[Proposal]:
    """Parts of one group are hidden together. Lines are 1-based, both included."""
    groups = sorted({part.group for part in parts if part.group >= 0})
    found = []
    for group in groups:
        question = "".join(_gap(part) if part.group == group else part.text for part in parts)
        answer = "".join(f"**{part.text}**" if part.group == group else part.text for part in parts)
        found.append(proposal(file, first, last, " ".join(question.split()), answer.strip(), "cloze", path))
    return found


def proposal(
    file: str, first: int, last: int, question: str, answer: str, kind: ProposalKind, path: tuple[str, ...] = ()
) -> Proposal:
    """A card that its author wrote as one: nothing about it is unsure."""
    pictures = tuple(Picture(name, target) for name, target in images(answer))
    flags: tuple[Flag, ...] = ("image",) if pictures else ()
    return Proposal(file, first, first, last, question, answer, kind, flags, path, (), pictures)


def _gap(part: Part) -> str:
    return f"[{part.hint}]" if part.hint else GAP
