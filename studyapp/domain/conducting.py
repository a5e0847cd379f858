"""How an interview goes on: the next question follows from the plan and the turns so far, and from nothing else.

So an interview that was cut short goes on where it was, and the same seed, bank and answers give the same questions.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from studyapp.domain.card import Bilingual, Card, CardKind, FollowUp, FollowUpKind, Rubric, Trigger
from studyapp.domain.choosing import Candidate, Seeded, pick
from studyapp.domain.interview import Phase, PhaseKind, Preset
from studyapp.domain.marking import Heard, says_nothing

Reason = Literal[
    "opening", "choice", "uniform", "always", "missing", "reversed", "score", "time", "requirement", "yours"
]
DRILL = "drill:"
#: The one point of a calculation.
NUMBER = "answer"
DEEPEST = 6
PROJECTS = "projects"
#: With less time than this left, nothing more is asked.
LEAST_S = 45
_ROOT_S, _FOLLOW_UP_S = 150, 90
_STRETCH_AT_END = 0.7
_STRETCH_OF_WARMUP = -1.0
_KINDS = (
    FollowUpKind.WHY,
    FollowUpKind.DERIVE,
    FollowUpKind.WHATIF,
    FollowUpKind.COMPARE,
    FollowUpKind.NUMERIC,
    FollowUpKind.TRAP,
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A card as the interviewer knows it."""

    card: Card
    rubric: Rubric | None
    candidate: Candidate


@dataclass(frozen=True, slots=True)
class CodingTask:
    """A drill and the requirement changes it has, by name."""

    slug: str
    stages: tuple[str, ...]
    candidate: Candidate


@dataclass(frozen=True, slots=True)
class Plan:
    """All that decides which questions are asked, beside the answers. `topics` and `tasks` are by id and slug."""

    preset: Preset
    seed: int
    topics: Mapping[str, Topic]
    tasks: Mapping[str, CodingTask]
    abilities: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Question:
    """`target` is a card's id, `drill:<slug>`, or empty where nothing of the deck is asked.

    `root` is the target of its chain's first question, `depth` 0 there. `follow_up` is the link it was reached by.
    `about` is the key point that a missing or reversed one was; `stage` the change of a drill's requirements.
    `seed` decides the numbers of a parameterised card.
    """

    phase: int
    kind: PhaseKind
    target: str
    root: str
    depth: int
    reason: Reason
    planned_s: int
    seed: str
    follow_up: FollowUp | None = None
    about: str = ""
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """The first case that code failed, and what the judge said of it (in the interface's language)."""

    case: Bilingual
    told: str


@dataclass(frozen=True, slots=True)
class Turn:
    """`heard` is what the answer seemed to say about the points of the card's rubric.

    `verdict` is the judge's of code, with the cases that passed. `confidence` is from 0 to 100, given before any
    feedback, None if it wasn't.
    """

    question: Question
    answer: str
    seconds: float
    heard: Mapping[str, Heard]
    confidence: int | None = None
    hints: int = 0
    skipped: bool = False
    verdict: str = ""
    passed: int = 0
    cases: int = 0
    failure: Failure | None = None


def following(plan: Plan, turns: Sequence[Turn], seeded: Seeded) -> Question | None:
    """Give the next question; None if it is time to look back."""
    asking_s = 60 * sum(phase.minutes for phase in plan.preset.phases if phase.kind is not PhaseKind.DEBRIEF)
    if asking_s - sum(turn.seconds for turn in turns) < LEAST_S:
        return None
    first = turns[-1].question.phase if turns else 0
    for number in range(first, len(plan.preset.phases)):
        question = _within(plan, turns, number, seeded)
        if question is not None:
            return question
    return None


def provisional_score(topic: Topic, heard: Mapping[str, Heard]) -> float | None:
    """Give the share of the rubric's weight that was found, of a calculation whether it is right; else None."""
    if NUMBER in heard and topic.card.kind is CardKind.PARAM:
        return float(heard[NUMBER].state == "found")
    if topic.rubric is None:
        return None
    weights = {point.id: point.weight for point in topic.card.key_points}
    listened = [point.id for point in topic.rubric.points]
    total = sum(weights[name] for name in listened)
    return sum(weights[name] for name in listened if name in heard and heard[name].state == "found") / total


def _within(plan: Plan, turns: Sequence[Turn], number: int, seeded: Seeded) -> Question | None:
    """Give the next question of a phase; None if it is over."""
    phase = plan.preset.phases[number]
    mine = [turn for turn in turns if turn.question.phase == number]
    left = 60 * phase.minutes - sum(turn.seconds for turn in mine)
    if phase.kind is PhaseKind.DEBRIEF or (mine and left < LEAST_S):
        return None
    asking = _Asking(plan, turns, number, phase, mine, left, seeded)
    match phase.kind:
        case PhaseKind.INTRO | PhaseKind.YOURS:
            return None if mine else asking.plain("yours" if phase.kind is PhaseKind.YOURS else "opening")
        case PhaseKind.WARMUP | PhaseKind.NUMERIC:
            return asking.root(60 * phase.minutes // phase.count) if len(mine) < phase.count else None
        case PhaseKind.CHAINS | PhaseKind.PROJECT:
            return asking.chained()
        case PhaseKind.CODING:
            return asking.coding()
        case PhaseKind.VERIFY:
            return asking.verify()


@dataclass(frozen=True, slots=True)
class _Asking:
    plan: Plan
    turns: Sequence[Turn]
    number: int
    phase: Phase
    mine: Sequence[Turn]
    left_s: float
    seeded: Seeded

    @property
    def _key(self) -> str:
        return f"{self.plan.seed}:{len(self.turns)}"

    @property
    def _asked(self) -> set[str]:
        return {turn.question.target for turn in self.turns}

    def plain(self, reason: Reason) -> Question:
        """Ask for something that isn't in the deck."""
        return Question(self.number, self.phase.kind, "", "", 0, reason, 60 * self.phase.minutes, self._key)

    def root(self, planned_s: int) -> Question | None:
        """Choose a question that begins something."""
        quotas = self._quotas()
        candidates = [topic.candidate for topic in self._openings(quotas) if topic.card.id not in self._asked]
        roots = [turn.question.target for turn in self.mine if turn.question.depth == 0]
        asked = Counter(self.plan.topics[name].card.area for name in roots)
        stretch = 0.0
        if self.phase.kind is PhaseKind.WARMUP:
            stretch = _STRETCH_OF_WARMUP
        elif len(roots) + 1 == self.phase.count > 1:
            stretch = _STRETCH_AT_END
        picked = pick(candidates, self.plan.abilities, quotas, asked, stretch, self.seeded(self._key))
        if picked is None:
            return None
        reason: Reason = "uniform" if picked.uniform else "choice"
        return Question(self.number, self.phase.kind, picked.id, picked.id, 0, reason, planned_s, self._key)

    def _quotas(self) -> dict[str, int]:
        """Give the phase's areas. What is asked after code is about the code, where the phase leaves room for it."""
        if self.phase.kind is PhaseKind.PROJECT:
            return {PROJECTS: 1}
        quotas = dict(self.phase.areas)
        written = [turn.question.target for turn in self.turns if turn.question.kind is PhaseKind.CODING]
        area = self.plan.tasks[written[-1].removeprefix(DRILL)].candidate.area if written else ""
        return {area: quotas[area]} if area in quotas else quotas

    def _openings(self, areas: Mapping[str, int]) -> list[Topic]:
        """Give what may begin: calculations where numbers are asked for, else what can be told in words.

        A chain begins with a card that has a rubric and leads on, if there is any such; a project with the card that
        no other project card leads to.
        """
        of_areas = [topic for topic in self.plan.topics.values() if topic.card.area in areas]
        if self.phase.kind is PhaseKind.NUMERIC:
            return [topic for topic in of_areas if topic.card.kind is CardKind.PARAM]
        told = [topic for topic in of_areas if topic.card.kind is CardKind.QA]
        if self.phase.kind is PhaseKind.WARMUP:
            return told
        leading = [topic for topic in told if any(self._can_follow(link) for link in topic.card.follow_ups)]
        if self.phase.kind is PhaseKind.PROJECT:
            led_to = {link.target for topic in told for link in topic.card.follow_ups}
            return [topic for topic in leading if topic.card.id not in led_to] or leading or told
        return [topic for topic in leading if topic.rubric is not None] or leading or told

    def _can_follow(self, link: FollowUp) -> bool:
        return link.target in self.plan.topics

    def chained(self) -> Question | None:
        """Go deeper, or begin another chain, within the time that each has."""
        count = max(1, self.phase.count)
        chain = self._chain()
        if chain:
            budget = 60 * self.phase.minutes / count
            time_left = min(self.left_s, budget - sum(turn.seconds for turn in chain))
            if time_left >= LEAST_S and not self._two_zeros(chain):
                deeper = min(self._deeper(chain, time_left), key=lambda found: found[0], default=None)
                if deeper is not None:
                    return deeper[1]
        begun = sum(turn.question.depth == 0 for turn in self.mine)
        return self.root(_ROOT_S) if begun < count else None

    def _chain(self) -> list[Turn]:
        """Give the turns of the chain that is under way."""
        if not self.mine:
            return []
        root = self.mine[-1].question.root
        return list(takewhile(lambda turn: turn.question.root == root, reversed(self.mine)))[::-1]

    def _two_zeros(self, chain: Sequence[Turn]) -> bool:
        last = [turn.skipped or says_nothing(turn.answer) or self._score(turn) == 0 for turn in chain[-2:]]
        return len(last) == 2 and all(last)

    def _score(self, turn: Turn) -> float | None:
        return provisional_score(self.plan.topics[turn.question.target], turn.heard)

    def _deeper(self, chain: Sequence[Turn], time_left: float) -> Iterator[tuple[tuple[int, ...], Question]]:
        """Give the follow-ups whose trigger holds with their rank, the lowest first: what the last answer left open
        goes before what earlier ones did."""
        for age, turn in enumerate(reversed(chain)):
            parent = turn.question
            if parent.depth >= DEEPEST:
                continue
            topic = self.plan.topics[parent.target]
            core = {point.id for point in topic.rubric.points if point.core} if topic.rubric else set()
            for place, link in enumerate(topic.card.follow_ups):
                if link.target in self._asked or not self._can_follow(link) or link.kind not in _KINDS:
                    continue
                if not self._triggered(link.trigger, turn, time_left):
                    continue
                rank = (_urgency(link.trigger, core), age, _KINDS.index(link.kind), place)
                about = link.trigger.value if link.trigger.kind in ("missing", "reversed") else ""
                yield (
                    rank,
                    Question(
                        self.number,
                        self.phase.kind,
                        link.target,
                        parent.root,
                        parent.depth + 1,
                        link.trigger.kind,
                        _FOLLOW_UP_S,
                        self._key,
                        link,
                        about,
                    ),
                )

    def _triggered(self, trigger: Trigger, turn: Turn, time_left: float) -> bool:
        match trigger.kind:
            case "always":
                return True
            case "time":
                return time_left >= float(trigger.value)
            case "score":
                score = self._score(turn)
                return score is not None and score >= float(trigger.value)
            case "missing" | "reversed":
                return trigger.value in turn.heard and turn.heard[trigger.value].state == trigger.kind

    def coding(self) -> Question | None:
        """Set a drill; where it was solved with time to spare and has a change of requirements, change them."""
        planned = 60 * self.phase.minutes // self.phase.count
        if self.mine:
            last = self.mine[-1].question
            task = self.plan.tasks[last.target.removeprefix(DRILL)]
            if not last.stage and task.stages and self.mine[-1].verdict == "accepted" and self.left_s >= planned / 4:
                return Question(
                    self.number, self.phase.kind, last.target, last.root, 1, "requirement",
                    int(self.left_s), self._key, stage=task.stages[0],
                )  # fmt: skip
        set_so_far = [turn.question.target for turn in self.mine if not turn.question.stage]
        if len(set_so_far) >= self.phase.count:
            return None
        candidates = [task.candidate for name, task in self.plan.tasks.items() if DRILL + name not in self._asked]
        areas = Counter(self.plan.tasks[name.removeprefix(DRILL)].candidate.area for name in set_so_far)
        picked = pick(candidates, self.plan.abilities, dict(self.phase.areas), areas, 0.0, self.seeded(self._key))
        if picked is None:
            return None
        reason: Reason = "uniform" if picked.uniform else "choice"
        target = DRILL + picked.id
        return Question(self.number, self.phase.kind, target, target, 0, reason, planned, self._key)

    def verify(self) -> Question | None:
        """Ask to test what was written last."""
        written = [turn.question for turn in self.turns if turn.question.kind is PhaseKind.CODING]
        if self.mine or not written:
            return None
        last = written[-1]
        return Question(
            self.number, self.phase.kind, last.target, last.root, last.depth + 1, "always",
            60 * self.phase.minutes, self._key, stage=last.stage,
        )  # fmt: skip


def _urgency(trigger: Trigger, core: set[str]) -> int:
    """Reversed before a missing core point before anything else."""
    if trigger.kind == "reversed":
        return 0
    if trigger.kind == "missing":
        return 1 if trigger.value in core else 2
    return 3
