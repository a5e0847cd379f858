"""Formulas to be read aloud, on one line.

Scripts and marks are words (`x hat sub i squared`), each about the one word or bracket before it, and `sub` takes the
one word or bracket behind it. Greek letters and signs that voices skip are words; + - = < > / and brackets stay.
"""

from dataclasses import replace

from studyapp.typeset.alphabets import PLAIN, pairs
from studyapp.typeset.oneline import Line, bracketed
from studyapp.typeset.rewriting import Rewriter
from studyapp.typeset.shape import plain_nodes
from studyapp.typeset.spacing import Air, Piece, gap
from studyapp.typeset.symbols import NAMES
from studyapp.typeset.tree import PRIME, Arrow, Bar, Brace, Fence, Grid, Kind, Node, Row, Script, Stack, Symbol

_SIGNS = (
    NAMES
    | PLAIN
    | pairs(
        """· times * star × times ÷ / − - ∘ compose ∩ intersect ∪ union ∖ minus ∧ and ∨ or 
        → to ← becomes ⇒ implies ⇐ if ⇔ iff ↔ iff ∈ in ∋ contains | given ∥ parallel ≤ <= ≥ >= ≪ << ≫ >>
        ∞ infinity ∂ partial ∇ gradient ¬ not ∀ forall ∃ exists ∅ nothing … ... ⊤ transpose ⊥ perpendicular
        ° degrees ℓ l ∑ sum ∏ product ∫ integral ∮ integral ⋃ union ⋂ intersection ⋮ ... ⋱ ... ≡ equivalent ≜ :=
        ≔ := ⊂ subset ⊃ superset ‖ parallel"""
    )
    | {
        "∼": "distributed as",
        "≠": "not equal to",
        "±": "plus or minus",
        "∓": "minus or plus",
        "∉": "not in",
        "⊙": "elementwise times",
        "⊕": "circled plus",
        "⊗": "circled times",
        "⊆": "subset of or equal to",
        "≈": "approximately",
        "∝": "proportional to",
        "↦": "maps to",
        "%": "percent",
    }
)
_CALLS = {
    ("⌊", "⌋"): "floor",
    ("⌈", "⌉"): "ceiling",
    ("|", "|"): "magnitude",
    ("‖", "‖"): "norm",
    ("⟨", "⟩"): "angle",
}
_POWERS = {"2": "squared", "3": "cubed", "transpose": "transpose", "compose": "degrees", "star": "star", "+": "plus"}


class _Speech(Rewriter):
    def marked(self, letter: str, mark: str) -> str:
        return f"{letter} {mark}"

    def script(self, script: Script) -> Row:
        match script.base:
            case Fence("", body, "|"):
                at = self.row(script.subscript)
                return (*self.row(body), Symbol("at", Kind.RELATION), *(at if len(at) == 1 else [Fence("(", at, ")")]))
            case Bar("|"):
                return Symbol("at", Kind.RELATION), Fence("(", self.row(script.subscript), ")")
        return super().script(script)


SPEECH = _Speech(_SIGNS, _CALLS)


class SpokenLine(Line):
    slash = " / "
    prime = "prime"

    def row(self, row: "tuple[Node, ...] | list[Node]", air: Air) -> str:  # type: ignore[override]
        return super().row(row, Air.WIDE)

    def gap(self, before: Piece, after: Piece, air: Air) -> int:
        cells = gap(before, after, air)
        if cells or not before.text or (before.prefix and not before.text.isalpha()):
            return cells
        last, first = before.text[-1], after.text[:1]
        if first == "(":
            return int(
                after.word_start or last == ")" or (" " in before.text and before.kind in (Kind.BIG, Kind.FUNCTION))
            )
        return int((last.isalnum() or last in ")]}.") and (first.isalnum() or first in "[{"))

    def stack(self, stack: Stack, before: Piece, air: Air) -> Piece:
        match stack.body:
            case (Symbol(limits=True) as name,):
                return self.script(Script(name, stack.under, stack.over), before, air)
            case (node,):
                base = self.base(Script(node, (), ()), before, air)
            case body:
                base = Piece(self.row(body, air))
        return replace(base, text=base.text + self._labels(stack.over, stack.under))

    def braced(self, brace: Brace, label: Row, air: Air) -> Piece:
        return bracketed(self.row(brace.body, air) + self._labels(label))

    def _labels(self, *rows: Row) -> str:
        return "".join(f" labelled {_word(self.row(row, Air.WIDE))}" for row in rows if plain_nodes(row))

    def script(self, script: Script, before: Piece, air: Air) -> Piece:
        if isinstance(script.base, Brace):
            return self.braced(script.base, (*script.superscript, *script.subscript), air)
        base = self.base(script, before, air)
        lower = _name(script.subscript, 3) or self.row(script.subscript, air)
        upper = self.row(script.superscript, air)
        if base.kind is Kind.BIG or (
            base.kind is Kind.FUNCTION and isinstance(script.base, Symbol) and script.base.limits
        ):
            return replace(base, text=f"{base.text}{self._range(base.text, script.subscript, upper)} of")
        words = [base.text]
        if lower:
            words.append(f"base {_word(lower)}" if base.text == "log" else f"sub {_word(lower)}")
        raised = script.superscript
        while raised and raised[0] == PRIME:
            words.append("prime")
            raised = raised[1:]
        if raised:
            power = upper if raised is script.superscript else self.row(raised, air)
            power = _name(raised, 4) or power  # three letters may be a product
            words.append(_POWERS.get(power) or f"to the {_word(power)}")
        if base.text == "log" and lower:
            words.append("of")
        return replace(base, text=" ".join(words), word_end=True, fenced=False)

    def _range(self, name: str, subscript: Row, upper: str) -> str:
        match plain_nodes(subscript):
            case [Grid("stack", rows)]:
                lower, *conditions = (self.row(sum(cells, ()), Air.WIDE) for cells in rows)
            case nodes:
                lower, conditions = self.row(nodes, Air.WIDE), []
        if lower and upper:
            said = f" from {lower} to {upper}"
        elif name in ("lim", "limsup", "liminf"):
            said = f" as {lower}"
        else:
            said = f" over {lower or upper}" if lower or upper else ""
        return ", ".join([said, *conditions])

    def arrow(self, arrow: Arrow) -> str:
        return arrow.sign + self._labels(arrow.over, arrow.under)


def _name(row: Row, least: int) -> str:
    """Give the word that letters spell in `C_{out}`; empty for indices, as in `w_{ijk}`, which are read one by one.

    Fewer than `least` letters are no word, but for `in`.
    """
    letters = [node.text if isinstance(node, Symbol) else "" for node in plain_nodes(row)]
    word = "".join(letters)
    if not all(len(letter) == 1 for letter in letters) or not (word.isascii() and word.isalpha()):
        return ""
    are_indices = len(word) < least or (letters == sorted(letters) and set(word) <= set("ijklmnpqrst"))
    return word if word == "in" or not are_indices else ""


def _word(text: str) -> str:
    """In brackets, if it is more than a word."""
    return (
        text
        if text.replace(".", "").isalnum() or (text[:1] == "(" and text.find(")") == len(text) - 1)
        else f"({text})"
    )
