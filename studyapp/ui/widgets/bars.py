"""The header line, thin rules and the line of keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from textual.content import Content
from textual.events import Resize
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Static

from studyapp.typeset.cells import cell_len
from studyapp.ui.keys import bound, key_of


@dataclass(frozen=True, slots=True)
class Key:
    """A key worth showing: that of the binding `name`, the user's own where there is one.

    A click does what the key does. Several names, separated by spaces, show a key each. `style` is for outcomes, such
    as grades; `mark` stands before the key.
    """

    name: str
    label: str
    style: str = ""
    mark: str = ""

    def on(self, screen: Screen[Any]) -> "ShownKey":
        names = self.name.split()
        keys = " ".join(key_of(screen, name) for name in names)
        return ShownKey(self.mark + keys, self.label, bound(screen, names[-1]).action, self.style)


@dataclass(frozen=True, slots=True)
class ShownKey:
    """A key as it stands there. Made outright only for keys of Textual's own, which no keymap changes."""

    key: str
    label: str
    action: str
    style: str = ""

    @property
    def width(self) -> int:
        return cell_len(f"{self.key} {self.label}")

    @property
    def content(self) -> Content:
        said = Content.assemble((self.key, "bold $accent"), " ", (self.label, self.style or "$foreground"))
        return clickable(said, self.action)

    def on(self, _screen: Screen[Any]) -> "ShownKey":
        return self


def clickable(content: Content, action: str) -> Content:
    """Make a click on this text run an action."""
    return content.stylize(Style.from_meta({"@click": action}))


class Header(Static):
    """Where am I, on the left; how far and what time, on the right. The right part gives way last."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._left: Content = Content("")
        self._right: Content = Content("")

    def say(self, left: Content, right: Content) -> None:
        self._left, self._right = left, right
        self._paint()

    def on_resize(self, _event: Resize) -> None:
        self._paint()

    def _paint(self) -> None:
        width = self.size.width
        if not width:
            return
        room = width - self._right.cell_length
        left = self._left.truncate(max(0, room - 1), ellipsis=True)
        self.update(Content.assemble(left, " " * max(0, room - left.cell_length), self._right))


class ThinRule(Static):
    def render(self) -> Content:
        return Content("─" * self.size.width)


class KeyLine(Static):
    """Keys that matter here, the most important first; those that don't fit are left to the help."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.auto_links = False  # they would take the grades' colours away
        self._keys: Sequence[Sequence[Key | ShownKey]] = ((),)

    def show(self, keys: Sequence[Key | ShownKey], *shorter: Sequence[Key | ShownKey]) -> None:
        """`shorter` are other ways to say the same keys, taken in turn where all of them don't fit."""
        self._keys = (keys, *shorter)
        self._paint()

    def on_resize(self, _event: Resize) -> None:
        self._paint()

    def _paint(self) -> None:
        room = self.size.width
        if not room:
            return
        ways = [[key.on(self.screen) for key in keys] for keys in self._keys]
        fitting = next((keys for keys in ways if _width(keys) <= room), ways[-1])
        while fitting and _width(fitting) > room:
            fitting.pop()
        spare = room - sum(key.width for key in fitting)
        gap = max(2, min(4, spare // max(1, len(fitting) - 1))) if len(fitting) > 1 else 0
        self.update(Content(" " * gap).join(key.content for key in fitting))


def _width(keys: Sequence[ShownKey]) -> int:
    return sum(key.width for key in keys) + 2 * (len(keys) - 1)
