"""What all full screens share: a frame of header and keys, and plain words when the terminal is too small."""

from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from studyapp.errors import StudyError
from studyapp.i18n import _
from studyapp.ui.keys import key_of
from studyapp.ui.typography import look
from studyapp.ui.widgets.bars import Header, KeyLine, ThinRule
from studyapp.ui.words import broken

Result = TypeVar("Result")

LEAST_WIDTH, LEAST_HEIGHT = 40, 12
#: Lines longer than this are hard to read, however wide the terminal is.
MEASURE = 92


class FramedScreen(Screen[Result]):
    """Subclasses give `matter()`, and repaint everything they show in `paint()`.

    `about` says what the screen is for, for the help; a message to translate.
    """

    about: ClassVar[str] = ""

    AUTO_FOCUS = ""
    _held: Widget | None = None

    def compose(self) -> ComposeResult:
        yield Header(id="header")
        yield ThinRule(classes="rule")
        with VerticalScroll(id="matter", can_focus=False):
            yield from self.matter()
        yield Static(id="fault")
        yield ThinRule(classes="rule")
        yield KeyLine(id="keys")
        yield KeyLine(id="more-keys")
        yield Static(id="too-small")

    def matter(self) -> ComposeResult:
        raise NotImplementedError

    def paint(self) -> None:
        """Show everything anew, for the present size and language."""
        raise NotImplementedError

    @property
    def indent(self) -> int:
        return 3 if self.size.width >= 72 else 1

    @property
    def text_width(self) -> int:
        """Cells for text between the margins; the scroll bar's column is kept free."""
        return max(20, min(self.size.width - 2 * self.indent - 1, MEASURE))

    def show(self, part: str, content: Content) -> None:
        """Put text into a Static; an empty one takes no room."""
        static = self.query_one(f"#{part}", Static)
        static.display = bool(content)
        static.update(content)

    def say_fault(self, text: str) -> None:
        """Show what went wrong above the keys until the next thing goes well; empty takes it away."""
        self.query_one("#fault").remove_class("-note")
        self.show("fault", Content(broken(text, max(20, self.size.width - 2))))

    def say_note(self, text: str) -> None:
        """Show what was done, in the same place, quietly."""
        self.say_fault(text)
        self.query_one("#fault").add_class("-note")

    def on_resize(self, event: Resize) -> None:
        self.measure(event.size)
        if not self.has_class("-too-small"):
            self.call_after_refresh(self.paint)

    def measure(self, size: Size | None = None) -> None:
        """Fit the frame to the terminal and to the spacing that is set; a low terminal is always compact."""
        width, height = size or self.size
        small = width < LEAST_WIDTH or height < LEAST_HEIGHT
        if small != self.has_class("-too-small"):
            self._hold_focus() if small else self.call_after_refresh(self._give_focus_back)
        self.set_class(small, "-too-small")
        fault = self.query_one("#fault", Static)
        fault.display = not small and bool(fault.content)
        self.set_class(height < 20 or look().tight, "-low")
        self.set_class(width < 72, "-narrow")
        if small:
            words = _("Too small: at least {width}x{height} is needed, this is {w}x{h}. Nothing is lost.")
            said = words.format(width=LEAST_WIDTH, height=LEAST_HEIGHT, w=width, h=height)
            self.query_one("#too-small", Static).update(said)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Do nothing unseen but leave."""
        return action in ("leave", "dismiss") or not self.has_class("-too-small")

    def _hold_focus(self) -> None:
        """What is hidden loses the focus: letters meant for a box would be taken for keys afterwards."""
        self._held = self.focused

    def _give_focus_back(self) -> None:
        if self.focused is None and self._held is not None and self._held.is_attached:
            self.set_focus(self._held)

    def key(self, name: str) -> str:
        """Say the key of a binding, the user's own where there is one; for words that name a key."""
        return key_of(self, name)

    def tried(self, act: Callable[[], object]) -> bool:
        """Do something that may fail for the user's machine; say so on the screen if it does."""
        try:
            act()
        except StudyError as error:
            self.say_fault(str(error))
            return False
        self.say_fault("")
        return True

    def scroll_matter(self, pages: float) -> None:
        matter: Widget = self.query_one("#matter")
        matter.scroll_relative(y=round(pages * matter.size.height), animate=False)

    def action_page_down(self) -> None:
        self.scroll_matter(0.8)

    def action_page_up(self) -> None:
        self.scroll_matter(-0.8)
