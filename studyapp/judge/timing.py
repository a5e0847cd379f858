"""How fast: the learner's time over the yardstick's, in sibling children that take turns on the same call."""

import contextlib
import math
from collections.abc import Callable

from studyapp.judge.children import Workshop
from studyapp.judge.judging import Answer, Lost, Setting
from studyapp.judge.learner_side import LearnerSide
from studyapp.judge.lint import read_source
from studyapp.judge.loading import Prepared, generator
from studyapp.judge.sides import StopCase
from studyapp.judge.verdict import Speed

TURNS = 7
TURN_S = 0.002  # shorter calls are repeated so long within a turn, on fresh arguments each
MAX_REPEATS = 100
SLOW_S = 2.0  # a call that takes longer is timed once: the minimum of one is close enough to such a ratio


class Stopwatch:
    """Times the last call of the speed case in one child. The clock is the referee's."""

    def __init__(self, answer: Answer, side: LearnerSide) -> None:
        assert side.last is not None
        self._answer = answer
        self._entry, self._args, self._buffers = side.last
        self._times = 1

    def calibrate(self) -> float:
        """Give the seconds of the first call; later turns repeat it as often as that tells them to."""
        first = min(self.turn(), self.turn())
        self._times = max(1, min(MAX_REPEATS, math.ceil(TURN_S / max(first, 1e-9))))
        return first

    def turn(self) -> float:
        """Give seconds a call."""
        return self._answer.time_call(self._entry.name, self._args, self._buffers, self._times) / self._times


def measure(
    setting: Setting,
    text: str,
    prepared: Prepared,
    workshop: Workshop,
    on_input: dict[int, Callable[[], None]],
) -> Speed | None:
    """Give the ratio on `prepared`, a speed case that the learner's code passes; None where it can't be measured."""
    folder = setting.loaded.drill.folder
    yardstick = folder / ("reference_torch.py" if setting.backend == "torch" else "right/model_numpy.py")
    reference = read_source(yardstick.read_bytes()) if yardstick.is_file() else None
    if not isinstance(reference, str):
        return None  # `content check` says what is the matter with it
    with (
        contextlib.suppress(*Lost),
        Answer(setting, text, workshop, on_input) as mine,
        Answer(setting, reference, workshop, on_input) as theirs,
    ):
        watches = [_stopwatch(answer, setting, prepared) for answer in (mine, theirs)]
        firsts = [watch.calibrate() for watch in watches]
        turns = TURNS if max(firsts) < SLOW_S else 1
        taken = [[watch.turn() for watch in watches] for _ in range(turns)]
        seconds, yard = (min(column) for column in zip(*taken, strict=True))
        return Speed(ratio=round(seconds / yard, 3), seconds=seconds, yardstick=yard)
    return None


def _stopwatch(answer: Answer, setting: Setting, prepared: Prepared) -> Stopwatch:
    if answer.start() is not None:
        raise EOFError
    side = answer.side(prepared)
    with contextlib.suppress(StopCase):
        prepared.case.make(side, generator(setting.seed, prepared.case, prepared.dtype), prepared.dtype)
    if side.last is None:
        raise EOFError
    return Stopwatch(answer, side)
