"""The same check without a judge: one cold process that imports the library, runs every case and compares.

    python -m benchmarks.alone BACKEND

NMS only, whose results are whole numbers: nothing is isolated, limited, explained or streamed.
"""

import contextlib
import runpy
import sys
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from studyapp.judge.catalogue import read_drill
from studyapp.judge.drill import CORE, Entry
from studyapp.judge.loading import cases_of, entries_of, generator, load, prepare
from studyapp.judge.sides import Called, Side
from studyapp.paths import content_root

SEED = 1


class Direct(Side):
    """Calls the answer in this process."""

    def __init__(
        self, entries: dict[str, Entry], answer: dict[str, Any], log: list[Called], to: Callable[[Any], Any]
    ) -> None:
        super().__init__(entries)
        self._answer, self._log, self._to = answer, iter(log), to

    def expect(self, ok: object, en: str, zh: str = "") -> None:
        assert ok, en

    @contextlib.contextmanager
    def raises(self, kind: type[Exception]) -> Iterator[None]:
        with contextlib.suppress(kind):
            yield

    def _call(self, entry: Entry, args: tuple[Any, ...]) -> Any:
        arrays = [getattr(arg, "array", arg) for arg in args]
        result = self._answer[entry.name](*(self._to(arg) if isinstance(arg, np.ndarray) else arg for arg in arrays))
        found = np.asarray(result)
        assert np.array_equal(found, next(self._log).row[0])
        return found


def main() -> None:
    backend = sys.argv[1]
    to: Callable[[Any], Any] = np.copy
    if backend == "torch":
        import torch

        torch.set_num_threads(1)
        to = lambda array: torch.from_numpy(array.copy())  # noqa: E731
    drill = read_drill(content_root() / "drills" / "nms")
    answer = runpy.run_path(str(drill.folder / "right" / f"model_{backend}.py"))
    loaded = load(drill)
    for case, dtype in cases_of(loaded, CORE):
        log = prepare(loaded, case, dtype, CORE, SEED).log
        case.make(Direct(entries_of(drill, CORE), answer, log, to), generator(SEED, case, dtype), dtype)


if __name__ == "__main__":
    main()
