"""The trusted process: it has the cases, the oracle, the comparison and the clock; learners' code runs elsewhere.

    referee SCRATCH START_METHOD kernel|plain

It reads one JSON object a line, `warm`, `check`, `vet` or `cancel`, and writes events as JSON lines. What comes while a
check runs waits, but `cancel` ends the check, and the end of the input ends everything. (PR_SET_PDEATHSIG would be
of no use here: it counts from the thread that started the referee, and the app starts it from whichever asks first.)
"""

import contextlib
import json
import os
import random
import select
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO, TypedDict

from studyapp.errors import ContentError, StudyError
from studyapp.i18n import Language, use_language
from studyapp.judge.catalogue import read_drill
from studyapp.judge.children import StartMethod, Workshop, open_workshop
from studyapp.judge.diagnosing import diagnose
from studyapp.judge.drill import CORE, Allowance, Backend, Device
from studyapp.judge.encoding import to_json
from studyapp.judge.judging import Setting, judge
from studyapp.judge.loading import Loaded, Prepared, cases_of, load, prepare
from studyapp.judge.timing import measure
from studyapp.judge.verdict import Diagnosis, Event, Finding, JudgeFault, Planned, Verdict
from studyapp.judge.vetting import Vetting, author_fault

#: Ends the events of a check.
END = "null"


class Order(TypedDict, total=False):
    """`source` is the file in hexadecimal digits; a `seed` of None lets the referee choose.

    `allowance` are the times and the memory of an Allowance.
    """

    do: str
    folder: str
    backend: Backend
    device: Device
    stage: str
    seed: int | None
    source: str
    speed: bool
    diagnose: bool
    allowance: list[float]
    language: Language


def main() -> None:
    scratch, method, layers = sys.argv[1:]
    events = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a drill's code prints is no event
    with contextlib.suppress(BrokenPipeError):
        Referee(Path(scratch), "spawn" if method == "spawn" else "fork", layers == "kernel", events).serve()


class Cancelled(BaseException):
    """The asker has lost interest. No `except Exception` of a case's code may stop it."""


class Referee:
    def __init__(self, scratch: Path, method: StartMethod, kernel: bool, events: TextIO) -> None:
        self._scratch = scratch
        self._method: StartMethod = method
        self._kernel = kernel
        self._events = events
        self._workshops: dict[Backend, Workshop] = {}
        self._orders: list[Order] = []
        self._partial = b""
        self._ahead: dict[Path, tuple[Loaded, int, list[Prepared]]] = {}  # by folder: the oracle's answers for a seed
        self._idle_work: Loaded | None = None
        self._concluded = False

    def serve(self) -> None:
        while True:
            if not self._orders:
                self._use_idle_time()  # an order may come meanwhile
            while not self._orders:
                self._read()
            order = self._orders.pop(0)
            if order["do"] == "warm":
                self._warm(order)
            elif order["do"] == "check":
                self._check(order)
            elif order["do"] == "vet":
                self._vet(order)

    def _read(self) -> None:
        data = os.read(0, 1 << 20)
        if not data:
            for workshop in self._workshops.values():
                workshop.close()
            shutil.rmtree(self._scratch, ignore_errors=True)  # whoever made it may have been killed
            os._exit(0)
        *lines, self._partial = (self._partial + data).split(b"\n")
        self._orders += [json.loads(line) for line in lines]

    def _on_input(self) -> None:
        self._read()
        self._heed_cancel()

    def _look_for_cancel(self) -> None:
        if _is_told_something():
            self._read()
        self._heed_cancel()

    def _heed_cancel(self) -> None:
        """An order to cancel is meant for what runs now: the asker waits for its end before asking for more."""
        for order in self._orders:
            if order["do"] == "cancel":
                self._orders.remove(order)
                raise Cancelled

    def _workshop(self, backend: Backend) -> Workshop:
        if backend in self._workshops and not self._workshops[backend].alive():
            self._workshops.pop(backend).close()
        if backend not in self._workshops:
            libraries = ("numpy", "torch") if backend == "torch" else ("numpy",)
            self._workshops[backend] = open_workshop(self._method, libraries, self._scratch)
        return self._workshops[backend]

    def _warm(self, order: Order) -> None:
        with contextlib.suppress(StudyError, RuntimeError):  # a check will meet it again, and say so
            self._workshop(order["backend"]).warm()
            self._idle_work = load(read_drill(Path(order["folder"])))

    def _use_idle_time(self) -> None:
        """Let the oracle answer what the next check of this drill will ask, if it leaves the seed to us."""
        loaded, self._idle_work = self._idle_work, None
        if loaded is None or loaded.drill.folder in self._ahead:
            return
        seed, ready = new_seed(), []
        with contextlib.suppress(ContentError):  # the check will say it
            for case, dtype in cases_of(loaded, CORE):
                if _is_told_something():
                    return
                ready.append(prepare(loaded, case, dtype, CORE, seed))
            self._ahead[loaded.drill.folder] = loaded, seed, ready

    def _prepared(self, loaded: Loaded, stage: str, seed: int) -> Iterator[Prepared]:
        for case, dtype in cases_of(loaded, stage):
            self._look_for_cancel()
            yield prepare(loaded, case, dtype, stage, seed)

    def _check(self, order: Order) -> None:
        started = time.monotonic()
        self._concluded = False
        try:
            self._look_for_cancel()
            self._judge(order)
        except Cancelled:
            pass
        except (StudyError, RuntimeError) as error:
            if isinstance(error, RuntimeError) and (broken := self._workshops.pop(order["backend"], None)):
                broken.close()
            if not self._concluded:  # what was lost after the verdict is only a ratio or a name
                self._emit(self._failure(order, error, started))
        self._say(END)  # not where this process breaks down: then the end of its output tells it

    def _failure(self, order: Order, error: Exception, started: float) -> Verdict:
        return Verdict(
            drill=Path(order["folder"]).name,
            backend=order["backend"],
            device=order["device"],
            stage=order["stage"],
            seed=order["seed"] or 0,
            conclusion="judge_error",
            cases=(),
            fault=JudgeFault(str(error)),
            seconds=round(time.monotonic() - started, 4),
        )

    def _vet(self, order: Order) -> None:
        use_language(order["language"])
        try:
            seed = new_seed() if order["seed"] is None else order["seed"]
            loaded = load(read_drill(Path(order["folder"])))
            setting = Setting(loaded, order["backend"], "cpu", CORE, seed, self._kernel)
            workshop = self._workshop(order["backend"])
            for finding in Vetting(setting, workshop, {0: self._on_input}, self._look_for_cancel).findings():
                self._emit(finding)
        except Cancelled:
            pass
        except ContentError as error:
            self._emit(author_fault(error))
        except (StudyError, RuntimeError) as error:
            self._emit(Finding("drill.toml", str(error)))
        self._say(END)

    def _judge(self, order: Order) -> None:
        workshop = self._workshop(order["backend"])
        loaded = load(read_drill(Path(order["folder"])))
        stage, seed = order["stage"], order["seed"]
        ahead = self._ahead.pop(loaded.drill.folder, None) if seed is None and stage == CORE else None
        if ahead is not None and ahead[0] == loaded:  # not where somebody has edited the drill since
            _loaded, seed, ready = ahead
            source = iter(ready)
        else:
            seed = new_seed() if seed is None else seed
            source = self._prepared(loaded, stage, seed)
        self._idle_work = loaded
        cases: list[Prepared] = []
        setting = Setting(
            loaded, order["backend"], order["device"], stage, seed, self._kernel, Allowance(*order["allowance"])
        )
        data = bytes.fromhex(order["source"])
        besides = {0: self._on_input}
        self._emit(Planned(len(cases_of(loaded, stage)), seed))
        verdict, traces = judge(setting, data, _noting(source, cases), workshop, self._emit, besides)
        self._emit(verdict)
        self._concluded = True
        timed = [prepared for prepared in cases if prepared.case.speed]
        if verdict.conclusion == "accepted" and order["speed"] and timed:
            speed = measure(setting, data.decode("utf-8-sig"), timed[-1], workshop, besides)
            if speed is not None:
                self._emit(speed)
        elif verdict.conclusion != "accepted" and order["diagnose"]:
            self._emit(Diagnosis(tuple(diagnose(setting, verdict, traces, cases, workshop, besides))))

    def _emit(self, event: Event) -> None:
        self._say(json.dumps(to_json(event)))

    def _say(self, line: str) -> None:
        print(line, file=self._events, flush=True)


def _noting(source: Iterator[Prepared], noted: list[Prepared]) -> Iterator[Prepared]:
    for prepared in source:
        noted.append(prepared)
        yield prepared


def _is_told_something() -> bool:
    return bool(select.select([0], [], [], 0)[0])


def new_seed() -> int:
    return random.SystemRandom().randrange(1, 1_000_000)
