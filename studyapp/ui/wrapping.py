"""Line breaking for everything that Textual wraps itself: its own breaker knows only spaces.

Put in place once, before the first widget wraps. tests/ui/test_wrapping.py fails where a new Textual breaks lines
elsewhere.
"""

import sys

import textual._wrap
import textual.content

from studyapp.typeset.cells import cell_len, char_cells
from studyapp.typeset.linebreak import breaks

_shown_divided = sys.modules["textual.content"].divide_line
_written_divided = textual._wrap.compute_wrap_offsets


def install() -> None:
    """Break lines our way in texts, dialogs, notices, lists and text areas. Calling it again changes nothing."""
    for module, name, ours in (
        ("textual.content", "divide_line", divide_text),
        ("textual._wrap", "compute_wrap_offsets", divide_written),
        # It has taken the name from the module above, if anything has imported it.
        ("textual.document._wrapped_document", "compute_wrap_offsets", divide_written),
    ):
        if module in sys.modules:
            setattr(sys.modules[module], name, ours)


def divide_text(text: str, width: int, fold: bool = True) -> list[int]:
    """What `rich._wrap.divide_line` gives. A long word that is to be cropped rather than folded is left to that."""
    if not fold or width < 1:
        return list(_shown_divided(text, width, fold))
    return breaks(text, width)


def divide_written(
    text: str,
    width: int,
    tab_size: int,
    fold: bool = True,
    precomputed_tab_sections: list[tuple[str, int]] | None = None,
) -> list[int]:
    """What `textual._wrap.compute_wrap_offsets` gives; a line with tabs is left to that.

    Unlike in a text that is shown, the cursor must find room behind spaces at the end of a line: the text area keeps
    one cell for it, so one space may hang.
    """
    if not fold or width < 2 or "\t" in text:
        return list(_written_divided(text, width, tab_size, fold, precomputed_tab_sections))
    found: list[int] = []
    begun = 0
    while begun < len(text):
        ends = [*(begun + cut for cut in breaks(text[begun:], width)), len(text)]
        for end in ends:
            room = width + (end < len(text))
            fitting = begun + _fitting(text[begun:end], room)
            begun = fitting
            if begun < len(text):
                found.append(begun)
            if fitting < end:
                break  # the spaces that found no room begin a line, and all that follows moves
    return found


def _fitting(text: str, room: int) -> int:
    """How many characters of the text fit into `room` cells; at least one."""
    if cell_len(text) <= room:
        return len(text)
    used = 0
    for number, char in enumerate(text):
        used += char_cells(char)
        if used > room:
            return max(1, number)
    return len(text)
