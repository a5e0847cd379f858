"""The files an import reads: those named, and those within folders."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from studyapp.domain.problem import Place, Problem
from studyapp.errors import UsageProblem
from studyapp.i18n import _

_ENDINGS = (".md", ".markdown", ".mdown", ".txt", ".csv")


@dataclass(frozen=True, slots=True)
class NoteFile:
    """`label` is how it is shown, as the user named it; `name` is what its cards remember it by."""

    path: Path
    label: str

    @property
    def name(self) -> str:
        return _text(self.path.resolve())


def find_notes(paths: Sequence[Path]) -> tuple[list[NoteFile], list[Problem]]:
    """Give each file once, in the order named, those of a folder sorted. Folders that are links aren't followed.

    Raises UsageProblem for a path that isn't there. A folder that can't be read is a problem, not an error.
    """
    found: dict[Path, NoteFile] = {}
    problems: list[Problem] = []
    for path in paths:
        if not path.exists():
            raise UsageProblem(
                _("there is no such file or folder"), where=_text(path), remedy=_("Check how it is spelled.")
            )
        for file in _within(path, problems) if path.is_dir() else [path]:
            found.setdefault(file.resolve(), NoteFile(file, _text(file)))
    return list(found.values()), problems


def _within(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        message = _("This folder can't be read ({reason}).").format(reason=error.strerror)
        problems.append(Problem(Place(str(error.filename), 1), message, _("Give yourself the right to read it.")))

    for root, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(root, name)
            if not name.startswith(".") and path.suffix.lower() in _ENDINGS and path.is_file():
                yield path


def _text(path: Path) -> str:
    return path.as_posix().encode(errors="surrogateescape").decode(errors="backslashreplace")
