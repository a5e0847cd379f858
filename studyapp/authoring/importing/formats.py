"""Which way a file of notes is written, and its proposals."""

from studyapp.authoring.importing.anki import looks_like_anki, propose_anki
from studyapp.authoring.importing.hashcards import looks_like_hashcards, propose_hashcards
from studyapp.authoring.importing.obsidian import looks_like_obsidian, propose_obsidian
from studyapp.authoring.importing.proposing import propose
from studyapp.authoring.importing.reading import NoteText, read_note
from studyapp.domain.proposal import Proposed, Way


def propose_any(data: bytes, file: str, way: Way = "auto") -> Proposed:
    """`auto` goes by what the text looks like. Raises ContentError where it can't be read as notes."""
    note = read_note(data, file)
    match _way(note, file) if way == "auto" else way:
        case "anki":
            return propose_anki(note, file)
        case "hashcards":
            return propose_hashcards(note, file)
        case "obsidian":
            return propose_obsidian(note, file)
        case _:
            return propose(note, file)


def _way(note: NoteText, file: str) -> Way:
    if looks_like_anki(note.lines, file):
        return "anki"
    if looks_like_hashcards(note.lines):
        return "hashcards"
    return "obsidian" if looks_like_obsidian(note.lines) else "markdown"
