"""A list one moves through with a cursor; a row may be open, with more lines under it.

Only the lines in sight are painted: a list may have thousands of rows.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.visual import Visual
from textual.widgets import Static

from studyapp.i18n import N_

#: Cells before each line, for the cursor.
MARGIN = 2


@dataclass(frozen=True, slots=True)
class Row:
    """Its lines are broken already. `body` stands under the head; empty while the row is closed.

    `above` is a heading that the rows from here on share; it scrolls with the row and is no part of it. A head that is
    a function gives a single line, and is asked for it only when that is in sight.
    """

    key: str
    head: Content | Callable[[], Content]
    body: Content = field(default=Content(""))
    above: Content = field(default=Content(""))

    @property
    def heading(self) -> list[Content]:
        return self.above.split("\n", allow_blank=True) if self.above else []

    @property
    def lines(self) -> list[Content]:
        head = [self.head()] if callable(self.head) else self.head.split("\n", allow_blank=True)
        body = self.body.split("\n", allow_blank=True) if self.body else []
        return [*self.heading, *head, *body]

    @property
    def height(self) -> int:
        head = 1 if callable(self.head) else self.head.plain.count("\n") + 1
        return head + sum(part.plain.count("\n") + 1 for part in (self.above, self.body) if part)


def heading(words: str, *, first: bool = False) -> Content:
    """Give what stands above the rows of a part, with a gap before it but above the first."""
    return Content.assemble("" if first else "\n", "  ", (words, "bold $accent"))


class RowList(VerticalScroll, can_focus=True):
    """Keeps its cursor on the same row when rows are added or change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", N_("Row above, or scroll"), id="rows.up"),
        Binding("down,j", "move(1)", N_("Row below, or scroll"), id="rows.down"),
        Binding("pageup", "page(-1)", N_("A page up or down"), id="rows.page_up"),
        Binding("pagedown", "page(1)", N_("A page up or down"), id="rows.page_down"),
        Binding("home,g", "go(0)", N_("First or last row"), id="rows.first"),
        Binding("end,G", "go(-1)", N_("First or last row"), id="rows.last"),
        Binding("enter", "choose", N_("Open"), id="rows.choose"),
    ]

    @dataclass
    class Moved(Message):
        key: str

    @dataclass
    class Chosen(Message):
        key: str

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._make: Callable[[int], Sequence[Row]] = lambda _width: ()
        self._rows: Sequence[Row] = ()
        self._tops: Sequence[int] = (0,)  # the line each row begins in, and where the next one would
        self._at = 0
        self._lines: dict[int, list[Content]] = {}  # of the rows that were seen

    def compose(self) -> ComposeResult:
        yield _Lines(self)

    @property
    def current(self) -> str:
        """The key of the row under the cursor; empty if there are no rows."""
        return self._rows[self._at].key if self._rows else ""

    def show(self, make: Callable[[int], Sequence[Row]]) -> None:
        """`make` gives the rows for a width in cells."""
        self._make = make
        self._set()

    def on_resize(self) -> None:
        self._set()
        if self.has_focus and self._rows:
            self.call_after_refresh(self._keep_in_view)

    def _set(self) -> None:
        width = self.scrollable_content_region.width - MARGIN
        if width <= 0:
            return
        current, self._rows = self.current, (rows := self._make(width))
        keys = [row.key for row in rows]
        self._at = keys.index(current) if current in keys else max(0, min(self._at, len(rows) - 1))
        self._tops = [0, *accumulate(row.height for row in rows)]
        self._lines.clear()
        self.query_one(_Lines).refresh(layout=True)

    def go(self, key: str, *, scroll: bool = True) -> None:
        """Put the cursor on the row of this key, if there is one."""
        for at, row in enumerate(self._rows):
            if row.key == key:
                self._go(at, scroll=scroll)

    def heads(self) -> list[tuple[int, Callable[[], None]]]:
        """Give the line in which each row begins, as it is scrolled now, and what choosing the row does."""

        def choose(at: int) -> None:
            self.focus()
            self._go(at)
            self.action_choose()

        tops = [top + len(row.heading) for top, row in zip(self._tops, self._rows, strict=False)]
        return [(top - round(self.scroll_y), partial(choose, at)) for at, top in enumerate(tops)]

    @property
    def length(self) -> int:
        return self._tops[-1]

    def line(self, number: int) -> Content:
        """Give a line with its cursor, if it is there."""
        if number >= self.length:
            return Content("")
        at = self._row_at(number)
        row = self._rows[at]
        if at not in self._lines:
            self._lines[at] = row.lines
        here = at == self._at and self.has_focus and number - self._tops[at] == len(row.heading)
        return Content.assemble(("▸ ", "bold $accent") if here else "  ", self._lines[at][number - self._tops[at]])

    def _watch_has_focus(self) -> None:
        self.query_one(_Lines).refresh()

    def _row_at(self, line: float) -> int:
        return max(0, min(bisect_right(self._tops, line) - 1, len(self._rows) - 1))

    def _go(self, at: int, *, scroll: bool = True) -> None:
        if not self._rows:
            return
        self._at = max(0, min(at, len(self._rows) - 1))
        self.query_one(_Lines).refresh()
        if scroll:
            self.call_after_refresh(self._keep_in_view)
        self.post_message(self.Moved(self.current))

    def _keep_in_view(self) -> None:
        top, bottom = self._span
        bottom = min(bottom, top + self.size.height)
        if top < self.scroll_y:
            self.scroll_to(y=top, animate=False)
        elif bottom > self.scroll_y + self.size.height:
            self.scroll_to(y=bottom - self.size.height, animate=False)

    def action_move(self, by: int) -> None:
        """Move on by a row, but first through the lines of this one that are out of sight."""
        if not self._rows:
            return
        top, bottom = self._span
        unseen = top < self.scroll_y if by < 0 else bottom > self.scroll_y + self.size.height
        if unseen and bottom - top > 1:
            self.scroll_relative(y=by, animate=False)
        else:
            self._go(self._at + by)

    @property
    def _span(self) -> tuple[int, int]:
        """The lines of the row under the cursor, the last one excluded."""
        return self._tops[self._at], self._tops[self._at + 1]

    def action_page(self, by: int) -> None:
        self._go(self._row_at(self._tops[self._at] + by * self.size.height))

    def action_go(self, at: int) -> None:
        self._go(at if at >= 0 else len(self._rows) - 1)

    def go_to_heading(self, by: int) -> None:
        """Go on by so many headings, round at either end."""
        headings = [at for at, row in enumerate(self._rows) if row.above]
        if headings:
            here = bisect_right(headings, self._at) - 1
            self._go(headings[(here + by) % len(headings)])

    def action_choose(self) -> None:
        if self._rows:
            self.post_message(self.Chosen(self.current))

    def on_click(self, event: Click) -> None:
        if not self.content_region.contains_point(event.screen_offset):
            return
        # The event's own place is within the part that was hit, which is scrolled.
        line = event.screen_y - self.content_region.y + round(self.scroll_y)
        at = self._row_at(line)
        self._go(at)
        if self._rows and line == self._tops[at] + len(self._rows[at].heading):
            self.action_choose()


class _Lines(Static):
    def __init__(self, rows: RowList) -> None:
        super().__init__()
        self._list = rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._list.length

    def render(self) -> Content:
        """All of it, for who asks; what is painted are lines."""
        return Content("\n").join(map(self._list.line, range(self._list.length)))

    def render_line(self, y: int) -> Strip:
        line = self._list.line(y)
        return Visual.to_strips(self, line, self.size.width, 1, self.visual_style, pad=True)[0]
