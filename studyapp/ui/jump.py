"""Jump mode: a letter on every part of the screen that can be used, and pressing it does what a click there would."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Any, ClassVar
from unicodedata import normalize

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key, Resize
from textual.geometry import Offset, Region
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import OptionList, RadioButton, RadioSet, Static

from studyapp.i18n import N_, _
from studyapp.ui.widgets.bars import KeyLine
from studyapp.ui.widgets.found_list import FoundList
from studyapp.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from studyapp.ui.app import StudyApp

#: Those that lie under the fingers first.
_LETTERS = "asdfghjklqwertyuiopzxcvbnm"


@dataclass(frozen=True, slots=True)
class Target:
    """`at` is where it begins on the screen."""

    at: Offset
    act: Callable[[], object]


class Jump(ModalScreen[Target | None]):
    """Dismissed with what was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", N_("Close"), id="jump.close", priority=True),
    ]

    def __init__(self, found: Sequence[Target]) -> None:
        super().__init__()
        self._targets = dict(zip(labels(len(found)), found, strict=True))
        self._typed = ""

    def compose(self) -> ComposeResult:
        for label, target in self._targets.items():
            letter = Static(label, classes="letter")
            letter.styles.offset = (target.at.x, target.at.y)
            yield letter
        yield Static(_("The letter jumps there · Esc leaves"), classes="hint")

    def on_key(self, event: Key) -> None:
        """Take letters, full-width ones of an input method too."""
        event.stop()
        typed = self._typed + normalize("NFKC", event.character or "").casefold()
        if typed in self._targets:
            self.dismiss(self._targets[typed])
        elif any(label.startswith(typed) for label in self._targets):
            self._typed = typed
            for letter in self.query(".letter").results(Static):
                letter.display = str(letter.content).startswith(typed)

    def on_click(self) -> None:
        self.dismiss(None)

    def on_resize(self, event: Resize) -> None:
        if event.size != self.app.screen_stack[-2].size:
            self.dismiss(None)  # the letters are where nothing is any more


def open_jump(app: "StudyApp") -> None:
    """Put letters on the screen that is there now; take them away if they are there."""

    def go(chosen: Target | None) -> None:
        if chosen is not None:
            app.call_later(chosen.act)

    if isinstance(app.screen, Jump):
        app.screen.dismiss(None)  # the app's key comes first, here too
    elif found := targets(app.screen):
        app.push_screen(Jump(found), go)
    else:
        app.notify(_("There is nothing to jump to here."))


def labels(count: int) -> list[str]:
    """Give as many labels, none of which another one begins with."""
    if count <= len(_LETTERS):
        return list(_LETTERS[:count])
    return ["".join(pair) for pair in product(_LETTERS, repeat=2)][:count]


def targets(screen: Screen[Any]) -> list[Target]:
    """Give what can be used now and is in sight, from the top; keys in the footer have a letter already."""
    found: list[Target] = []
    for widget in screen.walk_children(Widget):
        seen = screen.find_widget(widget).visible_region if widget.is_on_screen else Region()
        if seen and not isinstance(widget, (KeyLine, RadioSet)):
            found += _targets_in(screen, widget, seen)
    most = len(_LETTERS) ** 2
    return sorted(found, key=lambda target: (target.at.y, target.at.x))[:most]


def _targets_in(screen: Screen[Any], widget: Widget, seen: Region) -> Iterator[Target]:
    match widget:
        case RowList() | FoundList():
            for line, choose in widget.heads():
                if seen.y <= widget.content_region.y + line < seen.bottom:
                    yield Target(Offset(seen.x, widget.content_region.y + line), choose)
        case OptionList():
            yield from _options(widget, seen)
        case RadioButton():
            yield Target(seen.offset, widget.toggle)
        case _ if widget.focusable:
            yield Target(seen.offset, partial(screen.set_focus, widget))
        case Static():
            yield from _links(widget, seen)


def _options(options: OptionList, seen: Region) -> Iterator[Target]:
    def choose(at: int) -> None:
        options.highlighted = at
        options.action_select()

    for (y, _x), at in _marked(options, seen, "option").items():
        if not options.get_option_at_index(at).disabled:
            yield Target(Offset(seen.x, y), partial(choose, at))


def _links(static: Static, seen: Region) -> Iterator[Target]:
    for (y, x), action in _marked(static, seen, "@click").items():
        yield Target(Offset(x, y), partial(static.app.run_action, action, static))


def _marked(widget: Widget, seen: Region, mark: str) -> dict[tuple[int, int], Any]:
    """Give the places on the screen where something with another mark begins, and the mark."""
    found: dict[tuple[int, int], Any] = {}
    for y, strip in enumerate(widget.render_lines(seen.translate(-widget.region.offset)), start=seen.y):
        x = seen.x
        for segment in strip:
            value = segment.style.meta.get(mark) if segment.style is not None else None
            if value is not None and value not in found.values():
                found[y, x] = value
            x += segment.cell_length
    return found
