"""Bytes to lines: what is no text is reported here and replaced, so that nothing later meets it."""

import re

from studyapp.authoring.report import Report
from studyapp.i18n import _

MAX_BYTES = 1_000_000
MAX_LINE = 20_000
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def read_lines(data: bytes, report: Report) -> list[str]:
    """Give the lines without their ends (LF, CRLF or CR). A byte order mark is dropped."""
    if len(data) > MAX_BYTES:
        report.add(
            1,
            _("The file has {n} bytes; {limit} are read at most.").format(n=len(data), limit=MAX_BYTES),
            _("Split it into a file a topic."),
        )
        return []
    plain = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    lines = [_decode(line, number, report) for number, line in enumerate(plain.split(b"\n"), start=1)]
    if lines[-1] == "":
        lines.pop()
    return lines


def _decode(data: bytes, number: int, report: Report) -> str:
    try:
        line = data.decode()
    except UnicodeDecodeError as error:
        report.add(
            number,
            _("Byte {byte:#04x} is not UTF-8.").format(byte=data[error.start]),
            _("Save the file as UTF-8."),
        )
        line = data.decode(errors="replace")
    if control := _CONTROL.search(line):
        report.add(
            number,
            _("There is a control character, U+{code:04X}.").format(code=ord(control[0])),
            _("Delete it; it may be invisible in your editor."),
        )
        line = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", line)
    if len(line) > MAX_LINE:
        report.add(
            number,
            _("The line is longer than {limit} characters.").format(limit=MAX_LINE),
            _("Break it into paragraphs."),
        )
        return ""
    return line
