"""A list of any length that paints only the lines in sight: one line a card that was found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from studyapp.study.browsing import FoundCard
from studyapp.ui.widgets.row_list import MARGIN, RowList

Line = Callable[[FoundCard], Content]


class FoundList(ScrollView, can_focus=True):
    """Keeps its cursor on the same card when others are found. Its keys are those of every list."""

    BINDINGS = RowList.BINDINGS

    @dataclass
    class Moved(Message):
        card: FoundCard

    @dataclass
    class Chosen(Message):
        card: FoundCard

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.auto_links = False
        self._cards: Sequence[FoundCard] = ()
        self._make: Callable[[int], Line] = lambda _width: lambda _card: Content("")
        self._line: Line | None = None
        self._at = 0

    @property
    def current(self) -> FoundCard | None:
        return self._cards[self._at] if self._cards else None

    def show(self, cards: Sequence[FoundCard], make: Callable[[int], Line], *, on: int = 0) -> None:
        """`make` gives, for a width in cells, what paints a card's line. The cursor goes to the item `on`, if found.

        Otherwise it stays on its card or, where that is gone, in its place; the first line for a new search is `on=-1`.
        """
        before = self.current
        wanted = on or (before.item if before is not None else 0)
        place = next((at for at, card in enumerate(cards) if card.item == wanted), 0 if on else self._at)
        self._cards, self._make, self._line = cards, make, None
        self._at = max(0, min(place, len(cards) - 1))
        self.virtual_size = Size(self.scrollable_content_region.width, len(cards))
        self._keep_in_view()
        self.refresh()

    def on_resize(self) -> None:
        self._line = None
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._cards))
        self.call_after_refresh(self._keep_in_view)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width, at = self.scrollable_content_region.width, y + self.scroll_offset.y
        if at >= len(self._cards) or width <= MARGIN:
            return Strip.blank(width, self.rich_style)
        if self._line is None:
            self._line = self._make(width - MARGIN)
        chosen = at == self._at
        cursor = ("▸ ", "bold $accent" if self.has_focus else "$muted") if chosen else "  "
        line = Content.assemble(cursor, self._line(self._cards[at]))
        return Visual.to_strips(self, line, width, 1, self.visual_style, pad=True)[0]

    def heads(self) -> list[tuple[int, Callable[[], None]]]:
        """Give the line of each card in sight, as it is scrolled now, and what choosing it does."""

        def choose(at: int) -> None:
            self.focus()
            self._go(at)
            self.action_choose()

        top = self.scroll_offset.y
        seen = range(top, min(len(self._cards), top + self.size.height))
        return [(at - top, partial(choose, at)) for at in seen]

    def _watch_has_focus(self) -> None:
        self.refresh()

    def _go(self, at: int) -> None:
        if not self._cards:
            return
        self._at = max(0, min(at, len(self._cards) - 1))
        self._keep_in_view()
        self.refresh()
        self.post_message(self.Moved(self._cards[self._at]))

    def _keep_in_view(self) -> None:
        height = self.scrollable_content_region.height
        if not self._cards or not height:
            return
        if self._at < self.scroll_offset.y:
            self.scroll_to(y=self._at, animate=False, immediate=True)
        elif self._at >= self.scroll_offset.y + height:
            self.scroll_to(y=self._at - height + 1, animate=False, immediate=True)

    def action_move(self, by: int) -> None:
        self._go(self._at + by)

    def action_page(self, by: int) -> None:
        self._go(self._at + by * max(1, self.size.height - 1))

    def action_go(self, at: int) -> None:
        self._go(at if at >= 0 else len(self._cards) - 1)

    def action_choose(self) -> None:
        if self._cards:
            self.post_message(self.Chosen(self._cards[self._at]))

    def on_click(self, event: Click) -> None:
        if not self.content_region.contains_point(event.screen_offset):
            return  # the scroll bar
        at = event.screen_y - self.content_region.y + self.scroll_offset.y
        if at < len(self._cards):
            again = at == self._at
            self._go(at)
            if again:
                self.action_choose()
