"""Notes in other people's styles, and what a careful person would make of them.

`+ question => last line of its answer`, `- title [reason]` for what is left out, each in the order of the note.
"""

from pathlib import Path

import pytest

from studyapp.authoring.importing.formats import propose_any

STYLES = sorted((Path(__file__).parent / "styles").glob("*.md"))


@pytest.mark.parametrize("note", STYLES, ids=[note.stem for note in STYLES])
def test_a_style_is_understood(note: Path) -> None:
    proposed = propose_any(note.read_bytes(), note.name)

    found = [(one.line, f"+ {one.question} => {one.answer.splitlines()[-1].strip()}") for one in proposed.proposals]
    found += [(one.line, f"- {one.question} [{one.reason}]") for one in proposed.refused]
    assert [line for _at, line in sorted(found)] == note.with_suffix(".cards").read_text(encoding="utf-8").splitlines()
