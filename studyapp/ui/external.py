"""The user's own editor, in the terminal that the app lends it."""

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from textual.app import App, SuspendNotSupported

from studyapp.errors import EnvironmentProblem
from studyapp.i18n import _

# Where the user names none. Whoever wants another one sets EDITOR.
_USUAL = ("nano", "vim", "vi")


def edit(app: App[object], text: str, file: Path) -> str:
    """Let the user change `text` in an editor and give what it then is; `file` is written for it and removed.

    Raises EnvironmentProblem, and leaves nothing changed, where no editor can be run or it says that it failed.
    """
    command = _command()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", errors="replace")
        with app.suspend(), _no_interrupts():
            status = _run([*command, str(file)])
        if isinstance(status, OSError):
            raise EnvironmentProblem(
                _("`{editor}` can't be run ({reason})").format(editor=shlex.join(command), reason=status.strerror),
                remedy=_("Set VISUAL or EDITOR to an editor that works in a terminal."),
            )
        if status:
            raise EnvironmentProblem(
                _("`{editor}` ended with status {n}").format(editor=shlex.join(command), n=status),
                remedy=_("Your code is as it was before."),
            )
        return file.read_text(encoding="utf-8").replace("\r\n", "\n")
    except SuspendNotSupported:
        raise EnvironmentProblem(
            _("this terminal can't be lent to another program"), remedy=_("Go on in the box; `F5` runs it.")
        ) from None
    except UnicodeDecodeError:
        raise EnvironmentProblem(
            _("what the editor saved is no text in UTF-8"), remedy=_("Your code is as it was before.")
        ) from None
    except OSError as error:
        raise EnvironmentProblem(
            _("the file for the editor can't be written or read ({reason})").format(reason=error.strerror),
            remedy=_("Your code is as it was before."),
            where=str(file),
        ) from None
    finally:
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)


def left_over(file: Path) -> str | None:
    """Give, and remove, what an editor had saved when the app or the machine stopped; None if nothing."""
    try:
        text = file.read_text(encoding="utf-8")
        file.unlink()
    except (OSError, UnicodeDecodeError):
        return None
    return text


def _command() -> list[str]:
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        command = shlex.split(named)
    except ValueError as error:
        raise EnvironmentProblem(
            _("VISUAL or EDITOR can't be read as a command: {text}").format(text=named), remedy=str(error)
        ) from None
    found = command or [editor for editor in _USUAL if shutil.which(editor)][:1]
    if not found:
        raise EnvironmentProblem(_("there is no editor"), remedy=_("Set VISUAL or EDITOR to one."))
    return found


def _run(command: list[str]) -> int | OSError:
    """Give its exit status, or why it can't be run: an error raised while the app is suspended leaves it suspended."""
    try:
        return subprocess.run(command, check=False).returncode
    except OSError as error:
        return error


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """Leave Ctrl-C to the editor: the terminal sends it to this process too."""
    before = signal.signal(signal.SIGINT, lambda _signal, _frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
