"""Formulas between dollars, and amounts of money that are none.

The plugin's own inline rule looks at the end of a paragraph for what stands before its first character, so `$x$ is 5`
lost its formula; and it takes `$5, and $` for one. Its rule for blocks is kept.
"""

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.dollarmath import dollarmath_plugin


def formulas_plugin(parser: MarkdownIt) -> None:
    """Give tokens `math_inline`, `math_inline_double`, `math_block` and `math_block_label`."""
    parser.use(dollarmath_plugin, allow_digits=False, double_inline=True)
    parser.inline.ruler.at("math_inline", _inline_formula)


def _inline_formula(state: StateInline, silent: bool) -> bool:
    source, start = state.src, state.pos
    if source[start] != "$" or (start > 0 and source[start - 1].isdecimal()):
        return False
    fence = "$$" if source.startswith("$$", start) else "$"
    inner = start + len(fence)
    end = _closing(source, fence, inner)
    if end < 0 or not _is_formula(source[inner:end], fence, source[end + len(fence) :]):
        return False
    if not silent:
        token = state.push("math_inline_double" if fence == "$$" else "math_inline", "math", 0)
        token.content, token.markup = source[inner:end], fence
    state.pos = end + len(fence)
    return True


def _closing(source: str, fence: str, start: int) -> int:
    """Where the fence that ends a formula stands; -1 if nowhere. A dollar behind a backslash is none."""
    end = source.find(fence, start)
    while end >= 0 and _escaped(source, start, end):
        end = source.find(fence, end + 1)
    return end


def _escaped(source: str, start: int, at: int) -> bool:
    before = source[start:at]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _is_formula(content: str, fence: str, after: str) -> bool:
    """`$ x $` is one; `$5, and $x` has a space on one side only, and `$5 and $10` a digit behind it."""
    if not content.strip() or after[:1].isdecimal():
        return False
    return fence == "$$" or content[0].isspace() == content[-1].isspace()
