"""Textual's text area with the habits of a code editor: indentation, comments, colours that follow the app's theme."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.style import Style
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.events import Key
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, Selection, TextAreaTheme

from studyapp.i18n import N_
from studyapp.ui.keys import bound_here
from studyapp.ui.widgets.python_lines import blank, dedented, indented, next_indent, stop_before, toggled_comment

#: What the highlighter finds -> the variable of the app's theme that colours it. The rest is left plain: an editor
#: in which everything is coloured says nothing.
_COLOURS = {
    **dict.fromkeys(("comment", "string.documentation"), "code-comment"),
    **dict.fromkeys(("string", "string.escape"), "code-string"),
    **dict.fromkeys(("number", "float", "boolean", "constant.builtin"), "code-number"),
    **dict.fromkeys(("keyword", "keyword.function", "keyword.return", "keyword.operator"), "code-keyword"),
    **dict.fromkeys(("conditional", "repeat", "exception", "include"), "code-keyword"),
    **dict.fromkeys(("function", "method", "type.class"), "code-name"),
}
_BOLD = {"function", "method", "type.class"}


class CodeEditor(TextArea):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "indent", N_("Indent the selection, or go to the next stop"), id="editor.indent"),
        Binding("shift+tab", "dedent", N_("Take one indentation from the line or the selection"), id="editor.dedent"),
        # Terminals send Ctrl+_ for Ctrl+/, but those with the kitty protocol.
        Binding("ctrl+underscore,ctrl+slash", "comment", N_("Comment out, or back in"), id="editor.comment"),
        Binding("ctrl+z", "undo", N_("Undo an edit"), id="editor.undo"),
        Binding("ctrl+y", "redo", N_("Redo it"), id="editor.redo"),
    ]

    def __init__(self, text: str = "", *, id: str, read_only: bool = False) -> None:
        super().__init__(
            text,
            id=id,
            language="python",
            soft_wrap=False,
            tab_behavior="indent",
            show_line_numbers=True,
            read_only=read_only,
            compact=True,
        )
        self.cursor_blink = False  # nothing moves by itself but the clock

    def on_mount(self) -> None:
        self.watch(self.app, "theme", self._take_colours)

    def _take_colours(self) -> None:
        variables = self.app.current_theme.variables
        colours = {variable: Color.parse(variables[variable]).rich_color for variable in _COLOURS.values()}
        styles = {name: Style(color=colours[variable], bold=name in _BOLD) for name, variable in _COLOURS.items()}
        self.register_theme(TextAreaTheme("studyapp", syntax_styles=styles))
        self.theme = "studyapp"

    async def _on_key(self, event: Key) -> None:
        """Take the keys that a text area would insert as they are, keep for itself, or let bubble.

        A bubbling key reaches its binding only after letters typed behind it have been inserted: when keys come in a
        burst, a backspace would take the wrong letter.
        """
        if event.key == "escape":
            event.prevent_default()  # the screen's; a text area would move the focus
            return
        bound = bound_here(self).key_to_bindings.get(event.key, [])
        if not bound and (event.key != "enter" or self.read_only):
            return
        event.stop()
        event.prevent_default()
        if event.key == "enter":
            self._break_line()
        for binding in bound[:1]:
            await self.run_action(binding.action)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        return not self.read_only and character is not None and character.isprintable()

    def replace_all(self, text: str) -> None:
        """Put other text in, as one edit that can be undone, with the cursor about where it was."""
        if text == self.text:
            return
        row, column = self.cursor_location
        self._edit(text, (0, 0), self.document.end)
        self.move_cursor((min(row, self.document.line_count - 1), column))

    def _break_line(self) -> None:
        start, end = sorted(self.selection)
        above = [*self.document.lines[: start[0]], self.document[start[0]][: start[1]]]
        rest = self.document[end[0]][end[1] :]
        # Spaces that stood between two words would push the second one out of its column.
        spaces = len(rest) - len(rest.lstrip(" ")) if above[-1].strip() else 0
        self.replace("\n" + next_indent(above), start, (end[0], end[1] + spaces), maintain_selection_offset=False)

    def action_delete_left(self) -> None:
        """Take a whole indentation where only white space stands before the cursor."""
        row, column = self.cursor_location
        before = self.document[row][:column]
        if self.read_only or not self.selection.is_empty or not before or before.strip(" "):
            super().action_delete_left()
            return
        self.delete((row, stop_before(column)), (row, column), maintain_selection_offset=False)

    def action_indent(self) -> None:
        if self.read_only:
            return
        if self.selection.is_empty:
            self.insert(" " * self._find_columns_to_next_tab_stop(), maintain_selection_offset=False)
        else:
            self._change_lines(indented)

    def action_dedent(self) -> None:
        self._change_lines(dedented)

    def action_comment(self) -> None:
        self._change_lines(toggled_comment)

    def _change_lines(self, change: Callable[[Sequence[str]], list[str]]) -> None:
        """Change the lines of the selection as one edit; the same characters stay selected."""
        if self.read_only:
            return
        (first, _), (last, last_column) = sorted(self.selection)
        if last > first and last_column == 0:
            last -= 1  # nothing of that line is selected
        lines = self.document.lines[first : last + 1]
        changed = change(lines)
        if changed == lines:
            return
        start, end = self.selection
        self._edit("\n".join(changed), (first, 0), (last, len(lines[-1])))
        pairs = {first + at: pair for at, pair in enumerate(zip(lines, changed, strict=True))}
        self.selection = Selection(*((row, _moved(column, *pairs.get(row, ("", "")))) for row, column in (start, end)))

    def _edit(self, text: str, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Make an edit that is undone by itself."""
        self.history.checkpoint()
        self.edit(Edit(text, start, end, maintain_selection_offset=False))
        self.history.checkpoint()


def _moved(column: int, old: str, new: str) -> int:
    """Give the place of a line's column after white space or a comment sign at its beginning came or went."""
    if column < len(blank(old)):
        return min(column, len(new))
    return max(column + len(new) - len(old), len(blank(new)))
