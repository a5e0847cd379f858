"""A file's blocks cut into cards, and each card into its sections."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from studyapp.authoring.markdown import Block, cut, read_blocks
from studyapp.authoring.report import Report
from studyapp.i18n import _

MAX_RESUMES = 50
_CARD_COMMENT = re.compile(r"\s{0,3}<!--\s*card\b", re.IGNORECASE)
_CLOSING_FENCE = re.compile(r"\s*(`{3,}|~{3,})\s*")


class SectionKind(StrEnum):
    """The `###` headings of a card, as they are written."""

    ANSWER_ZH = "答"
    ANSWER_EN = "Answer"
    KEY_POINTS = "要点 / Key points"
    FOLLOW_UPS = "追问 / Follow-ups"
    SOURCE = "来源 / Source"
    ERRATA = "勘误 / Errata"
    CHECK = "验证 / Check"
    PARAMETERS = "参数 / Parameters"
    RUBRIC = "评分 / Rubric"


@dataclass(frozen=True, slots=True)
class Section:
    """`line` is the heading's, 1-based; `start` and `end` enclose the body, 0-based, `end` excluded."""

    line: int
    start: int
    end: int
    blocks: tuple[Block, ...]

    def body(self, lines: Sequence[str]) -> str:
        return cut(lines, self.start, self.end)

    @property
    def is_empty(self) -> bool:
        return all(block.first.type == "html_block" for block in self.blocks)


@dataclass(slots=True)
class RawCard:
    """`end` is the card's last line, 1-based."""

    heading: Block
    comment: Block
    end: int = 0
    preamble: list[Block] = field(default_factory=list)
    sections: dict[SectionKind, Section] = field(default_factory=dict)

    @property
    def line(self) -> int:
        """The 1-based line of the `##` heading."""
        return self.heading.start + 1

    @property
    def question(self) -> str:
        return self.heading.text.strip()

    @property
    def preamble_end(self) -> int:
        """The 0-based line of the first `###`, or the card's end."""
        return min((section.line - 1 for section in self.sections.values()), default=self.end)


def read_all_blocks(lines: Sequence[str], report: Report) -> list[Block]:
    """Give all top-level blocks; what never closes is reported and left at the next card."""
    found: list[Block] = []
    offset = 0
    for _resume in range(MAX_RESUMES):
        for block in read_blocks(lines, offset):
            if message := _swallows(block, lines):
                report.add(block.start + 1, message, _("Close it on a line of its own before the next card."))
                break
            found.append(block)
        else:
            return found
        following = range(block.start + 1, len(lines) - 1)
        offset = next((at for at in following if _starts_card(lines, at)), len(lines))
        if offset == len(lines):
            return found
    report.add(offset + 1, _("Reading stops here: too many things are never closed."), _("Mend those above first."))
    return found


def _starts_card(lines: Sequence[str], at: int) -> bool:
    comment = next((line for line in lines[at + 1 : at + 4] if line.strip()), "")
    return lines[at].startswith("## ") and is_card_comment(comment)


def _swallows(block: Block, lines: Sequence[str]) -> str:
    """Say what is wrong if the block hides what comes after it."""
    kind, content = block.first.type, block.first.content
    hides = any(is_card_comment(line) for line in content.split("\n"))
    if kind == "fence":
        last = lines[block.end - 1].strip() if block.end - 1 > block.start else ""
        closed = last.startswith(block.first.markup) and _CLOSING_FENCE.fullmatch(last)
        example = block.first.info.split()[:1] in (["markdown"], ["md"])
        return "" if closed and (example or not hides) else _("This code fence is never closed.")
    if kind == "html_block" and content.lstrip().startswith("<!--"):
        inner, arrow, _rest = content.lstrip().removeprefix("<!--").partition("-->")
        return "" if arrow and "<!--" not in inner else _("This comment is never closed.")
    if kind in ("html_block", "math_block"):
        return _("This block hides a card below it.") if hides else ""
    return ""


def is_card_comment(text: str) -> bool:
    return _CARD_COMMENT.match(text) is not None


def split_cards(blocks: Sequence[Block], lines: Sequence[str], report: Report) -> list[RawCard]:
    """A card is a `##` heading directly followed by a card comment; it ends at the next `#` or `##`."""
    cards: list[RawCard] = []
    card: RawCard | None = None
    for index, block in enumerate(blocks):
        if block.is_heading("h1", "h2"):
            if card:
                card.end = block.start
            card = _begin(block, blocks[index + 1 : index + 2])
            if card:
                cards.append(card)
        elif block.first.type == "html_block" and is_card_comment(block.first.content):
            if card is None or card.comment is not block:
                report.add(
                    block.start + 1,
                    _("A card comment without a `##` heading directly above it."),
                    _("Put the question as `## ...` on the line above."),
                )
        elif card:
            card.preamble.append(block)
    if card:
        card.end = len(lines)
    for each in cards:
        _split_sections(each, report)
    return cards


def _begin(heading: Block, following: Sequence[Block]) -> RawCard | None:
    is_card = (
        heading.is_heading("h2")
        and len(following) == 1
        and following[0].first.type == "html_block"
        and is_card_comment(following[0].first.content)
    )
    return RawCard(heading, following[0]) if is_card else None


def _split_sections(card: RawCard, report: Report) -> None:
    """Move what follows each `###` from the card's preamble into its section."""
    blocks = card.preamble
    headings = [index for index, block in enumerate(blocks) if block.is_heading("h3")]
    for index, following in pairwise([*headings, len(blocks)]):
        heading = blocks[index]
        end = blocks[following].start if following < len(blocks) else card.end
        section = Section(heading.start + 1, heading.end, end, tuple(blocks[index + 1 : following]))
        title = " ".join(heading.text.split())
        if title not in set(SectionKind):
            report.add(section.line, _("`### {title}` is no section.").format(title=title), _suggestion(title))
        elif (kind := SectionKind(title)) in card.sections:
            report.add(
                section.line,
                _("`### {title}` is there twice; the first is on line {line}.").format(
                    title=title, line=card.sections[kind].line
                ),
                _("Join the two."),
            )
        else:
            card.sections[kind] = section
    card.preamble = blocks[: headings[0]] if headings else blocks


def _suggestion(title: str) -> str:
    near = difflib.get_close_matches(title[:100], list(SectionKind), n=1, cutoff=0.3)
    if near:
        return _("Write `### {title}`, or `####` for a heading inside a section.").format(title=near[0])
    return _("Known sections: {titles}. Use `####` inside a section.").format(titles=", ".join(SectionKind))
