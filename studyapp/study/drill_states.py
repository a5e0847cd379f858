"""Where each drill stands, and setting it aside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, assert_never

from studyapp.domain.days import stamp
from studyapp.domain.log import Restarted, Resumed, Suspended
from studyapp.domain.memory import InSteps, ItemState, Spaced, Unseen
from studyapp.judge.drill import Backend, Drill
from studyapp.storage import attempts, drills
from studyapp.storage.figures import items_by_state
from studyapp.study.drill_drafts import DraftFiles, code_file
from studyapp.study.drills import item_of, key_of, read_drills
from studyapp.study.opening import Study
from studyapp.study.writing import act

Standing = Literal["due", "begun", "untouched", "later", "aside"]
STANDINGS: tuple[Standing, ...] = ("due", "begun", "untouched", "later", "aside")


@dataclass(frozen=True, slots=True)
class AttemptSummary:
    """`conclusion` is the judge's, or gave_up; `seconds` is the time spent in that sitting until then."""

    conclusion: str
    failed_en: str
    failed_zh: str
    seconds: float
    day: date

    @property
    def gave_up(self) -> bool:
        return self.conclusion == "gave_up"


@dataclass(frozen=True, slots=True)
class DrillState:
    """`days_late` is 0 on the day it is due and negative before. `last_verdict` is the judge's last.

    `best_seconds` is the shortest time to an accepted answer without the model answer seen before. `draft`: a sitting
    waits to be gone on with. `first` are the prerequisites that this backend has not been accepted in yet.
    """

    drill: Drill
    backend: Backend
    state: Literal["new", "learning", "review", "suspended"]
    due: date | None
    days_late: int
    last: AttemptSummary | None
    last_verdict: str | None
    best_seconds: float | None
    draft: bool
    first: tuple[Drill, ...] = ()

    @property
    def is_due(self) -> bool:
        return self.due is not None and self.days_late >= 0

    @property
    def standing(self) -> Standing:
        if self.state == "suspended":
            return "aside"
        if self.due is not None:
            return "due" if self.is_due else "later"
        return "begun" if self.draft else "untouched"


def drill_states(study: Study) -> list[DrillState]:
    """Give one for each drill and backend: due first, the latest first; then new, as in the course; then by due day."""
    found = read_drills(study)
    day = study.stamp().study_day
    with study.store.read() as connection:
        items = drills.active_drills(connection)
        tried = attempts.summaries(connection)
    mastered = {key for key, one in items.items() if (done := tried.get(one.id)) and done.best_seconds is not None}
    by_slug = {drill.slug: drill for drill in found}
    states = []
    for drill in found:
        for backend in drill.backends:
            item = items[key_of(drill.slug, backend)]
            summary = tried.get(item.id)
            name, due = _standing(study, item.state)
            states.append(
                DrillState(
                    drill=drill,
                    backend=backend,
                    state=name,
                    due=due,
                    days_late=(day - due).days if due is not None else 0,
                    last=_last(summary) if summary is not None else None,
                    last_verdict=summary.last_verdict if summary is not None else None,
                    best_seconds=summary.best_seconds if summary is not None else None,
                    draft=code_file(study.home, drill.slug, backend).exists(),
                    first=tuple(
                        by_slug[name]
                        for name in drill.prerequisites
                        if name in by_slug
                        and backend in by_slug[name].backends
                        and key_of(name, backend) not in mastered
                    ),
                )
            )
    place = {drill.slug: number for number, drill in enumerate(found)}
    return sorted(states, key=lambda state: _order(state, place[state.drill.slug]))


def drills_due(study: Study) -> list[DrillState]:
    """Give those that are due, the latest first. Where there is none, no drill is read."""
    with study.store.read() as connection:
        if not drills.count_due(connection, study.stamp().study_day):
            return []
    return [state for state in drill_states(study) if state.is_due]


def drill_figures(study: Study) -> dict[str, int]:
    """Count the drills by state, the attempts that were judged, and those of them that were accepted."""
    read_drills(study)
    with study.store.read() as connection:
        judged, accepted = attempts.count(connection)
        return items_by_state(connection, drills=True) | {"attempts": judged, "accepted": accepted}


def backend_to_practise(states: Sequence[DrillState]) -> Backend:
    """Of one drill's states, give the backend that is due longest, or else was practised last, or else comes first."""
    due = [state for state in states if state.is_due]
    if due:
        return max(due, key=lambda state: state.days_late).backend
    tried = [state for state in states if state.last is not None]
    if tried:
        return max(tried, key=lambda state: state.last.day if state.last else date.min).backend
    return states[0].backend


def set_aside(study: Study, slug: str, backend: Backend) -> None:
    """Leave it out of what is due until it is taken up again."""
    act(study, item_of(study, slug, backend), Suspended("user"))


def take_up(study: Study, slug: str, backend: Backend) -> None:
    act(study, item_of(study, slug, backend), Resumed())


def reset(study: Study, slug: str, backend: Backend) -> None:
    """Learn the drill anew, from the first starter. Its draft goes; its attempts stay on record."""
    act(study, item_of(study, slug, backend), Restarted())
    DraftFiles(study.home, slug, backend).remove()


def _standing(study: Study, state: ItemState) -> tuple[Literal["new", "learning", "review", "suspended"], date | None]:
    if state.suspended:
        return "suspended", None
    match state.memory:
        case Unseen():
            return "new", state.due_day
        case InSteps(due_at=due_at):
            return "learning", stamp(due_at, study.clock.zone, study.config.rollover_hour).study_day
        case Spaced():
            return "review", state.due_day
        case _:
            assert_never(state.memory)


def _last(summary: attempts.Summary) -> AttemptSummary:
    return AttemptSummary(
        conclusion=summary.conclusion or "gave_up",
        failed_en=summary.failed.en,
        failed_zh=summary.failed.zh,
        seconds=summary.seconds,
        day=summary.day,
    )


def _order(state: DrillState, place: int) -> tuple[int, int, int, str]:
    if state.is_due:
        return 0, -state.days_late, place, state.backend
    if state.state == "new":
        return 1, 0, place, state.backend
    if state.due is not None:
        return 2, -state.days_late, place, state.backend
    return 3, 0, place, state.backend
