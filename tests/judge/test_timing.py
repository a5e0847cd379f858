"""Speed as a ratio to the yardstick. Wide bounds: what is asserted is that the ratio means something."""

from pathlib import Path

import pytest
from small_drill import ENTRY, events_of, kinds, small_drill

from studyapp.judge.client import Judge
from studyapp.judge.drill import Backend, Drill
from studyapp.judge.verdict import Speed

YARDSTICK = "def f(x):\n    return x @ x\n"
CASES = '@case("a product", "乘积", dtypes=("float64",), speed=True, tol={"y": Tol(999, 0, "")})\n'
CASES += "def product(f, rng, dtype):\n    f.f(rng.normal(size=(150, 150)))\n"


def drill_at(tmp_path: Path, cases: str = CASES, yardstick: str = YARDSTICK, toml: str = ENTRY) -> Drill:
    drill = small_drill(tmp_path, yardstick, cases, toml=toml)
    (drill.folder / "right").mkdir()
    for name in ("right/model_numpy.py", "reference_torch.py"):
        (drill.folder / name).write_text(yardstick)
    return drill


def speed_of(judge: Judge, drill: Drill, source: str, backend: Backend = "numpy") -> Speed:
    (speed,) = [event for event in events_of(judge, drill, source, backend) if isinstance(event, Speed)]
    assert speed.ratio == pytest.approx(speed.seconds / speed.yardstick, abs=1e-3)
    return speed


@pytest.mark.slow
@pytest.mark.parametrize("backend", ["numpy", "torch"])
def test_the_yardstick_is_as_fast_as_itself_and_more_work_takes_longer(
    judge: Judge, tmp_path: Path, backend: Backend
) -> None:
    drill = drill_at(tmp_path)
    twenty_times = "def f(x):\n    for _ in range(20):\n        y = x @ x\n    return y\n"

    same, slower = (speed_of(judge, drill, source, backend) for source in (YARDSTICK, twenty_times))

    assert 0.3 < same.ratio < 3
    assert slower.ratio > 3


@pytest.mark.slow
def test_a_lazy_answer_is_timed_on_work_it_has_not_seen(judge: Judge, tmp_path: Path) -> None:
    # Each repetition has arguments of its own, so a cache by content finds nothing in the first turn, and a cache by
    # address nothing ever.
    drill = drill_at(tmp_path)
    cached = (
        "known = {}\ndef f(x):\n    if id(x) not in known:\n        known[id(x)] = (x, [x @ x for _ in range(20)][0])\n"
    )
    cached += "    return known[id(x)][1] + 0"

    assert speed_of(judge, drill, cached).ratio > 3


def test_a_call_that_takes_seconds_is_timed_once(judge: Judge, tmp_path: Path) -> None:
    drill = drill_at(tmp_path)
    slow = "import time\ndef f(x):\n    time.sleep(0.05)\n    return x @ x\n"

    assert speed_of(judge, drill, slow).seconds >= 0.05


def test_state_and_handles_take_part_as_in_the_case(judge: Judge, tmp_path: Path) -> None:
    toml = '[[entry]]\nname = "f"\nargs = ["x"]\nreturns = ["y", "cache"]\nopaque = ["cache"]\n'
    toml += '[[entry]]\nname = "g"\nargs = ["m", "cache"]\nreturns = ["y"]\nmutates = ["m"]\n'
    cases = "TOLERANCE['m'] = TOLERANCE['y']\n" + CASES.replace(
        "f.f(rng.normal(size=(150, 150)))", "f.g(in_storage('m', np.zeros(3)), f.f(np.ones(3))[1])"
    )
    code = "def f(x):\n    return 2 * x, [x]\ndef g(m, cache):\n    m += 1\n    return cache[0] + 0\n"

    assert speed_of(judge, drill_at(tmp_path, cases, code, toml), code).ratio > 0


@pytest.mark.parametrize("act", ["1 / 0", "os._exit(0)"])
def test_an_answer_that_fails_when_called_more_often_has_no_speed(judge: Judge, tmp_path: Path, act: str) -> None:
    source = f"import os\nn = 0\ndef f(x):\n    global n\n    n += 1\n    if n > 2:\n        {act}\n    return x @ x\n"

    events = events_of(judge, drill_at(tmp_path), source)

    assert kinds(events) == ["Planned", "Verdict"]
    assert kinds(events_of(judge, drill_at(tmp_path / "again"), YARDSTICK)) == ["Planned", "Verdict", "Speed"]
