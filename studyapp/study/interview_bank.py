"""What an interview chooses from: the cards and drills there are, and how well each is known when it begins."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from studyapp.domain.choosing import Candidate, Outcome, abilities
from studyapp.domain.conducting import DRILL, CodingTask, Plan, Topic
from studyapp.domain.interview import PhaseKind, Preset
from studyapp.domain.memory import Memory
from studyapp.judge.drill import Drill
from studyapp.scheduling.memory import parameters_for_drills, parameters_of, recall
from studyapp.storage import interviews
from studyapp.storage.drills import active_drills
from studyapp.storage.interviews import Asked
from studyapp.storage.rows import state_from_row
from studyapp.study.drills import key_of, read_drills
from studyapp.study.opening import Study

_JUST = 2  # what the last so many interviews asked isn't fresh
#: A drill may be meant to take this many times as long as there is for it.
_TOO_LONG = 1.25


@dataclass(frozen=True, slots=True)
class Bank:
    """`digest` is of all there was to choose from, wordings included: with the same one a seed asks the same."""

    plan: Plan
    digest: str


def make_bank(study: Study, preset: Preset, seed: int, outcomes: Iterable[Outcome]) -> Bank:
    """Take the snapshot from which an interview that begins now chooses. `outcomes` are those of earlier ones."""
    day = study.stamp().study_day
    parameters = parameters_of(study.config)
    drills = read_drills(study) if any(phase.kind is PhaseKind.CODING for phase in preset.phases) else ()
    with study.store.read() as connection:
        cards = interviews.cards_to_ask(connection)
        asked = interviews.asked_before(connection)
        known = active_drills(connection)
    last = _last_asked(asked)
    just = set(sorted({one.interview for one in asked})[-_JUST:])
    just_asked = {one.target for one in asked if one.interview in just}
    digest = hashlib.sha256()

    def seen(candidate: Candidate, target: str, chance: float | None) -> Candidate:
        days = (day - last[target].study_day).days if target in last else None
        return replace(candidate, recall=chance, days_since=days, just_asked=target in just_asked)

    topics: dict[str, Topic] = {}
    for topic, row, content_hash in cards:
        chance = recall(state_from_row(row).memory, day, parameters)
        topics[topic.card.id] = replace(topic, candidate=seen(topic.candidate, topic.card.id, chance))
        digest.update(f"{topic.card.id} {content_hash}\n".encode())
    tasks: dict[str, CodingTask] = {}
    for_drills = parameters_for_drills(study.config)
    room = max((phase.minutes / phase.count for phase in preset.phases if phase.kind is PhaseKind.CODING), default=0)
    shortest = min((drill.minutes for drill in drills), default=0)  # set one even where there is no time for it
    for drill in sorted(drills, key=lambda one: one.slug):
        state = known.get(key_of(drill.slug, drill.backends[0]))
        if state is None or state.state.suspended or drill.minutes > max(_TOO_LONG * room, shortest):
            continue
        memory: Memory = state.state.memory
        candidate = Candidate(drill.slug, drill.area, drill.level)
        tasks[drill.slug] = CodingTask(
            drill.slug,
            tuple(stage.name for stage in drill.stages),
            seen(candidate, DRILL + drill.slug, recall(memory, day, for_drills)),
        )
        digest.update(f"{DRILL}{drill.slug} {drill.level} {drill.minutes}\n".encode())
    return Bank(Plan(preset, seed, topics, tasks, abilities(outcomes)), digest.hexdigest())


def _last_asked(asked: Iterable[Asked]) -> Mapping[str, Asked]:
    return {one.target: one for one in asked}


def drill_of(study: Study, slug: str) -> Drill | None:
    """Give a drill that an interview set; None if it is gone."""
    return next((drill for drill in read_drills(study) if drill.slug == slug), None)
