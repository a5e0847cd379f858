"""Scroll bars as a line: seen when one looks for them, and as quiet as the rules otherwise."""

from typing import Any

from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBar, ScrollBarRender

_THUMB = "┃"


class LineBar(ScrollBarRender):
    @classmethod
    def render_bar(cls, *args: Any, **options: Any) -> Segments:
        """Draw as Textual does, with a line in place of the blocks that the mouse can take hold of."""
        drawn = super().render_bar(*args, **options)
        if not options["vertical"]:
            return drawn
        ground, thumb = options["back_color"], options["bar_color"]
        style = Style(color=thumb, bgcolor=ground, meta={"@mouse.down": "grab"})
        line = Segment(_THUMB * options["thickness"], style)
        held = [each.style is not None and each.style.meta == style.meta for each in drawn.segments]
        return Segments([line if is_held else each for is_held, each in zip(held, drawn.segments, strict=True)], True)


def use_line_bars() -> None:
    """Have it for the scroll bars of every widget."""
    ScrollBar.renderer = LineBar
