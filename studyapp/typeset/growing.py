"""Signs that grow with what stands in them: fences, roots, braces, frames, arrows."""

from dataclasses import dataclass

from studyapp.typeset.box import Box, beside, covered, piled, text_box, widened
from studyapp.typeset.cells import cell_len

# Top, middle part and bottom of a high fence.
_PARTS = {
    "(": ("⎛", "⎜", "⎝"),
    ")": ("⎞", "⎟", "⎠"),
    "[": ("⎡", "⎢", "⎣"),
    "]": ("⎤", "⎥", "⎦"),
    "⌊": ("⎢", "⎢", "⎣"),
    "⌋": ("⎥", "⎥", "⎦"),
    "⌈": ("⎡", "⎢", "⎢"),
    "⌉": ("⎤", "⎥", "⎥"),
    "{": ("⎧", "⎪", "⎩"),
    "}": ("⎫", "⎪", "⎭"),
    "|": ("│", "│", "│"),
    "‖": ("║", "║", "║"),
}
_WAIST = {"{": "⎨", "}": "⎬"}
_ANGLES = {"⟨": ("╱", "⟨", "╲"), "⟩": ("╲", "⟩", "╱")}
_BARS = frozenset("|‖")
_ARROWS = {
    "→": ("", "─", "→"),
    "←": ("←", "─", ""),
    "↔": ("←", "─", "→"),
    "↦": ("├", "─", "→"),
    "⇒": ("", "═", "⇒"),
    "⇐": ("⇐", "═", ""),
}


@dataclass(frozen=True, slots=True)
class Pen:
    """What lines are drawn with."""

    is_ascii: bool = False

    @property
    def bar(self) -> str:
        return "-" if self.is_ascii else "─"

    def fence(self, sign: str, up: int, down: int) -> Box:
        rows = up + down + 1
        if rows == 1 or not sign:
            return text_box(sign)
        if self.is_ascii:
            signs = [sign] * rows
        elif sign in _ANGLES:
            upper, waist, lower = _ANGLES[sign]
            signs = [upper] * (rows // 2) + [waist] * (rows % 2) + [lower] * (rows // 2)
        elif sign in _PARTS:
            top, part, bottom = _PARTS[sign]
            signs = [top, *[part] * (rows - 2), bottom]
            if sign in _WAIST and rows > 2:
                signs[up if up and down else rows // 2] = _WAIST[sign]
        else:
            signs = [" " * text_box(sign).width] * rows
            signs[up] = sign
        return Box(tuple(signs), up, text_box(sign).width, up, down)

    def fenced(self, left: str, body: Box, right: str) -> Box:
        """The signs cover the body, but for what may hang out of a line."""
        space = int(body.is_tall and (self.is_ascii or left in _BARS or right in _BARS))
        parts = [(0, body)]
        if left:
            parts = [(0, self.fence(left, body.up, body.down)), (space, body)]
        if right:
            parts.append((space, self.fence(right, body.up, body.down)))
        return beside(parts)

    def fraction(self, top: Box, bottom: Box) -> Box:
        """A bar in the bar's whole length above or below makes this one longer, so that it's seen which is which."""
        nested = any(box.width and self.bar * box.width in box.lines for box in (top, bottom))
        width = max(top.width, bottom.width) + (2 if nested or self.is_ascii else 0)
        return piled(
            [widened(top, width, "c"), text_box(self.bar * max(width, 1)), widened(bottom, width, "c")], "c", 1
        )

    def root(self, degree: str, body: Box) -> Box:
        column = [""] * (len(body.lines) + 1)
        column[-2:] = degree, "√"
        wide = max(map(cell_len, column))
        signs = Box(tuple(" " * (wide - cell_len(sign)) + sign for sign in column), body.base + 1, wide)
        roof = ("┌─" + "─" * body.width, *("│ " + line for line in body.lines))
        return covered(beside([(0, signs), (0, Box(roof, body.base + 1, body.width + 2))]))

    def brace(self, width: int, *, over: bool) -> Box:
        if self.is_ascii:
            return text_box("/" + "-" * (width - 2) + "\\" if over else "\\" + "-" * (width - 2) + "/")
        left, tip, right = "╭┴╮" if over else "╰┬╯"
        half = (width - 3) // 2
        return text_box(left + "─" * half + tip + "─" * (width - 3 - half) + right)

    def frame(self, body: Box) -> Box:
        corners, side = ("++++", "|") if self.is_ascii else ("┌┐└┘", "│")
        edge = self.bar * (body.width + 2)
        lines = [f"{side} {line} {side}" for line in body.lines]
        whole = (corners[0] + edge + corners[1], *lines, corners[2] + edge + corners[3])
        return Box(whole, body.base + 1, body.width + 4, body.base + 1, body.below + 1)

    def arrow(self, sign: str, width: int) -> Box:
        head, shaft, tip = _ARROWS.get(sign) or (
            "<" * sign.startswith("<"),
            "=" if "=" in sign else "-",
            ">" * sign.endswith(">"),
        )
        return text_box(head + shaft * (width - len(head + tip)) + tip) if width > 1 else text_box(sign)
