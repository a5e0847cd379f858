"""What several commands do: open the study, print JSON."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studyapp.study.opening import Study

DONE, PROBLEM, USAGE, INTERRUPTED = 0, 1, 2, 130


def open_here() -> "Study":
    from studyapp.home import locate_home
    from studyapp.paths import content_root
    from studyapp.study.clock import SystemClock
    from studyapp.study.opening import open_study

    study = open_study(locate_home(), content_root(), SystemClock())
    study.use_interface_language()
    return study


@contextmanager
def opened() -> "Iterator[Study]":
    study = open_here()
    for problem in study.problems:
        if problem.place.file == study.home.config.name or problem.place.file.startswith("$"):
            print(f"studyapp: {problem}", file=sys.stderr)
    try:
        yield study
    finally:
        study.close()


def print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False))
