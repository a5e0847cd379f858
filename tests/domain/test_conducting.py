"""The course of interviews: which question comes when, and a thousand simulated ones over seeds."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

import pytest

from studyapp.domain.card import (
    Bilingual,
    Card,
    CardKind,
    FollowUp,
    FollowUpKind,
    KeyPoint,
    Rubric,
    RubricPoint,
    Trigger,
)
from studyapp.domain.choosing import Candidate
from studyapp.domain.conducting import DEEPEST, CodingTask, Plan, Question, Topic, Turn, following
from studyapp.domain.interview import Phase, PhaseKind, Preset
from studyapp.domain.marking import Heard, State

NOTHING = Bilingual("", "")
ALWAYS = Trigger("always")


def link(target: str, kind: str = "why", trigger: Trigger = ALWAYS) -> FollowUp:
    return FollowUp(FollowUpKind(kind), trigger, NOTHING, target)


def topic(
    name: str, *links: FollowUp, area: str = "x", level: int = 2, kind: str = "qa", core: tuple[str, ...] = ("p1",)
) -> Topic:
    """A card of two points, of weights 2 and 1."""
    points = (KeyPoint("p1", NOTHING, 2), KeyPoint("p2", NOTHING, 1))
    card = Card(name, CardKind(kind), level, area, area, (), 1, NOTHING, "", NOTHING, points, links, "", "", None)
    rubric = Rubric((), tuple(RubricPoint(p.id, p.id in core, "", 1, (("w",),), ()) for p in points))
    return Topic(card, rubric, Candidate(name, area, level))


def plan(*topics: Topic, phases: tuple[Phase, ...], seed: int = 1, tasks: tuple[CodingTask, ...] = ()) -> Plan:
    preset = Preset("p", NOTHING, sum(phase.minutes for phase in phases), "calm", False, phases)
    return Plan(preset, seed, {one.card.id: one for one in topics}, {one.slug: one for one in tasks}, {})


def chains(minutes: int = 20, count: int = 1, **areas: int) -> Phase:
    return Phase(PhaseKind.CHAINS, minutes, count, tuple((areas or {"x": 1}).items()))


def turn(
    question: Question | None, heard: Mapping[str, State] | None = None, seconds: float = 60, **more: object
) -> Turn:
    assert question is not None
    states = {"p1": "found", "p2": "found"} if heard is None else heard
    return Turn(question, "words", seconds, {name: Heard(name, state) for name, state in states.items()}, **more)  # type: ignore[arg-type]


def course(planned: Plan, *answers: Mapping[str, State] | None, seconds: float = 60) -> list[str]:
    """Give the targets asked when these are heard in turn."""
    turns: list[Turn] = []
    asked = []
    for heard in answers:
        question = following(planned, turns, Random)
        assert question is not None
        asked.append(question.target)
        turns.append(turn(question, heard, seconds))
    last = following(planned, turns, Random)
    return [*asked, last.target if last else ""]


MISSED: Mapping[str, State] = {"p1": "missing", "p2": "found"}
TURNED: Mapping[str, State] = {"p1": "reversed", "p2": "found"}
NOTHING_HEARD: Mapping[str, State] = {"p1": "missing", "p2": "missing"}


def test_follow_ups_go_by_urgency_then_kind_then_place() -> None:
    links = (
        link("whatif", "whatif"),
        link("why"),
        link("minor", "why", Trigger("missing", "p2")),
        link("core", "trap", Trigger("missing", "p1")),
        link("turned", "trap", Trigger("reversed", "p1")),
    )
    names = ("whatif", "why", "minor", "core", "turned")
    planned = plan(topic("root", *links), *(topic(name, area="other") for name in names), phases=(chains(),))

    assert course(planned, None)[1] == "why"
    assert course(planned, MISSED)[1] == "core"
    assert course(planned, TURNED)[1] == "turned"
    assert course(planned, {"p1": "found", "p2": "missing"})[1] == "minor"
    assert course(planned, None, None, None) == ["root", "why", "whatif", ""]  # back to what is open further up


def test_score_and_time_open_follow_ups() -> None:
    links = (link("well", "why", Trigger("score", "0.6")), link("ample", "whatif", Trigger("time", "1100")))
    planned = plan(
        topic("root", *links), topic("well", area="y"), topic("ample", area="y"), phases=(chains(minutes=20),)
    )

    assert course(planned, None)[1] == "well"  # 3 of 3
    assert course(planned, {"p1": "found", "p2": "missing"})[1] == "well"  # 2 of 3
    assert course(planned, MISSED)[1] == "ample"  # 1 of 3, and 1140 of 1200 seconds are left
    assert course(planned, MISSED, seconds=120)[1] == ""


def test_a_chain_goes_six_deep_and_no_deeper() -> None:
    names = [f"d{n}" for n in range(9)]
    topics = [
        topic(a, link(b), area="x" if a == "d0" else "y") for a, b in zip(names, [*names[1:], "absent"], strict=True)
    ]
    planned = plan(*topics, phases=(chains(minutes=60),))

    assert course(planned, *[None] * 7) == [*names[:7], ""]
    assert DEEPEST == 6


def test_two_zeros_end_a_chain() -> None:
    topics = [
        topic("a", link("b")),
        topic("b", link("c"), area="y"),
        topic("c", link("d"), area="y"),
        topic("d", area="y"),
    ]
    planned = plan(*topics, phases=(chains(minutes=60),))

    assert course(planned, NOTHING_HEARD, None, NOTHING_HEARD) == ["a", "b", "c", "d"]
    assert course(planned, NOTHING_HEARD, NOTHING_HEARD) == ["a", "b", ""]
    skipped = turn(following(planned, [], Random), skipped=True)
    again = turn(following(planned, [skipped], Random), NOTHING_HEARD)
    assert following(planned, [skipped, again], Random) is None


def test_each_chain_has_its_share_of_the_time() -> None:
    topics = [topic(f"{n}", link(f"{n}a"), link(f"{n}b"), link(f"{n}c")) for n in "12"]
    topics += [topic(f"{n}{m}", area="y") for n in "12" for m in "abc"]
    asked = course(plan(*topics, phases=(chains(10, 2, x=2),)), *[None] * 4, seconds=130)

    assert [name[1:] for name in asked] == ["", "a", "", "a", ""]  # 300 s each: after 260 nothing more is asked
    assert asked[0] != asked[2]


def test_phases_follow_each_other_and_what_is_over_early_leaves_its_time() -> None:
    phases = (
        Phase(PhaseKind.INTRO, 2, 0, ()),
        Phase(PhaseKind.WARMUP, 2, 1, (("x", 1),)),
        Phase(PhaseKind.NUMERIC, 3, 1, (("x", 1),)),
        Phase(PhaseKind.PROJECT, 5, 0, ()),
        Phase(PhaseKind.YOURS, 2, 0, ()),
        Phase(PhaseKind.DEBRIEF, 3, 0, ()),
    )
    topics = [topic("told"), topic("sum", kind="param")]
    topics += [topic("mine", link("deep"), area="projects"), topic("deep", area="projects")]
    asked = course(plan(*topics, phases=phases), *[None] * 6)

    assert asked == ["", "told", "sum", "mine", "deep", "", ""]


def test_nothing_is_asked_when_the_time_is_up() -> None:
    planned = plan(topic("a", link("b")), topic("b"), phases=(chains(minutes=5), Phase(PhaseKind.DEBRIEF, 9, 0, ())))
    first = following(planned, [], Random)

    assert following(planned, [turn(first, seconds=254)], Random) is not None
    assert following(planned, [turn(first, seconds=256)], Random) is None


TASKS = (CodingTask("nms", ("batched",), Candidate("nms", "x", 2)), CodingTask("adam", (), Candidate("adam", "y", 2)))


def test_a_solved_drill_has_its_requirements_changed_if_there_is_time() -> None:
    phases = (Phase(PhaseKind.CODING, 20, 1, (("x", 1),)), Phase(PhaseKind.VERIFY, 5, 0, ()))
    planned = plan(phases=phases, tasks=TASKS)
    first = following(planned, [], Random)
    assert first is not None and (first.target, first.stage, first.planned_s) == ("drill:nms", "", 1200)

    solved = turn(first, {}, 600, verdict="accepted")
    change = following(planned, [solved], Random)
    assert change is not None and (change.target, change.stage, change.reason) == (
        "drill:nms",
        "batched",
        "requirement",
    )
    verify = following(planned, [solved, turn(change, {}, 300, verdict="wrong_answer")], Random)
    assert verify is not None and (verify.kind, verify.target, verify.stage) == (
        PhaseKind.VERIFY,
        "drill:nms",
        "batched",
    )
    for late in (turn(first, {}, 600, verdict="wrong_answer"), turn(first, {}, 1000, verdict="accepted")):
        after = following(planned, [late], Random)
        assert after is not None and (after.kind, after.stage) == (PhaseKind.VERIFY, "")


@pytest.mark.parametrize("seed", range(20))
def test_what_is_asked_after_code_is_about_its_area(seed: int) -> None:
    phases = (Phase(PhaseKind.CODING, 20, 1, (("x", 1),)), chains(5, 1, x=1, y=1))
    planned = plan(topic("a", area="x"), topic("b", area="y"), phases=phases, tasks=TASKS, seed=seed)
    written = turn(following(planned, [], Random), {}, 1200)

    after = following(planned, [written], Random)
    assert after is not None and after.target == "a"


def bank(rng: Random) -> list[Topic]:
    """Chains of all shapes in four areas, beside calculations."""
    topics = []
    for area in "wxyz":
        names = [f"{area}{n}" for n in range(12)]
        for at, name in enumerate(names):
            later = rng.sample(names[at + 1 :], k=min(len(names) - at - 1, rng.randrange(4)))
            triggers = [Trigger("always"), Trigger("missing", "p1"), Trigger("reversed", "p2"), Trigger("score", "0.5")]
            links = [link(one, rng.choice(["why", "whatif", "derive", "code"]), rng.choice(triggers)) for one in later]
            topics.append(topic(name, *links, area=area, level=rng.randint(1, 3)))
        topics += [topic(f"{area}n{n}", area=area, kind="param") for n in range(3)]
    return topics


PHASES = (
    Phase(PhaseKind.INTRO, 2, 0, ()),
    Phase(PhaseKind.CHAINS, 32, 4, (("w", 1), ("x", 1), ("y", 1), ("z", 1))),
    Phase(PhaseKind.NUMERIC, 5, 1, (("w", 1), ("z", 1))),
    Phase(PhaseKind.DEBRIEF, 4, 0, ()),
)


def simulated(seed: int, answer: Callable[[Question, Random], Turn]) -> list[Turn]:
    planned = replace(plan(*bank(Random(7)), phases=PHASES), seed=seed)
    rng = Random(f"answers {seed}")
    turns: list[Turn] = []
    while (question := following(planned, turns, Random)) is not None:
        turns.append(answer(question, rng))
        assert len(turns) < 200
    return turns


def somehow(question: Question, rng: Random) -> Turn:
    heard = {name: rng.choice(["found", "missing", "reversed"]) for name in ("p1", "p2")}
    return turn(question, heard, rng.uniform(5, 1.2 * question.planned_s))  # type: ignore[arg-type]


@pytest.mark.slow
def test_a_thousand_interviews_keep_quotas_time_and_the_uniform_slice() -> None:
    uniform = picks = 0
    for seed in range(1000):
        turns = simulated(seed, somehow)
        questions = [one.question for one in turns]
        roots = [q for q in questions if q.kind is PhaseKind.CHAINS and q.depth == 0]
        areas = Counter(q.target[0] for q in roots)
        uniform += sum(q.reason == "uniform" for q in questions)
        picks += sum(q.reason in ("uniform", "choice") for q in questions)

        assert len(roots) <= 4 and max(areas.values()) <= 2  # a quota of 1, and one more at most
        targets = [q.target for q in questions if q.target]
        assert len(targets) == len(set(targets))
        assert max(q.depth for q in questions) <= DEEPEST
        assert [q.phase for q in questions] == sorted(q.phase for q in questions)
        spent = sum(one.seconds for one in turns)
        assert spent - turns[-1].seconds <= 39 * 60 - 45  # nothing is begun without time for it
        for number, phase in enumerate(PHASES):
            mine = [one.seconds for one in turns if one.question.phase == number]
            assert sum(mine[:-1]) <= 60 * phase.minutes - 45 or len(mine) < 2
    assert abs(uniform / picks - 0.2) < 0.02  # 5000 picks: 3.5 standard deviations


def test_the_same_seed_and_answers_ask_the_same() -> None:
    once, again, other = (simulated(seed, somehow) for seed in (5, 5, 6))

    assert [one.question for one in once] == [one.question for one in again]
    assert [one.question for one in once] != [one.question for one in other]


def test_no_trigger_fires_for_nothing() -> None:
    topics = {one.card.id: one for one in bank(Random(7))}
    for seed in range(60):
        turns = [one for one in simulated(seed, somehow) if one.question.target]
        for one in turns:
            link = one.question.follow_up
            if link is not None and link.trigger.kind in ("missing", "reversed"):
                parents = [turn for turn in turns if link in topics[turn.question.target].card.follow_ups]
                assert any(turn.heard[link.trigger.value].state == link.trigger.kind for turn in parents)
                assert one.question.about == link.trigger.value
