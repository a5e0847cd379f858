"""A drill without its judge: a practice whose runs give the events that a test writes down."""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from building import stamp_on

from studyapp.domain.card import Bilingual, Card, CardKind
from studyapp.domain.memory import Memory, Rating, Spaced
from studyapp.judge.drill import CORE, Backend, Device, Drill, Entry, Stage
from studyapp.judge.starter import Level
from studyapp.judge.statement import Statement
from studyapp.judge.verdict import CaseResult, Conclusion, Diagnosis, Different, Event, Mistake, Planned, Speed, Verdict

NMS = Drill(
    slug="nms",
    folder=Path("content/drills/nms"),
    title_en="Non-maximum suppression",
    title_zh="非极大值抑制",
    area="detection",
    level=2,
    minutes=20,
    backends=("numpy", "torch"),
    gpu=True,
    entries=(Entry("nms", ("boxes", "scores", "iou_threshold"), ("keep",)),),
    stages=(Stage("batched", "Batched NMS", "按类别的 NMS"),),
    cards=("det-nms",),
    prerequisites=(),
    also=(),
    case_seconds=2.0,
    memory_mib=1024,
    forbidden={"numpy": ("torch",), "torch": ("torchvision.ops",)},
)
STARTER = "import numpy as np\n\n\ndef nms(boxes, scores, iou_threshold):\n    ...\n"
MODEL = STARTER.replace("...", "order = np.argsort(-scores, kind='stable')  # best first\n    return order")
STATEMENTS = {
    "en": Statement(
        task="Given boxes and scores, return the indices to keep, best first.\n\n"
        "```\nboxes   (N,4)  x1,y1,x2,y2\nscores  (N,)\nkeep    (K,)   int64\n```\n\n"
        "Suppress a box when its $IoU > t$ with a kept one.",
        example="With `t = 0.5` the boxes `[0 0 2 1]` and `[0 0 1 1]` both stay: their IoU is exactly 0.5.",
        not_allowed="`torchvision.ops`",
        complexity="$O(N^2)$ time.",
        hints=("Sort by score first.", "Keep a mask of what is left.", "`order = order[1:][iou <= t]`"),
        follow_ups=("What is Soft-NMS?", "Why does the order of ties matter?"),
        stages={"batched": "Now every box has a class; boxes of different classes don't suppress each other."},
    ),
    "zh": Statement(
        task="给定候选框和分数，返回保留的下标，分数高的在前。\n\n"
        "```\nboxes   (N,4)  x1,y1,x2,y2\nscores  (N,)\nkeep    (K,)   int64\n```\n\n"
        "与已保留的框 $IoU > t$ 时才抑制。",
        example="`t = 0.5` 时 `[0 0 2 1]` 与 `[0 0 1 1]` 都保留：它们的 IoU 恰为 0.5。",
        not_allowed="`torchvision.ops`",
        complexity="时间 $O(N^2)$。",
        hints=("先按分数排序。", "维护一个剩余框的掩码。", "`order = order[1:][iou <= t]`"),
        follow_ups=("什么是 Soft-NMS？", "并列分数的次序为什么重要？"),
        stages={"batched": "现在每个框有类别，不同类别的框互不抑制。"},
    ),
}
EQUAL_IOU = Different(
    entry="nms",
    result="keep",
    call=1,
    calls=1,
    index=(1,),
    expected="1",
    got="2",
    expected_all="[0 1 2]",
    got_all="[0 2]",
    wrong=1,
    size=3,
)
CASES = [
    ("no_box", "no box at all", "没有框"),
    ("identical", "identical boxes", "完全相同的框"),
    ("equal_iou", "IoU equal to the threshold", "IoU 等于阈值"),
    ("chain", "a chain: B falls to A, so C survives", "链：B 被 A 抑制，C 保留"),
]
CARD = Card(
    id="det-nms",
    kind=CardKind.QA,
    level=2,
    topic="nms",
    area="detection",
    siblings=(),
    rev=1,
    question=Bilingual("NMS 在 IoU 等于阈值时抑制吗？", "Does NMS suppress at IoU equal to the threshold?"),
    prompt="",
    answer=Bilingual("不，只有严格大于才抑制。", "No: only strictly above it."),
    key_points=(),
    follow_ups=(),
    source="",
    errata="",
    parameters=None,
)


def results(failing: Sequence[str] = ()) -> list[CaseResult]:
    made = []
    for name, en, zh in CASES:
        for dtype in ("float32", "float64"):
            bad = name in failing
            made.append(
                CaseResult(
                    name,
                    en,
                    zh,
                    dtype,
                    CORE,
                    "wrong_answer" if bad else "passed",
                    seconds=0.004,
                    fault=EQUAL_IOU if bad else None,
                    inputs=("boxes: float32 (3, 4)", "  [[0 0 2 1]", "   [0 0 1 1]", "   [5 5 6 6]]") if bad else (),
                    printed="order [0 1 2]\n" if bad else "",
                    cards=("det-nms",) if bad else (),
                )
            )
    return made


def verdict(failing: Sequence[str] = (), conclusion: Conclusion | None = None, stage: str = CORE) -> Verdict:
    cases = tuple(results(failing))
    faults = [case.fault for case in cases if case.fault is not None]
    concluded: Conclusion = conclusion or ("wrong_answer" if faults else "accepted")
    return Verdict("nms", "numpy", "cpu", stage, 7, concluded, cases, faults[0] if faults else None, 0.08)


def wrong_run() -> list[Event]:
    mistake = Mistake("at_threshold", "suppresses at IoU equal to the threshold", "IoU 等于阈值时也抑制", ("det-nms",))
    return [Planned(8, 7), *results(["equal_iou", "chain"]), verdict(["equal_iou", "chain"]), Diagnosis((mistake,))]


def right_run() -> list[Event]:
    return [Planned(8, 7), *results(), verdict(), Speed(3.1, 3.1e-3, 1e-3)]


@dataclass
class FakeJudge:
    cancelled: threading.Event = field(default_factory=threading.Event)
    warmed: list[tuple[str, str, str]] = field(default_factory=list)

    def warm(self, drill: Drill, backend: Backend, device: Device = "cpu") -> None:
        self.warmed.append((drill.slug, backend, device))

    def cancel(self) -> None:
        self.cancelled.set()

    def close(self) -> None:
        pass


@dataclass
class FakePractice:
    """`plan` gives the events of each run in turn; an event that is a callable is called instead, in the thread."""

    judge: FakeJudge = field(default_factory=FakeJudge)
    plan: list[Sequence[Event | Callable[[], object]]] = field(default_factory=list)
    drill: Drill = NMS
    backend: Backend = "numpy"
    device: Device = "cpu"
    level: Level = "signature"
    code: str = STARTER
    restored: bool = False
    hints: int = 0
    tries: int = 0
    gave_up: bool = False
    accepted: bool = False
    graded: bool = False
    elapsed_s: float = 0.0
    limit_s: float = 1200.0
    stages: list[str] = field(default_factory=list)
    ran: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    unkept: str = ""
    disk_fault: str = ""
    grades: list[Rating] = field(default_factory=list)

    def statement(self, language: Literal["zh", "en"]) -> Statement:
        return STATEMENTS[language]

    def tick(self, seconds: float) -> None:
        self.elapsed_s += seconds

    def keep(self, code: str) -> None:
        self.unkept = self.disk_fault
        if not self.kept or self.kept[-1] != code:
            self.kept.append(code)

    def start_over(self, level: Level) -> str:
        self.level = level
        return {"read": MODEL, "fill": MODEL, "signature": STARTER, "blank": "import numpy as np\n"}[level]

    def is_starter(self, code: str) -> bool:
        return code == STARTER

    def hint(self, language: Literal["zh", "en"]) -> str | None:
        self.hints += 1
        return STATEMENTS[language].hints[self.hints - 1]

    def run(self, code: str, stage: str = CORE) -> Iterator[Event]:
        self.judge.cancelled.clear()
        self.ran.append(code)
        self.stages.append(stage)
        for event in self.plan.pop(0):
            if callable(event):
                event()
                continue
            if self.judge.cancelled.is_set():
                return
            if isinstance(event, Verdict):
                self.tries += 1
                self.accepted = self.accepted or event.conclusion == "accepted"
            yield event

    def give_up(self, code: str) -> str:
        self.gave_up = self.gave_up or not self.accepted
        return MODEL

    def model_answer(self, stage: str = "core") -> str:
        return MODEL

    def suggestion(self) -> Rating:
        return Rating.GOOD if self.accepted and not self.hints else Rating.AGAIN

    @property
    def stamp(self) -> object:
        return stamp_on(datetime(2026, 1, 5, tzinfo=UTC).date())

    def previews(self) -> dict[Rating, Memory]:
        day = datetime(2026, 1, 5, tzinfo=UTC).date()
        days = {Rating.AGAIN: 1, Rating.HARD: 2, Rating.GOOD: 5, Rating.EASY: 12}
        return {rating: Spaced(n, 5.0, day, day + timedelta(days=n), 1, 0) for rating, n in days.items()}

    def grade(self, rating: Rating) -> None:
        self.graded = True
        self.grades.append(rating)

    def cards(self, ids: Sequence[str]) -> list[Card]:
        return [CARD] if "det-nms" in ids else []

    def cards_about(self, _verdict: Verdict) -> list[Card]:
        return [CARD]
