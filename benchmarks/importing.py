"""From a note of 150 KB to its proposals, against plain parsing of it with the same parser."""

import re
import time
from collections.abc import Callable
from pathlib import Path

from studyapp.authoring.importing.formats import propose_any
from studyapp.authoring.importing.outline import parser
from studyapp.paths import content_root

BYTES = 150_000
_ROUNDS = 5


def measure() -> tuple[float, float, int]:
    """Give seconds for the preview and for parsing alone, the best of some rounds, and how many proposals there are."""
    text = _note()
    data = text.encode()
    proposals = len(propose_any(data, "note.md", "markdown").proposals)
    preview = _best(lambda: propose_any(data, "note.md", "markdown"))
    return preview, _best(lambda: parser().parse(text)), proposals


def _note() -> str:
    """Give our own cards as somebody's notes: Chinese and English, formulas, tables, lists, code."""
    text = ""
    for file in sorted((content_root() / "notes").rglob("*.md")):
        text += _as_note(file)
        if len(text.encode()) >= BYTES:
            break
    while len(text.encode()) < BYTES:
        text += text
    return text.encode()[:BYTES].decode(errors="ignore")


def _as_note(file: Path) -> str:
    text = re.sub(r"\A---\n.*?\n---\n", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"<!--.*?-->\n?", "", text, flags=re.DOTALL)


def _best(act: Callable[[], object]) -> float:
    taken = []
    for _round in range(_ROUNDS):
        begun = time.process_time()
        act()
        taken.append(time.process_time() - begun)
    return min(taken)
