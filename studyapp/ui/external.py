"""Other programs: the user's own editor, in the terminal that the app lends it, and the system's viewer beside it."""

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from textual.app import App, SuspendNotSupported

from studyapp.errors import EnvironmentProblem
from studyapp.i18n import _

# Where the user names none.
_USUAL = ("nano", "vim", "vi")
_PLUS = {
    "vi",
    "vim",
    "nvim",
    "view",
    "ed",
    "nano",
    "pico",
    "emacs",
    "emacsclient",
    "mg",
    "hx",
    "helix",
    "kak",
    "micro",
    "joe",
    "jed",
}
# These open a window and end at once unless they are told to wait; only then is the file as it is going to be.
_COLON = {
    **dict.fromkeys(("code", "code-insiders", "codium", "cursor"), ("--wait", "--goto")),
    **dict.fromkeys(("subl", "zed", "zeditor"), ("--wait",)),
}
# Each takes a file or an address behind it; none is given to a shell.
_VIEWERS = (["xdg-open"], ["gio", "open"], ["wslview"])
# One that has found no program for a file says so by then; one that stays is the viewer itself.
_PATIENCE_S = 3


def edit(app: App[object], text: str, file: Path, editor: str = "") -> str:
    """Let the user change `text` in an editor and give what it then is; `file` is written for it and removed.

    `editor` is a command; if it is empty, $VISUAL or $EDITOR names one.

    Raises EnvironmentProblem, and leaves nothing changed, where no editor can be run or it says that it failed.
    """
    command = _command(editor)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", errors="replace")
        _run_in_front(app, command, [str(file)], remedy=_("Your code is as it was before."))
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


def edit_file(app: App[object], file: Path, line: int, editor: str = "") -> None:
    """Let the user change a file where it lies; the cursor stands on `line` in editors that are known.

    Raises EnvironmentProblem where no editor can be run or it says that it failed.
    """
    command = _command(editor)
    yourself = _("Open it yourself: {target}").format(target=f"{file}:{line}")
    try:
        _run_in_front(app, command, at_line(command, file, line), remedy=yourself)
    except SuspendNotSupported:
        raise EnvironmentProblem(_("this terminal can't be lent to another program"), remedy=yourself) from None


def at_line(command: Sequence[str], file: Path, line: int) -> list[str]:
    """Give what an editor is told to open a file at a line; only the file where the editor isn't known."""
    name = Path(command[0]).stem.lower()
    if name in _PLUS:
        return [f"+{line}", str(file)]
    if name in _COLON:
        return [option for option in _COLON[name] if option not in command] + [f"{file}:{line}"]
    return [str(file)]


def left_over(file: Path) -> str | None:
    """Give, and remove, what an editor had saved when the app or the machine stopped; None if nothing."""
    try:
        text = file.read_text(encoding="utf-8")
        file.unlink()
    except (OSError, UnicodeDecodeError):
        return None
    return text


def _command(editor: str) -> list[str]:
    named = editor or os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        command = shlex.split(named)
    except ValueError as error:
        raise EnvironmentProblem(
            _("The editor can't be read as a command: {text}").format(text=named), remedy=str(error)
        ) from None
    found = command or [editor for editor in _USUAL if shutil.which(editor)][:1]
    if not found:
        raise EnvironmentProblem(_("there is no editor"), remedy=_("Name one in the settings, or as EDITOR."))
    return found


def _run_in_front(app: App[object], command: list[str], arguments: list[str], *, remedy: str) -> None:
    """Lend the terminal to an editor until it ends. `remedy` is what is said if it fails."""
    with app.suspend(), _no_interrupts():
        status = _run([*command, *arguments])
    if isinstance(status, OSError):
        raise EnvironmentProblem(
            _("`{editor}` can't be run ({reason})").format(editor=shlex.join(command), reason=status.strerror),
            remedy=_("Name one that works in a terminal: in the settings, or as EDITOR."),
        )
    if status:
        raise EnvironmentProblem(
            _("`{editor}` ended with status {n}").format(editor=shlex.join(command), n=status), remedy=remedy
        )


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


def show(target: Path | str) -> None:
    """Let the system show an image file or a web address; the app's terminal isn't touched. May take seconds.

    Raises EnvironmentProblem where there is nothing to show it with or on.
    """
    remedy = _("Open it yourself: {target}").format(target=target)
    if sys.platform == "win32":
        os.startfile(target)
        return
    if not _has_desktop():
        raise EnvironmentProblem(_("there is no desktop here to show it on"), remedy=remedy)
    viewers = [["open"]] if sys.platform == "darwin" else _VIEWERS
    command = next((command for command in viewers if shutil.which(command[0])), None)
    if command is None:
        raise EnvironmentProblem(_("no program is known that opens images and pages"), remedy=remedy)
    if status := _start([*command, str(target)]):
        words = _("`{program}` can't show it (status {n})").format(program=command[0], n=status)
        raise EnvironmentProblem(words, remedy=remedy)


def _has_desktop() -> bool:
    if sys.platform == "darwin":
        return "SSH_CONNECTION" not in os.environ
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _start(command: list[str]) -> int:
    """Give its exit status, 0 for a program that is still at work: it has a session of its own and outlives the app."""
    nothing = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)
    except OSError as error:
        return error.errno or 1
    try:
        return process.wait(_PATIENCE_S)
    except subprocess.TimeoutExpired:
        Thread(target=process.wait, daemon=True).start()  # so that no dead process is left behind
        return 0
