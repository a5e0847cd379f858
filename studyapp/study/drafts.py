"""The answer or the note on a wrong card that is being written, kept in case the program or the machine stops."""

import contextlib
import json
import os
from pathlib import Path

from studyapp.home import Home

#: The files of an answer, a note and a card's new wording, in the folder of drafts.
ANSWER, DOUBT, WORDING = "review.json", "doubt.json", "wording.json"


def save_draft(home: Home, item: int, text: str, name: str = ANSWER) -> None:
    """Keep the text, or forget it if it is empty. A draft that can't be written is no reason to stop writing."""
    file = home.drafts / name
    with contextlib.suppress(OSError):
        if not text:
            file.unlink(missing_ok=True)
            return
        replace_text(file, json.dumps({"item": item, "text": text}, ensure_ascii=False))


def load_draft(home: Home, item: int, name: str = ANSWER) -> str:
    """Give what was being written on this item; empty if nothing was."""
    try:
        kept = json.loads((home.drafts / name).read_text(encoding="utf-8"))
        return str(kept["text"]) if kept["item"] == item else ""
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def replace_text(file: Path, text: str) -> None:
    """Write a file that appears whole or stays as it was."""
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(file.name + ".partial")
    # Half a surrogate pair, which a paste can bring, is in no file: a `?` stands for it.
    partial.write_text(text, encoding="utf-8", errors="replace", newline="\n")
    os.replace(partial, file)
