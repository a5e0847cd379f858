"""A file of notes as text: decoded, without what would hide its structure, line for line as it is on disk."""

import base64
import binascii
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from studyapp.errors import ContentError
from studyapp.i18n import _

#: Nobody writes notes of this size by hand: such a file is a dump.
MOST_BYTES = 5_000_000
#: A longer line is shown as it is, but its structure isn't looked at: parsing it could take quadratic time.
_LONGEST_PARSED = 20_000
#: An image's name has at most so many lines.
_LONGEST_NAME = 100

_LINE_END = re.compile(r"\r\n|\n|\r")
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
# All that a terminal would obey, and signs that change the direction of text.
_CONTROLS = {code: None for code in (*range(9), *range(11, 32), *range(0x7F, 0xA0), 0x200B, 0x200E, 0x200F, 0xFEFF)}
_CONTROLS |= {code: None for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
_CONTROLS |= dict.fromkeys(range(0xD800, 0xE000))
_DATA_URI = re.compile(r"data:image/[\w.+-]+;base64,([A-Za-z0-9+/=%\s]*)")

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_WIDE_MARKS = str.maketrans("＃＊＞－\u3000", "#*>- ")
_LEADING_MARKS = re.compile(r"^\s*[＃＊＞－]+")
_WIDE_BOLD = re.compile(r"＊＊(.+?)＊＊")
_WIDE_NUMBER = re.compile(r"^(\s*)([０-９]+)([．.、])")
_BARE_HEADING = re.compile(r"^( {0,3})(#{1,6})(?=[^#\s])")
# A single sign right before a word is a tag, a directive or a shebang as often as it is a heading.
_ONE_SIGN_HEADING = re.compile(r"^ {0,3}#[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class NoteText:
    """`lines` are as on disk, but for control characters and embedded images; `parsed` is what the parser gets.

    Both have the lines of the file, so a token's line number is the file's. `embedded`: images by SHA-256.
    """

    lines: tuple[str, ...]
    parsed: tuple[str, ...]
    embedded: dict[str, bytes]


def read_note(data: bytes, label: str) -> NoteText:
    """Raise ContentError for what is no text in UTF-8 (or UTF-16 with its mark), or too big."""
    embedded: dict[str, bytes] = {}

    def keep(found: re.Match[str]) -> str:
        try:
            image = base64.b64decode(re.sub(r"\s|%0A|%0D", "", found[1]), validate=True)
        except (binascii.Error, ValueError):
            image = b""
        digest = hashlib.sha256(image).hexdigest()
        if image:
            embedded[digest] = image
        return f"embedded:{digest}" if image else "embedded:"

    lines = [_DATA_URI.sub(keep, line).translate(_CONTROLS) for line in _LINE_END.split(_decoded(data, label))]
    outside = outside_fences(lines)
    _join_images(lines, outside)
    parsed = [_normal(line) if free else line for line, free in zip(lines, outside, strict=True)]
    return NoteText(tuple(lines), tuple(parsed), embedded)


def _decoded(data: bytes, label: str) -> str:
    if len(data) > MOST_BYTES:
        raise ContentError(
            _("this file has {n} MB; notes of at most {most} MB are read").format(
                n=f"{len(data) / 1e6:.1f}", most=MOST_BYTES // 1_000_000
            ),
            where=label,
            remedy=_("Split it, or take pasted images out of it."),
        )
    encoding = _UTF16.get(data[:2], "utf-8-sig")
    if encoding == "utf-8-sig" and b"\0" in data:
        raise ContentError(_("this is no text"), where=label, remedy=_("Choose a file of notes."))
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1
        raise ContentError(
            _("this is no text in UTF-8: the byte {byte} doesn't fit").format(byte=f"0x{data[error.start]:02x}"),
            where=f"{label}:{line}",
            remedy=_("Save it as UTF-8; notes from Windows in Chinese are often GB18030."),
        ) from None


def outside_fences(lines: Sequence[str]) -> list[bool]:
    """Say of each line whether it is none of a code fence's."""
    outside = []
    fence = ""
    for line in lines:
        found = _FENCE.match(line)
        outside.append(not fence and not found)
        if found and not fence:
            fence = found[1]
        elif found and found[1][0] == fence[0] and len(found[1]) >= len(fence) and not line.strip().strip(fence[0]):
            fence = ""
    return outside


def _join_images(lines: list[str], outside: list[bool]) -> None:
    """Put an image whose name runs over lines, blank ones too, on its first line; the others become empty.

    Office programs write such names ("Description automatically generated"), and CommonMark sees no image there.
    """
    at = 0
    while at < len(lines):
        begin = lines[at].rfind("![")
        if outside[at] and begin >= 0 and "](" not in lines[at][begin:]:
            for end in range(at + 1, min(at + _LONGEST_NAME, len(lines))):
                if not outside[end] or "![" in lines[end].partition("](")[0]:
                    break
                if "](" in lines[end]:
                    lines[at] = " ".join(filter(None, map(str.strip, lines[at : end + 1])))
                    lines[at + 1 : end + 1] = [""] * (end - at)
                    at = end
                    break
        at += 1


def _normal(line: str) -> str:
    """Write as CommonMark what people write nearly so."""
    if len(line) > _LONGEST_PARSED:
        return re.sub(r"[^\w\s]", " ", line[:200])
    if "＊" in line:
        line = _WIDE_BOLD.sub(r"**\1**", line)
    if found := _LEADING_MARKS.match(line):
        line = found[0].translate(_WIDE_MARKS) + line[found.end() :]
    if found := _WIDE_NUMBER.match(line):
        digits = "".join(str(int(digit)) for digit in found[2])
        line = f"{found[1]}{digits}{found[3].replace('．', '. ')}" + line[found.end() :]
    if (found := _BARE_HEADING.match(line)) and (len(found[2]) > 1 or _ONE_SIGN_HEADING.match(line)):
        line = f"{found[1]}{found[2]} {line[found.end() :]}"
    return line
