"""The files cards are written in: those that ship, then the user's own laid over them."""

import os
from dataclasses import dataclass
from pathlib import Path

from studyapp.errors import ContentError
from studyapp.i18n import _


@dataclass(frozen=True, slots=True)
class Source:
    """`label` is how problems and cards name the file: `content/...`, or `notes/...` in the user's folder."""

    path: Path
    label: str
    own: bool


def card_sources(content: Path, own: Path) -> list[Source]:
    """Give every file of cards, sorted, content first. `own` is the user's folder, which may not exist.

    Raises ContentError where content/ itself is missing: that isn't a deck from which every card was deleted.
    """
    if not (content / "notes").is_dir():
        raise ContentError(
            _("there is no folder notes/ with cards here"),
            where=str(content),
            remedy=_("Install studyapp again, or set STUDYAPP_CONTENT to a folder that has one."),
        )
    shipped = [Source(path, f"content/{_inside(path, content)}", False) for path in _markdown(content / "notes")]
    return shipped + [Source(path, _inside(path, own), True) for path in _markdown(own / "notes")]


def _markdown(folder: Path) -> list[Path]:
    if folder.is_dir() and not os.access(folder, os.R_OK | os.X_OK):  # it would look empty, and its cards retire
        raise ContentError(
            _("this folder can't be read"), where=str(folder), remedy=_("Give yourself the right to read it.")
        )
    """Hidden files and folders are some editor's."""
    found = (path for path in folder.rglob("*.md") if path.is_file())
    return sorted(path for path in found if not any(part[0] == "." for part in path.relative_to(folder).parts))


def _inside(path: Path, root: Path) -> str:
    """Give the path as text that can be stored and shown, whatever bytes it is made of."""
    name = path.relative_to(root).as_posix()
    return name.encode(errors="surrogateescape").decode(errors="backslashreplace")
