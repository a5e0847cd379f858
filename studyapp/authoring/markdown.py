"""The one markdown parser, and how its tokens map back to lines and source text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from studyapp.authoring.dollars import formulas_plugin


@cache
def parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table").use(front_matter_plugin).use(formulas_plugin)


@dataclass(frozen=True, slots=True)
class Block:
    """A top-level block with everything inside it. `start` and `end` are 0-based lines, `end` excluded."""

    start: int
    end: int
    tokens: tuple[Token, ...]

    @property
    def first(self) -> Token:
        return self.tokens[0]

    @property
    def text(self) -> str:
        """The inline source of a heading or paragraph."""
        return next((token.content for token in self.tokens if token.type == "inline"), "")

    def is_heading(self, *tags: str) -> bool:
        return self.first.type == "heading_open" and self.first.tag in tags


def read_blocks(lines: Sequence[str], offset: int = 0) -> list[Block]:
    """Give the top-level blocks of `lines[offset:]`, with line numbers of the whole."""
    tokens = parser().parse("\n".join(lines[offset:]))
    blocks: list[Block] = []
    begin = 0
    for index, token in enumerate(tokens):
        if token.level == 0 and token.nesting <= 0:
            start, end = tokens[begin].map or (0, 0)
            for inner in tokens[begin : index + 1]:
                if inner.map:
                    inner.map = [inner.map[0] + offset, inner.map[1] + offset]
            blocks.append(Block(start + offset, end + offset, tuple(tokens[begin : index + 1])))
            begin = index + 1
    return blocks


def cut(lines: Sequence[str], start: int, end: int) -> str:
    """Give the source lines from `start` up to `end`, without empty lines at either end."""
    while start < end and not lines[start].strip():
        start += 1
    while end > start and not lines[end - 1].strip():
        end -= 1
    return "\n".join(lines[start:end])


def inline_texts(block: Block) -> Iterator[tuple[int, str, str]]:
    """Give (0-based line, plain text, inline source) for each text that is neither code nor a formula."""
    for token in block.tokens:
        if token.type != "inline":
            continue
        line = token.map[0] if token.map else block.start
        for child in token.children or ():
            if child.type == "text":
                yield line, child.content, token.content
            elif child.type in ("softbreak", "hardbreak"):
                line += 1
            else:
                line += child.content.count("\n")


def mask_code_and_math(inline: Token) -> str:
    """Give the inline source with code spans and formulas blanked out, character for character."""
    source = inline.content
    masked = source.replace("\n", " ")
    position = 0
    for child in inline.children or ():
        if child.type not in ("code_inline", "math_inline", "math_inline_double"):
            continue
        fence, content = child.markup, child.content.replace("\n", " ")
        spellings = (f"{fence}{content}{fence}", f"{fence} {content} {fence}")
        start, raw = next(((at, raw) for raw in spellings if (at := masked.find(raw, position)) >= 0), (position, ""))
        position = start + len(raw)
        masked = masked[:start] + "\0" * len(raw) + masked[position:]
    return masked
