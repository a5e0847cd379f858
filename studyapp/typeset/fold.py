"""Where a formula on one line may be broken, if it must."""

from studyapp.typeset.cells import cell_len

UNBREAKABLE = "\u00a0"
_INDENT = "  "
_BETWEEN_FORMULAS = "  "
_RELATIONS = frozenset("=≈≤≥<>←→≡∼∝≠⇒⇔∈≜")
_SIGNS = frozenset("+-·×⊙±")
_DEPTH = {**dict.fromkeys("([{⌊⌈⟨", 1), **dict.fromkeys(")]}⌋⌉⟩", -1)}


def fold(text: str, width: int) -> list[str]:
    """Break between formulas, before relations, else before signs; what then is too wide is left so."""
    if cell_len(text) <= width:
        return [text]
    return [line for formula in text.split(_BETWEEN_FORMULAS) for line in _fold_one(formula, width)]


def glue(text: str) -> str:
    """Make every space unbreakable but those behind relations, signs and commas outside brackets."""
    glued = list(text.replace(" ", UNBREAKABLE))
    for offset in _spaces(text):
        if text[offset - 1] in _RELATIONS | _SIGNS | {",", " "}:
            glued[offset] = " "
    return "".join(glued)


def _fold_one(text: str, width: int) -> list[str]:
    lines = [text]
    for signs in (_RELATIONS, _RELATIONS | _SIGNS):
        if any(cell_len(line) > width for line in lines):
            lines = _fill(_split(text, signs), width)
    return lines


def _spaces(text: str) -> list[int]:
    """Offsets of the spaces outside brackets."""
    depth, found = 0, []
    for offset, char in enumerate(text):
        depth = max(0, depth + _DEPTH.get(char, 0))
        if char == " " and depth == 0 and offset:
            found.append(offset)
    return found


def _split(text: str, signs: frozenset[str]) -> list[str]:
    parts, start = [], 0
    for offset in _spaces(text):
        if text[offset + 1 : offset + 2] in signs and text[offset + 2 : offset + 3] == " ":
            parts.append(text[start:offset])
            start = offset + 1
    return [*parts, text[start:]]


def _fill(parts: list[str], width: int) -> list[str]:
    lines = [parts[0]]
    for part in parts[1:]:
        joined = f"{lines[-1]} {part}"
        if cell_len(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(_INDENT + part)
    return lines
