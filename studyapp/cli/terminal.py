"""What kind of terminal this is, if it is one."""

import io
import os
import sys

from studyapp.errors import EnvironmentProblem
from studyapp.i18n import _


def no_screen() -> str:
    """Say why a screen can't be drawn here; empty if it can."""
    # Textual draws on standard error.
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        return _("this is no terminal")
    if os.environ.get("TERM", "dumb") == "dumb":
        return _("this terminal can't move its cursor (TERM is dumb)")
    return ""


def bear_any_character() -> None:
    """Let nothing end in a traceback that can't be shown here, or that was typed and is no text."""
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)


def need_utf8() -> None:
    encoding = (sys.stdout.encoding or "ascii").lower().replace("-", "")
    if encoding != "utf8":
        raise EnvironmentProblem(
            _("cards need UTF-8, and this terminal's encoding is {encoding}").format(encoding=sys.stdout.encoding),
            remedy=_("Start it as `LC_ALL=C.UTF-8 studyapp`, or choose a UTF-8 locale."),
        )
