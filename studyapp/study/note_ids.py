"""Ids written into notes, for those who want certainty: a comment below each title that became a card."""

import os
import re
import tempfile
from collections import defaultdict
from pathlib import Path

from studyapp.errors import EnvironmentProblem
from studyapp.i18n import _
from studyapp.storage.imported import read_imported
from studyapp.study.importing import Import

_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def write_ids(read: Import) -> int:
    """Put the id of each card of these notes below its title, where there is none yet; give how many were written.

    Line ends and everything else stay as they are. Call it after `Import.write`. Raises EnvironmentProblem where a file
    changed since it was read, or can't be written; the files before it keep their ids.
    """
    with read.study.store.read() as connection:
        known = {(one.known.file, one.known.path, one.known.question): one for one in read_imported(connection)}
    below: dict[str, dict[int, str]] = defaultdict(dict)
    for row in read.rows:
        source = row.source
        found = None if row.own else known.get((row.note.name, source.path, source.question))
        if row.accepted and not row.written_id and found is not None and not found.retired:
            below[row.note.name][source.line] = found.card.id
    paths = {note.name: note.path for note in read.notes}
    for name, ids in below.items():
        _insert(paths[name], read.lines[name], ids)
    return sum(map(len, below.values()))


def _insert(path: Path, lines: tuple[str, ...], ids: dict[int, str]) -> None:
    try:
        data = path.read_bytes()
        written = _LINE.findall(data)
        if data.startswith(_UTF16) or len(lines) - len(written) not in (0, 1):
            raise EnvironmentProblem(
                _("no ids were written: the note changed meanwhile, or isn't in UTF-8"),
                where=str(path),
                remedy=_("Import it again."),
            )
        ending = next((line[len(line.rstrip(b"\r\n")) :] for line in written if line.endswith((b"\n", b"\r"))), b"\n")
        out: list[bytes] = []
        for number, line in enumerate(written, start=1):
            out.append(line)
            if number in ids:
                out[-1] = line if line.endswith((b"\n", b"\r")) else line + ending
                indent = _indent(line)
                out.append(indent + f"<!-- card id: {ids[number]} -->".encode() + ending)
        _replace(path, b"".join(out))
    except OSError as error:
        raise EnvironmentProblem(
            _("no ids were written ({reason})").format(reason=error.strerror),
            where=str(path),
            remedy=_("Check that the file may be written."),
        ) from None


def _indent(line: bytes) -> bytes:
    """Give the blanks that put a line into the same item of a list."""
    marker = re.match(rb"\s*(?:[-*+]|\d{1,9}[.)])\s+", line)
    return b" " * len(marker[0]) if marker else b""


def _replace(path: Path, data: bytes) -> None:
    target = path.resolve()
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, target.stat().st_mode & 0o777)
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise
