"""The app's side of the judge: starts the referee, asks it, gives its events. Reaches neither numpy nor torch."""

import contextlib
import json
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Generator
from pathlib import Path
from typing import Any

from studyapp.errors import EnvironmentProblem
from studyapp.i18n import _, language
from studyapp.judge.children import StartMethod, default_start_method
from studyapp.judge.drill import CORE, NO_MORE, Allowance, Backend, Device, Drill
from studyapp.judge.encoding import event_from_json
from studyapp.judge.launching import command, environment
from studyapp.judge.verdict import Event, Finding, JudgeFault, Verdict

#: The line after the last event.
END = b"null\n"
LAST_WORDS = "referee.txt"


class _RefereeGone(Exception):
    pass


class Judge:
    """A referee of one's own, started when it is first needed. A context manager; one check runs at a time.

    `check` blocks: iterate it in a thread of its own. `cancel` may be called from any other. Without `kernel`,
    learners' code is held only by what every system has, which is for tests. `allowance` may change between checks.
    """

    def __init__(
        self, start_method: StartMethod | None = None, *, kernel: bool = True, allowance: Allowance = NO_MORE
    ) -> None:
        self.start_method: StartMethod = start_method or default_start_method()
        self.allowance = allowance
        self._kernel = kernel
        self._process: subprocess.Popen[bytes] | None = None
        self._scratch: Path | None = None
        self._writing = threading.Lock()

    def __enter__(self) -> "Judge":
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def warm(self, drill: Drill, backend: Backend, device: Device = "cpu") -> None:
        """Start what a check of this drill will need; give back control at once."""
        self._send({"do": "warm", "folder": _place(drill), "backend": backend, "device": device})

    def check(
        self,
        drill: Drill,
        source: bytes,
        backend: Backend,
        device: Device = "cpu",
        *,
        stage: str = CORE,
        seed: int | None = None,
        speed: bool = True,
        diagnose: bool = True,
    ) -> Generator[Event, None, None]:
        """Give Planned, each CaseResult as it comes, the Verdict, then Speed or Diagnosis where there is one.

        Without a seed the referee chooses one; Planned tells it. A cancelled check stops without a Verdict.
        """
        order = {
            "do": "check",
            "folder": _place(drill),
            "backend": backend,
            "device": device,
            "stage": stage,
            "seed": seed,
            "source": source[: 1 << 20].hex(),  # the referee refuses a file long before that
            "speed": speed,
            "diagnose": diagnose,
            "allowance": [self.allowance.time, self.allowance.memory],
        }
        concluded = False
        try:
            with contextlib.closing(self._ask(order)) as events:
                for event in events:
                    concluded = concluded or isinstance(event, Verdict)
                    yield event
        except _RefereeGone as gone:
            if not concluded:
                fault = JudgeFault(str(gone))
                yield Verdict(drill.slug, backend, device, stage, seed or 0, "judge_error", (), fault, 0.0)

    def vet(self, drill: Drill, backend: Backend, seed: int | None = None) -> list[Finding]:
        """Run everything in a drill's folder; give what isn't as it should be. Takes seconds."""
        order = {"do": "vet", "folder": _place(drill), "backend": backend, "seed": seed, "language": language()}
        try:
            return [event for event in self._ask(order) if isinstance(event, Finding)]
        except _RefereeGone as gone:
            return [Finding("drill.toml", str(gone))]

    def _ask(self, order: dict[str, Any]) -> Generator[Event, None, None]:
        self._send(order)
        process = self._process
        assert process and process.stdout
        for line in process.stdout:
            tree = json.loads(line)
            if tree is None:
                return
            try:
                yield event_from_json(tree)
            except GeneratorExit:  # nobody reads the rest, which mustn't be taken for the next check's
                self.cancel()
                with contextlib.suppress(ValueError):  # this judge was closed meanwhile
                    while process.stdout.readline() not in (END, b""):
                        pass
                raise
        raise _RefereeGone(self._bury(process))

    def cancel(self) -> None:
        """End the running check, if there is one."""
        if self._process is not None and self._process.poll() is None:
            self._send({"do": "cancel"})

    def close(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            _end(process)
        if self._scratch is not None:
            shutil.rmtree(self._scratch, ignore_errors=True)
            self._scratch = None

    def _send(self, order: dict[str, Any]) -> None:
        with self._writing:
            process = self._started()
            assert process.stdin
            with contextlib.suppress(BrokenPipeError):  # whoever reads the events will see that it ended
                process.stdin.write(json.dumps(order).encode() + b"\n")
                process.stdin.flush()

    def _started(self) -> "subprocess.Popen[bytes]":
        """Raises EnvironmentProblem where the machine gives no process or no room for one."""
        if self._process is not None and self._process.poll() is not None:
            _end(self._process)  # it died unnoticed; its pipes are still ours
            self._process = None
        if self._process is None:
            try:
                self._process = self._start()
            except OSError as error:
                raise EnvironmentProblem(
                    _("the judge can't be started ({reason})").format(reason=error.strerror),
                    where=str(error.filename or ""),
                    remedy=_("Is there room in the folder for temporary files, and for another process?"),
                ) from None
        return self._process

    def _start(self) -> "subprocess.Popen[bytes]":
        if self._scratch is None:
            self._scratch = Path(tempfile.mkdtemp(prefix="studyapp-judge-"))
        with (self._scratch / LAST_WORDS).open("wb") as words:  # no pipe: a drill's code may print without end
            return subprocess.Popen(
                command("referee", self._scratch, self.start_method, "kernel" if self._kernel else "plain"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=words,
                cwd=self._scratch,
                env=environment(self._scratch),
                start_new_session=True,
            )

    def _bury(self, process: "subprocess.Popen[bytes]") -> str:
        """Give what a referee said that ended by itself."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=2)
        self._process = None
        _end(process)
        words = ""
        with contextlib.suppress(OSError, TypeError):  # closed meanwhile: the folder is gone
            words = (self._scratch / LAST_WORDS).read_text(errors="replace").strip()  # type: ignore[operator]
        return words[-2000:] or f"the referee ended with exit code {process.returncode}"


def _end(process: "subprocess.Popen[bytes]") -> None:
    """The end of its input lets it end its children first; what doesn't listen is killed."""
    assert process.stdin
    with contextlib.suppress(OSError):
        process.stdin.close()
    try:
        process.wait(timeout=3)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    assert process.stdout
    process.stdout.close()


def _place(drill: Drill) -> str:
    """Give the folder as the referee finds it, which works in a folder of its own."""
    return str(drill.folder.absolute())
