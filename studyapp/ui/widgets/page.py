"""Text to scroll in, set anew for whatever width it has."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static


class Page(VerticalScroll):
    """Its scroll bar's column is kept free, so that the text never moves for it."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._make: Callable[[int], Content] = lambda _width: Content("")

    def compose(self) -> ComposeResult:
        yield Static()

    def show(self, make: Callable[[int], Content]) -> None:
        """`make` gives the text for a width in cells."""
        self._make = make
        self.on_resize()

    def on_resize(self) -> None:
        if width := self.scrollable_content_region.width:
            self.query_one(Static).update(self._make(width))
