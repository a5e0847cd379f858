"""The titles of a note in order, each with the blocks that are its own: those up to the next title."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from studyapp.authoring.dollars import formulas_plugin
from studyapp.authoring.importing.reading import NoteText
from studyapp.authoring.importing.titles import (
    Line,
    classify,
    clean,
    has_link,
    is_answer,
    is_metadata,
    is_question,
    is_reference,
    is_title_like,
    links,
    only_links,
    summary,
    without_folds,
    without_images,
)
from studyapp.domain.proposal import ProposalKind

# Levels below those of headings, so that a path can be told.
_BOLD_LEVEL, _LINE_LEVEL = 7, 8
# A note with more bold titles than this for a heading is flat: its headings don't carry its structure.
_BOLD_A_HEADING = 4

_WRITTEN_ID = re.compile(r"^\s*<!--\s*card\s+id:\s*([\w.-]{1,80})\s*-->[^\S\n]*(?:\n|$)")
_MARKER = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])(?:\s+|$)")


@dataclass(frozen=True, slots=True)
class Part:
    """A block of a title's own text: 0-based lines, `end` excluded. `text` is its source."""

    start: int
    end: int
    text: str
    type: str

    @property
    def is_reference(self) -> bool:
        return self.type == "paragraph_open" and is_reference(self.text)

    @property
    def names_article(self) -> bool:
        """Whether it is the title of an article, if a reference follows."""
        return self.type == "paragraph_open" and self.end - self.start == 1 and _names_article(self.text)


@dataclass(slots=True)
class Title:
    """`line` is 0-based. `rest` stands on the title's line and belongs to the answer."""

    kind: ProposalKind
    level: int
    text: str
    line: int
    rest: str = ""
    unsure: bool = False
    references: tuple[str, ...] = ()
    id: str = ""  # from a comment under the title, where `--write-ids` put one
    parts: list[Part] = field(default_factory=list)


@cache
def parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").disable("code")  # indented prose is no code
    return parser.use(front_matter_plugin).use(formulas_plugin)


def outline(note: NoteText) -> list[Title]:
    """What stands before the first title belongs to none, and is left out."""
    blocks = list(_top_level(parser().parse("\n".join(note.parsed))))
    reader = _Reader(note, flat=_is_flat(blocks, note))
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        reader.take(block, following)
    return reader.titles


def _top_level(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    begin = 0
    for index, token in enumerate(tokens):
        if token.level == 0 and token.nesting <= 0:
            if tokens[begin].map:
                yield tokens[begin : index + 1]
            begin = index + 1


def _span(block: Sequence[Token]) -> tuple[int, int]:
    return tuple(block[0].map or (0, 0))  # type: ignore[return-value]


def _is_flat(blocks: Sequence[Sequence[Token]], note: NoteText) -> bool:
    headings = bold = 0
    for block in blocks:
        if block[0].type == "heading_open":
            headings += 1
        elif block[0].type == "paragraph_open":
            start, end = _span(block)
            line = classify(note.parsed[start], flat=True, alone=end - start == 1)
            bold += line is not None and line.kind in ("bold_title", "bold_question")
    return headings <= 1 or bold > _BOLD_A_HEADING * headings


class _Reader:
    def __init__(self, note: NoteText, *, flat: bool) -> None:
        self._note = note
        self._flat = flat
        self.titles: list[Title] = []

    def take(self, block: Sequence[Token], following: Sequence[Token] | None) -> None:
        start, end = _span(block)
        match block[0].type:
            case "heading_open" if self._heading(block, start, end):
                return
            case "paragraph_open" if self._paragraph(start, end, following):
                return
            case "bullet_list_open" | "ordered_list_open" if self._list(block, start, end):
                return
            case "html_block" if self._fold(start, end):
                return
            case "front_matter" | "hr":
                return
        self._own(start, end, block[0].type)

    def _own(self, start: int, end: int, type: str) -> None:
        text = "\n".join(self._note.lines[start:end]).strip("\n")
        if self.titles and (written := _WRITTEN_ID.match(text)):
            self.titles[-1].id = written[1]
            start += text[: written.end()].count("\n")
            text = text[written.end() :].strip("\n")
        if self.titles and text.strip() and not _is_silent(text):
            self.titles[-1].parts.append(Part(start, end, text, type))

    def _open(self, line: Line, at: int, level: int, references: tuple[str, ...] = ()) -> None:
        self.titles.append(Title(line.kind, level, line.text, at, line.rest, line.unsure, references))

    def _heading(self, block: Sequence[Token], start: int, end: int) -> bool:
        source = block[1].content
        text = clean(source)
        setext = block[0].markup in ("-", "=")
        if not text or (setext and (end - start > 2 or not is_title_like(source))):
            return False
        self._open(Line("heading", text), start, int(block[0].tag[1]), links(source))
        return True

    def _fold(self, start: int, end: int) -> bool:
        """Open a title for a part that folds open under a question; its end says nothing."""
        text = "\n".join(self._note.lines[start:end])
        if line := summary(text):
            self._open(line, start, _LINE_LEVEL)
            return True
        return not without_folds(text)

    def _definitions(self, start: int, end: int) -> list[Line] | None:
        """Give the definitions of a paragraph or list of which every line is one."""
        lines = (_MARKER.sub("", line, count=1) for line in self._note.parsed[start:end])
        found = [classify(line, flat=self._flat, alone=False) for line in lines]
        return [one for one in found if one and one.kind == "definition" and one.rest] if all(found) else None

    def _paragraph(self, start: int, end: int, following: Sequence[Token] | None) -> bool:
        first = self._note.parsed[start].strip()
        if len(self.titles) == 1 and not self.titles[0].parts and is_metadata(self._note.lines[start:end]):
            return True
        if end - start > 1 and (definitions := self._definitions(start, end)) and len(definitions) == end - start:
            for at, one in enumerate(definitions, start=start):
                self._open(one, at, _LINE_LEVEL)
            return True
        line = None if first.startswith("![") else classify(first, flat=self._flat, alone=end - start == 1)
        bold = first.startswith(("**", "__")) and line is not None
        article = end - start == 1 and not bold and self._article(first, following)
        if article:
            if not self._flat or not self._has_said():
                return False  # a reference of the title above
            self._open(Line("plain_question", article, unsure=True), start, _LINE_LEVEL, links(first))
            return True
        if line is None:
            return False
        self._open(line, start, _BOLD_LEVEL if line.kind.startswith("bold") else _LINE_LEVEL)
        if end - start > 1:
            self._own(start + 1, end, "paragraph_open")
        return True

    def _has_said(self) -> bool:
        if not self.titles or self.titles[-1].rest:
            return True
        parts = self.titles[-1].parts
        names = [part.names_article and follows.is_reference for part, follows in pairwise(parts)] + [False]
        return any(not (part.is_reference or names[number]) for number, part in enumerate(parts))

    def _article(self, first: str, following: Sequence[Token] | None) -> str:
        """Give the title if a short line with a link behind or below it names an article, or what follows."""
        if has_link(without_images(first)):
            text = clean(first.partition("[")[0])
            return text if first.endswith(")") and is_title_like(text) and not is_reference(first) else ""
        if following is None or following[0].type != "paragraph_open" or not _names_article(first):
            return ""
        below = "\n".join(self._note.parsed[slice(*_span(following))])
        return clean(without_images(first)) if only_links(below) else ""

    def _list(self, block: Sequence[Token], start: int, end: int) -> bool:
        """Open a title for each item that is a question; other items belong to the one before."""
        items = list(_items(block))
        definitions = self._definitions(start, items[-1][1]) if self._is_glossary() else None
        if definitions and len(definitions) == len(items) > 1:
            for (item_start, _end), one in zip(items, definitions, strict=True):
                self._open(one, item_start, _LINE_LEVEL)
            return True
        lines = [self._item(item_start, item_end) for item_start, item_end in items]
        if not any(lines):
            return False
        before = start
        for (item_start, item_end), line in zip(items, lines, strict=True):
            if line is None:
                continue
            self._own(before, item_start, block[0].type)
            self._open(line, item_start, _LINE_LEVEL)
            self._own(item_start + 1, item_end, "item")
            before = item_end
        self._own(before, end, block[0].type)
        return True

    def _is_glossary(self) -> bool:
        """Whether terms are what is listed here, rather than parts of an answer."""
        last = self.titles[-1] if self.titles else None
        return last is None or last.kind == "definition" or (len(self.titles) == 1 and not last.parts)

    def _item(self, start: int, end: int) -> Line | None:
        said = _MARKER.sub("", self._note.parsed[start], count=1)
        line = classify(said, flat=self._flat, alone=end - start == 1, listed=True)
        if line is None and end - start > 1 and is_answer(self._note.parsed[start + 1]) and (text := clean(said)):
            return Line("plain_question", text)
        if line is None or line.kind == "definition":
            return None
        asks = line.kind == "bold_question" or is_question(line.text, marked=False)
        return line if asks else None


def _names_article(line: str) -> bool:
    return not has_link(without_images(line)) and is_title_like(without_images(line))


def _items(block: Sequence[Token]) -> Iterator[tuple[int, int]]:
    for token in block:
        if token.type == "list_item_open" and token.level == 1 and token.map:
            yield token.map[0], token.map[1]


def _is_silent(text: str) -> bool:
    bare = text.strip()
    return (bare.startswith("<!--") and bare.endswith("-->")) or bare.lower() in ("[toc]", "[[toc]]")
