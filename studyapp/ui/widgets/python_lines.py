"""What an editor knows of Python's lines: where the next one begins, and what Tab, Backspace and comments do."""

from collections.abc import Sequence

STOP = 4
_OPENING, _CLOSING = "([{", ")]}"
_LEAVING = ("return", "pass", "break", "continue", "raise")
# A statement that began further up is looked for no further than this.
_FAR = 200


def blank(line: str) -> str:
    """Give the white space that a line begins with."""
    return line[: len(line) - len(line.lstrip(" \t"))]


def next_indent(lines: Sequence[str]) -> str:
    """Give the white space for a line that follows `lines`, of which the last ends where Enter was pressed."""
    code = code_of(lines[-1])
    if not lines[-1].strip():
        return lines[-1]
    if code.endswith(tuple(_OPENING)):
        return blank(lines[-1]) + " " * STOP
    first = _statement_start(lines)
    if _depth(lines[first:]) > 0:
        return blank(lines[-1])
    indent = blank(lines[first])
    if code.endswith(":"):
        return indent + " " * STOP
    words = lines[first].split(maxsplit=1)
    leaves = bool(words) and code_of(words[0]).rstrip(";") in _LEAVING
    return indent[: stop_before(len(indent))] if leaves else indent


def code_of(line: str) -> str:
    """Give a line without its comment and the white space at its end."""
    quote = ""
    skipped = False
    for at, char in enumerate(line):
        if skipped:
            skipped = False
        elif quote:
            skipped = char == "\\"
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        elif char == "#":
            return line[:at].rstrip()
    return line.rstrip()


def _statement_start(lines: Sequence[str]) -> int:
    """Give the line in which the last line's statement began: further up only if that line closes brackets."""
    start = len(lines) - 1
    while start > max(0, len(lines) - _FAR) and _depth(lines[start:]) < 0:
        start -= 1
    return start


def _depth(lines: Sequence[str]) -> int:
    """Count the brackets left open, negative where more are closed; those within strings don't count."""
    depth = 0
    for line in lines:
        quote = ""
        for at, char in enumerate(code := code_of(line)):
            if quote:
                quote = "" if char == quote and code[at - 1] != "\\" else quote
            elif char in "\"'":
                quote = char
            else:
                depth += (char in _OPENING) - (char in _CLOSING)
    return depth


def stop_before(column: int) -> int:
    """Give the tab stop to the left of a column."""
    return max(0, (column - 1) // STOP * STOP)


def indented(lines: Sequence[str]) -> list[str]:
    return [" " * STOP + line if line.strip() else line for line in lines]


def dedented(lines: Sequence[str]) -> list[str]:
    """Take up to one stop of white space from each line."""
    return [line[min(STOP, len(blank(line))) :] if line[:1] != "\t" else line[1:] for line in lines]


def toggled_comment(lines: Sequence[str]) -> list[str]:
    """Comment out what is no blank line, at the least indented one's column; uncomment where all are comments."""
    full = [line for line in lines if line.strip()]
    if not full:
        return list(lines)
    if all(line.lstrip().startswith("#") for line in full):
        return [_uncommented(line) for line in lines]
    column = min(len(blank(line)) for line in full)
    return [f"{line[:column]}# {line[column:]}" if line.strip() else line for line in lines]


def _uncommented(line: str) -> str:
    head, _sign, rest = line.partition("#")
    return head + rest.removeprefix(" ") if line.strip() else line
