"""Runs of the learner's code, judged in a thread while the screen goes on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.screen import Screen

from studyapp.errors import StudyError
from studyapp.judge.verdict import Event

if TYPE_CHECKING:
    from studyapp.judge.client import Judge


class Runner:
    """Start a run only when the one before has ended: the judge does one thing at a time.

    `run` judges code for a stage, and gives what comes of it.
    """

    @dataclass
    class Judged(Message):
        event: Event

    @dataclass
    class Ended(Message):
        """`fault`: why it came to no verdict, where that isn't the learner's doing."""

        fault: StudyError | None

    def __init__(self, screen: Screen[Any], judge: "Judge", run: Callable[[str, str], Iterator[Event]]) -> None:
        self._screen = screen
        self._judge = judge
        self._run = run
        self._told_to_stop = False
        self.running = False

    def start(self, code: str, stage: str) -> None:
        self.running, self._told_to_stop = True, False
        self._screen.run_worker(lambda: self._judge_all(code, stage), thread=True, group="judge")

    def stop(self) -> None:
        """Ask the run to end; `Ended` says when it has."""
        if self.running:
            self._told_to_stop = True
            self._judge.cancel()

    def ended(self) -> None:
        self.running = False

    def _judge_all(self, code: str, stage: str) -> None:
        fault = None
        try:
            for event in self._run(code, stage):
                if self._told_to_stop:
                    self._judge.cancel()  # the first time it may have come before the judge had begun
                else:
                    self._screen.post_message(self.Judged(event))
        except StudyError as error:
            fault = error
        self._screen.post_message(self.Ended(fault))
