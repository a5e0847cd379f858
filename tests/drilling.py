"""What tests of drills are built from: a drill as an author writes it, and a judge that says what it is told."""

from collections.abc import Iterator
from pathlib import Path

from studyapp.judge.catalogue import read_drill
from studyapp.judge.drill import CORE, Backend, Device, Drill
from studyapp.judge.verdict import CaseResult, Conclusion, Event, JudgeFault, Planned, Verdict
from studyapp.study.opening import Study
from studyapp.study.practice import Practice

MODEL = '''"""Adds."""

import numpy as np


def add(a, b):
    # fill: give the sum / 求和
    return np.add(a, b)
    # end
'''
HEADINGS = {
    "en": ("Task", "Example", "Not allowed", "Complexity", "Hints", "Follow-ups"),
    "zh": ("任务", "例子", "不允许", "复杂度", "提示", "追问"),
}


def write_drill(
    root: Path,
    slug: str = "add",
    *,
    level: int = 1,
    minutes: int = 10,
    backends: tuple[Backend, ...] = ("numpy", "torch"),
    cards: tuple[str, ...] = (),
    also: tuple[str, ...] = (),
    prerequisites: tuple[str, ...] = (),
) -> Path:
    """Write a drill into `root`/drills; give its folder. Nothing in it can be judged."""
    folder = root / "drills" / slug
    (folder / "right").mkdir(parents=True, exist_ok=True)
    lists = {"backends": backends, "cards": cards, "also": also, "prerequisites": prerequisites}
    data = [
        f'title = {{ en = "{slug} in English", zh = "{slug} 中文" }}',
        'area = "alpha"',
        f"level = {level}",
        f"minutes = {minutes}",
        *(f"{name} = [{', '.join(f'{value!r}' for value in values)}]" for name, values in lists.items()),
        '[[entry]]\nname = "add"\nargs = ["a", "b"]\nreturns = ["c"]',
    ]
    (folder / "drill.toml").write_text("\n".join(data) + "\n", encoding="utf-8")
    for language, headings in HEADINGS.items():
        text = {headings[4]: "1. First.\n2. Second.\n3. Third."}
        body = "".join(f"## {heading}\n\n{text.get(heading, 'Words.')}\n\n" for heading in headings)
        (folder / f"statement.{language}.md").write_text(body, encoding="utf-8")
    for backend in backends:
        (folder / "right" / f"model_{backend}.py").write_text(MODEL, encoding="utf-8")
    return folder


class FakeJudge:
    """Comes to the conclusions it was made with, one a check, with two cases each; the first fails, if any does."""

    def __init__(self, *conclusions: Conclusion, cards: tuple[str, ...] = ()) -> None:
        self._conclusions = iter(conclusions)
        self._cards = cards
        self.asked: list[tuple[str, Backend, Device, str, bytes]] = []

    def check(
        self, drill: Drill, source: bytes, backend: Backend, device: Device = "cpu", *, stage: str = CORE
    ) -> Iterator[Event]:
        self.asked.append((drill.slug, backend, device, stage, source))
        conclusion = next(self._conclusions)
        yield Planned(cases=2, seed=7)
        if conclusion == "judge_error":
            yield Verdict(drill.slug, backend, device, stage, 7, conclusion, (), JudgeFault("it broke"), 0.1)
            return
        outcome = "passed" if conclusion == "accepted" else conclusion
        results = (
            CaseResult("zeros", "all zeros", "全零", "float64", CORE, outcome, 0.01, cards=self._cards),
            CaseResult("ones", "all ones", "全一", "float64", CORE, "passed", 0.01),
        )
        yield from results
        yield Verdict(drill.slug, backend, device, stage, 7, conclusion, results, None, 0.1)


def sit(
    study: Study, *conclusions: Conclusion, slug: str = "add", backend: Backend = "numpy", **options: object
) -> Practice:
    """Sit down to a drill of content/ before a judge that will come to these conclusions."""
    drill = read_drill(study.content / "drills" / slug)
    judge = FakeJudge(*conclusions)
    return Practice(study, judge, drill, backend, **options)  # type: ignore[arg-type]


def attempt(practice: Practice, code: str = "code", stage: str = CORE) -> Verdict:
    """Run once; give the verdict."""
    return next(event for event in [*practice.run(code, stage)] if isinstance(event, Verdict))
