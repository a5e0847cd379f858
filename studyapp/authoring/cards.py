"""Cards in plain markdown (CARDS.md) to AuthoredCard, with every mistake at its line."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from studyapp.authoring.card_data import FrontMatter
from studyapp.authoring.card_reader import CardReader
from studyapp.authoring.markdown import Block
from studyapp.authoring.report import Report
from studyapp.authoring.sections import read_all_blocks, split_cards
from studyapp.authoring.source import read_lines
from studyapp.authoring.texts import report_dead_bold
from studyapp.authoring.validation import validate
from studyapp.authoring.yaml_data import read_mapping
from studyapp.domain.card import AuthoredCard
from studyapp.domain.problem import Problem
from studyapp.i18n import _


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """`cards` are those without an error; a warning leaves a card in.

    `broken` are the ids of the others, where they can be read: such a card is there, but can't be used.
    """

    cards: tuple[AuthoredCard, ...]
    problems: tuple[Problem, ...]
    broken: tuple[str, ...] = ()


def parse_cards(data: bytes, file: str, *, own: bool) -> ParsedFile:
    """Read one file; `own` is the user's, where key points and source may be missing."""
    report = Report(file)
    lines = read_lines(data, report)
    blocks = read_all_blocks(lines, report)
    front = _front_matter(blocks, PurePosixPath(file), report)
    raw_cards = split_cards(blocks, lines, report)
    report_dead_bold((block for block in blocks if block.first.type != "fence"), report)
    cards: list[AuthoredCard] = []
    broken: list[str] = []
    for raw in raw_cards:
        # What is missing from a card with an error in its form may only be hidden by that error.
        spoilt = report.has_error(raw.line, raw.end)
        reader = CardReader(raw, lines, front, own, Report(file) if spoilt else report)
        card = reader.read()
        if card and not spoilt:
            cards.append(card)
        elif reader.id:
            broken.append(reader.id)
    return ParsedFile(tuple(cards), report.problems(), tuple(broken))


def _front_matter(blocks: Sequence[Block], file: PurePosixPath, report: Report) -> FrontMatter:
    """Where it is missing or wrong, the file's own name and folder stand in, so that its cards still load."""
    instead = FrontMatter(topic=file.stem or "notes", area=file.parent.name or "notes")
    if not blocks or blocks[0].first.type != "front_matter":
        report.add(
            1,
            _("There is no front matter."),
            _("Begin the file with `---`, `topic: ...`, `area: ...`, `---`."),
        )
        return instead
    located = read_mapping(blocks[0].first.content, 2, report)
    return (validate(FrontMatter, located, report) if located else None) or instead
