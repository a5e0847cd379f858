"""Formulas in ASCII: `alpha`, `x_i`, `x_hat`, `sqrt(...)`, `<=`. Words of \\text stay as they are."""

from dataclasses import replace

from studyapp.typeset.alphabets import PLAIN, pairs
from studyapp.typeset.oneline import Line
from studyapp.typeset.rewriting import Rewriter
from studyapp.typeset.shape import plain_nodes
from studyapp.typeset.spacing import Air, Piece, gap
from studyapp.typeset.symbols import NAMES
from studyapp.typeset.tree import Fence, Row, Script, Symbol

_SIGNS = (
    NAMES
    | PLAIN
    | pairs(
        r"""· * * (*) × x ÷ / ± +- ∓ -+ − - ⊙ .* ⊕ (+) ⊖ (-) ⊗ (x) ⊘ (/) ∘ o ∩ intersect ∪ union ∖ \ ∧ and ∨ or
        ≤ <= ≥ >= ≠ != ≈ ~= ∼ ~ ≃ ~- ≅ =~ ≡ === ≜ := ≔ := ∝ propto ≪ << ≫ >> → -> ← <- ↔ <-> ⇒ ==> ⇐ <== ⇔ <=> ↦ |->
        ∈ in ∋ contains ∥ || ‖ || ⟨ < ⟩ > ⌊ |_ ⌋ _| ⌈ |^ ⌉ ^| ∞ infinity ∂ partial ∇ nabla ¬ not ∀ forall ∃ exists
        ∅ {} … ... ⋮ : ⋱ ... ⊤ T ⊥ perp ° deg ℓ l ∑ sum ∏ prod ∫ int ∬ iint ∭ iiint ∮ oint ⋃ union ⋂ intersect
        ℏ hbar § S. ¶ P. □ [] ‖ || ⋆ * √ sqrt"""
    )
    | {"∉": "not in"}
)
_CALLS = {("⌊", "⌋"): "floor", ("⌈", "⌉"): "ceil"}

ASCII = Rewriter(_SIGNS, _CALLS)


class AsciiLine(Line):
    prime = "'"
    shaft = "-"

    def small_or_bracketed(self, row: Row, table: dict[str, str], sign: str) -> str:
        text = self.row(row, Air.NONE)
        match plain_nodes(row):
            case []:
                return ""
            case [Fence("(", _, ")")]:
                return sign + text
            case [Symbol()] if text.replace("_", "").isalnum():
                return sign + text
        is_index = sign == "_" and (text.isalpha() or text.isdecimal())
        is_bracketed = text[:1] == "(" and text.find(")") == len(text) - 1
        return sign + text if is_index or is_bracketed or len(text) == 1 else f"{sign}({text})"

    def gap(self, before: Piece, after: Piece, air: Air) -> int:
        return max(gap(before, after, air), int(before.word_end and after.fenced and after.word_start))

    def script(self, script: Script, before: Piece, air: Air) -> Piece:
        piece = super().script(script, before, air)
        return replace(piece, word_end=piece.text[-1:].isalnum())
