"""The files an import reads: those named, and those within folders."""

import os
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from studyapp.domain.problem import Place, Problem
from studyapp.errors import StudyError, UsageProblem
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
    need_paths(paths)
    for path in paths:
        for file in _within(path, problems) if path.is_dir() else [path]:
            found.setdefault(file.resolve(), NoteFile(file, _text(file)))
    return list(found.values()), problems


def need_paths(paths: Sequence[Path]) -> None:
    """Raise UsageProblem for a path that isn't there."""
    for path in paths:
        if not path.exists():
            raise UsageProblem(
                _("there is no such file or folder"), where=_text(path), remedy=_("Check how it is spelled.")
            )


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


def problem_of(error: OSError | StudyError, note: NoteFile) -> Problem:
    """Say why a note can't be read, and where in it."""
    if isinstance(error, OSError):
        message = _("The file can't be read ({reason}).").format(reason=error.strerror)
        return Problem(Place(note.label, 1), message, _("Give yourself the right to read it."))
    file, _colon, line = error.where.rpartition(":")
    place = Place(file, int(line)) if file and line.isdigit() else Place(note.label, 1)
    return Problem(place, error.what[:1].upper() + error.what[1:] + ".", error.remedy)


def paths_in(written: str) -> list[Path]:
    """Read what the user wrote: one path, or several as in a shell. Raises UsageProblem for what isn't there."""
    whole = Path(written.strip()).expanduser()
    if written.strip() and whole.exists():
        return [whole]
    try:
        pieces = shlex.split(written)
    except ValueError:  # a quotation mark without its other one
        pieces = [written.strip().strip("'\"")]
    paths = [Path(piece).expanduser() for piece in pieces if piece]
    if not paths:
        raise UsageProblem(_("no file or folder was named"))
    need_paths(paths)
    return paths


def complete_path(written: str) -> tuple[str, list[str]]:
    """Go on with the last path as far as it can only be one; give the text, and the names there are to choose from."""
    begun, several = "", False
    names = _beginning_with(written)
    if not names and " " in written:
        begun, _space, written = written.rpartition(" ")
        begun, several = begun + " ", True
        names = _beginning_with(written)
    if not names:
        return begun + written, []
    folder, slash, _start = written.rpartition("/")
    first, last = min(names), max(names)
    same = next((n for n, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    common = first[:same]
    found = folder + slash + (common.replace(" ", "\\ ") if several else common)
    return begun + found, names if len(names) > 1 else []


def _beginning_with(written: str) -> list[str]:
    """Give the folders and notes whose path begins so, folders with a slash."""
    folder, slash, start = written.lstrip().rpartition("/")
    try:
        entries = sorted(os.scandir(Path(folder + slash or ".").expanduser()), key=lambda entry: entry.name)
    except OSError:
        return []
    return [
        entry.name + ("/" if entry.is_dir() else "")
        for entry in entries
        if entry.name.startswith(start)
        and (start or not entry.name.startswith("."))
        and (entry.is_dir() or Path(entry.name).suffix.lower() in _ENDINGS)
    ]
