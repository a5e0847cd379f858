"""TOML to plain data that remembers where each value stands; tomllib itself forgets."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from studyapp.authoring.report import Report
from studyapp.authoring.source import read_lines
from studyapp.i18n import _

Path = tuple[int | str, ...]
_KEY = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_DOTTED = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_HEADER = re.compile(rf"(?P<open>\[\[?)[ \t]*(?P<name>{_DOTTED})[ \t]*\]\]?")
_ASSIGNMENT = re.compile(rf"(?P<name>{_DOTTED})[ \t]*=")
_SKIP = re.compile(r"[ \t\n,]+|#[^\n]*")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}' + r"|'''.*?'{3,5}" + r'|"(?:[^"\\\n]|\\.)*"' + r"|'[^'\n]*'", re.DOTALL
)
_SCALAR = re.compile(r"[^\s,\]}#]+(?:[ \t]\d\d:[^\s,\]}#]*)?")


@dataclass(frozen=True, slots=True)
class TomlDocument:
    """`lines` are 1-based, by path; an array's items are numbered from 0."""

    data: Mapping[object, object]
    lines: Mapping[Path, int]

    def line(self, path: Sequence[object]) -> int:
        """Give the line of the key or item at `path`, or of the nearest thing above it."""
        wanted = tuple(part if isinstance(part, (int, str)) else str(part) for part in path)
        for length in range(len(wanted), 0, -1):
            if (line := self.lines.get(wanted[:length])) is not None:
                return line
        return 1


def read_toml(data: bytes, report: Report) -> TomlDocument | None:
    """Give None after reporting what makes the whole unreadable."""
    lines = read_lines(data, report)
    if report.problems():
        return None
    text = "\n".join(lines)
    try:
        content: Mapping[Any, object] = tomllib.loads(text)
        return TomlDocument(content, _Locator(text).locate())
    except (ValueError, RecursionError) as error:
        reason = str(error) or type(error).__name__
        place = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", reason)
        line = int(place[1]) if place and place[1] else len(lines) if place else 1
        report.add(
            max(line, 1),
            _("This is no TOML: {reason}.").format(reason=reason[: place.start()] if place else reason),
            _("Write `name = value`, with texts in quotes."),
        )
        return None


class _Locator:
    """Walks a text that tomllib has accepted, so it only needs to know where things begin."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._lines: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}

    def locate(self) -> dict[Path, int]:
        table: Path = ()
        while self._skip():
            if header := _HEADER.match(self._text, self._at):
                table = self._header(header)
                self._at = header.end()
            elif not self._assignment(table):
                break
        return self._lines

    def _header(self, header: re.Match[str]) -> Path:
        path: Path = ()
        names = _names(header["name"])
        for position, name in enumerate(names, start=1):
            path = (*path, name)
            self._note(path)
            if header["open"] == "[[" and position == len(names):
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:
                path = (*path, self._counts[path])
        self._note(path)
        return path

    def _assignment(self, table: Path) -> bool:
        name = _ASSIGNMENT.match(self._text, self._at)
        if name is None:
            return False
        path = table
        for part in _names(name["name"]):
            path = (*path, part)
            self._note(path)
        self._at = name.end()
        self._value(path)
        return True

    def _value(self, path: Path) -> None:
        self._skip()
        opening = self._text[self._at : self._at + 1]
        if opening == "[":
            self._array(path)
        elif opening == "{":
            self._at += 1
            while self._skip() and self._text[self._at] != "}" and self._assignment(path):
                pass
            self._at += 1
        else:
            found = _STRING.match(self._text, self._at) or _SCALAR.match(self._text, self._at)
            self._at = found.end() if found else len(self._text)

    def _array(self, path: Path) -> None:
        self._at += 1
        index = 0
        while self._skip() and self._text[self._at] != "]":
            self._note((*path, index))
            self._value((*path, index))
            index += 1
        self._at += 1

    def _note(self, path: Path) -> None:
        self._lines.setdefault(path, self._text.count("\n", 0, self._at) + 1)

    def _skip(self) -> bool:
        """Go past blanks, commas and comments; False at the end of the text."""
        while found := _SKIP.match(self._text, self._at):
            self._at = found.end()
        return self._at < len(self._text)


def _names(dotted: str) -> list[str]:
    keys = (match[0] for match in re.finditer(_KEY, dotted))
    return [next(iter(tomllib.loads(f"{key} = 0"))) for key in keys]
