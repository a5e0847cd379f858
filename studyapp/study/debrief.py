"""Looking back on an interview: every answer beside its reference, marks confirmed point by point, what comes of it.

Software only suggests marks. Nothing is scored that the user didn't confirm, but a number, a skipped question and code,
which a rule and the judge decide.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from studyapp.authoring.parameters import fill
from studyapp.domain.card import Bilingual
from studyapp.domain.conducting import DRILL, NUMBER, Question, Turn
from studyapp.domain.marking import State
from studyapp.domain.scoring import VALUES, Scorecard, suggested
from studyapp.errors import StaleCard
from studyapp.i18n import _
from studyapp.judge.starter import model_answer
from studyapp.scheduling.memory import parameters_of
from studyapp.storage import interviews, log
from studyapp.storage.engine import Connection
from studyapp.storage.interviews import Mark, StoredInterview
from studyapp.study.interview import draw_of, hinted, wording_of
from studyapp.study.interview_bank import drill_of
from studyapp.study.interview_effects import Effect, carry_out, effects_of, put_again, take_back, wishes
from studyapp.study.interview_scores import Point, past, points_of, score_of_turn, scorecard_of
from studyapp.study.opening import Study
from studyapp.study.writing import Writing

#: A point whose suggestion the user overrode more often than this loses it, once it was there so many times.
_TOO_OFTEN, _LEAST_SUGGESTED = 0.2, 8
#: Of fewer questions drawn without regard to weakness nothing is said.
LEAST_UNIFORM = 10


@dataclass(frozen=True, slots=True)
class Row:
    """A point of an answer. `mark` is None until it is confirmed; `offered` is what to confirm, None if nothing is.

    `evidence` is the span of the answer that the suggestion rests on. `look`: the answer may say the opposite, so it
    can't be taken unseen. `given_away`: a hint told it.
    """

    point: Point
    mark: Mark | None
    offered: float | None
    state: State | None
    evidence: tuple[int, int] | None
    look: bool
    given_away: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """A turn as it is looked back on. `score` in [0, 1], None while it isn't marked, or isn't to be."""

    position: int
    question: Question
    asked: Bilingual
    turn: Turn
    reference: Bilingual
    rows: tuple[Row, ...]
    score: float | None


@dataclass(frozen=True, slots=True)
class Past:
    """An interview that is over. `card` is without its interval; None if it was abandoned."""

    id: int
    day: date
    preset: str
    persona: str
    card: Scorecard | None


class Debrief:
    """Confirm every row of `answered`, then `finish`. After that only effects can be taken back and put again.

    Methods that write raise StorageError and leave everything as it was, so the same call can be made again; StaleCard
    where another window has finished it.
    """

    def __init__(self, study: Study, interview: int) -> None:
        self.study = study
        self._read(interview)
        if not self.finished:
            self._mark_by_rule()

    @property
    def finished(self) -> bool:
        return self.stored.ending is not None

    @property
    def unmarked(self) -> int:
        return sum(row.mark is None for one in self.answered for row in one.rows)

    @cached_property
    def scorecard(self) -> Scorecard:
        """What it came to; of an interview that isn't finished, what is marked so far."""
        return scorecard_of(self.stored)

    @cached_property
    def earlier(self) -> list[Past]:
        """The interviews of this preset before this one, the last first."""
        mine = self.stored.plan.preset.id
        return [past for past in past_interviews(self.study) if past.preset == mine and past.id < self.stored.id]

    @cached_property
    def readiness(self) -> tuple[float, int] | None:
        """What the questions that were drawn at random tell, this interview's among them."""
        return readiness(self.study)

    def mark(self, position: int, point: str, value: float) -> None:
        """Confirm a mark, one of `scoring.VALUES`."""
        assert value in VALUES
        row = next(row for row in self.answered[position].rows if row.point.id == point)
        self._write({(position, point): Mark(value, "user", "" if row.given_away else row.state or "")})

    def finish(self, communication: float | None) -> None:
        """End the interview and bring back what was weak. `communication` is the user's own mark, from 1 to 4."""
        assert not self.unmarked and not self.finished
        stamp = self.study.stamp()
        wanted = wishes(self.study, self.stored, stamp.study_day)
        with self.study.store.write() as connection:
            self._need_mine(connection)
            interviews.end(connection, self.stored.id, "done", stamp.at, communication)
            carry_out(self.study, self._writing(connection), wanted, stamp)
        self._read(self.stored.id)

    def effects(self) -> list[Effect]:
        return effects_of(self.study, self.stored)

    def turn_effect(self, effect: Effect) -> None:
        """Take an effect back, or put it again."""
        stamp = self.study.stamp()
        with self.study.store.write() as connection:
            (take_back if effect.standing else put_again)(self._writing(connection), effect, stamp)

    def _read(self, interview: int) -> None:
        self._forget()
        with self.study.store.read() as connection:
            self.stored: StoredInterview = interviews.read_interview(connection, interview)
            agreed = interviews.agreements(connection, {state: suggested(state) for state in _STATES})
        self._distrusted = {
            key
            for key, one in agreed.items()
            if one.suggested >= _LEAST_SUGGESTED and one.overridden > _TOO_OFTEN * one.suggested
        }
        self.answered = [self._answered(position) for position in range(len(self.stored.turns))]

    def _forget(self) -> None:
        for name in ("scorecard", "earlier", "readiness"):
            self.__dict__.pop(name, None)

    def _answered(self, position: int) -> Answered:
        turn = self.stored.turns[position]
        return Answered(
            position=position,
            question=turn.question,
            asked=wording_of(turn.question, self.stored.plan, self.study),
            turn=turn,
            reference=self._reference(turn.question),
            rows=tuple(self._rows(position, turn)),
            score=score_of_turn(self.stored, position),
        )

    def _reference(self, question: Question) -> Bilingual:
        """Give what would have been right: markdown."""
        if question.target.startswith(DRILL):
            drill = drill_of(self.study, question.target.removeprefix(DRILL))
            code = model_answer(drill, drill.backends[0], question.stage or "core") if drill is not None else ""
            return Bilingual(zh=f"```python\n{code}```", en=f"```python\n{code}```") if code else Bilingual("", "")
        topic = self.stored.plan.topics.get(question.target)
        if topic is None:
            return Bilingual("", "")
        drawn = draw_of(topic.card, question)
        answer = topic.card.answer
        return Bilingual(fill(answer.zh, drawn), fill(answer.en, drawn)) if drawn else answer

    def _rows(self, position: int, turn: Turn) -> Iterator[Row]:
        topic = self.stored.plan.topics.get(turn.question.target)
        if topic is None:
            return
        given_away = {point.id for point in hinted(topic.card)[: turn.hints]}
        for point in points_of(topic):
            heard = turn.heard.get(point.id) if point.told is not None else None
            state = heard.state if heard is not None else None
            if (topic.card.id, point.id) in self._distrusted:
                heard = state = None
            offered = suggested(state) if state is not None else None
            if offered is not None and point.id in given_away:
                offered = min(offered, 0.5)  # a hint told it
            yield Row(
                point=point,
                mark=self.stored.marks.get((position, point.id)),
                offered=offered,
                state=state,
                evidence=heard.evidence if heard is not None else None,
                look=state == "reversed",
                given_away=point.id in given_away,
            )

    def _mark_by_rule(self) -> None:
        """Numbers are right or not; a question that was skipped, or met with silence, says nothing."""
        marks: dict[tuple[int, str], Mark] = {}
        for one in self.answered:
            topic = self.stored.plan.topics.get(one.question.target)
            if topic is None:
                continue
            for row in one.rows:
                if row.mark is not None:
                    continue
                if row.point.id == NUMBER and row.point.told is None:
                    heard = one.turn.heard.get(NUMBER)
                    right = heard is not None and heard.state == "found"
                    marks[one.position, row.point.id] = Mark(1.0 if right else 0.0, "rule", "")
                elif not one.turn.answer.strip():
                    marks[one.position, row.point.id] = Mark(0.0, "rule", "")
        if marks:
            self._write(marks)

    def _write(self, marks: Mapping[tuple[int, str], Mark]) -> None:
        with self.study.store.write() as connection:
            self._need_mine(connection)
            interviews.write_marks(connection, self.stored.id, marks)
        self._forget()
        self.stored = replace(self.stored, marks={**self.stored.marks, **marks})
        for position in {position for position, _point in marks}:
            self.answered[position] = self._answered(position)

    def _need_mine(self, connection: Connection) -> None:
        if interviews.turns_so_far(connection, self.stored.id) is None:
            raise StaleCard(
                _("another window has finished this debrief, or deleted it; nothing was saved"),
                remedy=_("Leave it and read it from the list."),
            )

    def _writing(self, connection: Connection) -> Writing:
        parameters = parameters_of(self.study.config)
        number = log.parameter_set_id(connection, parameters, self.study.clock.now())
        return Writing(connection, self.stored.session, number, parameters)


_STATES: tuple[State, ...] = ("found", "missing", "reversed")


def past_interviews(study: Study) -> list[Past]:
    """Give the interviews that are over, the last first."""
    found = []
    for one in reversed(past(study, abandoned=True)):
        card = scorecard_of(one, interval=False) if one.ending == "done" else None
        found.append(Past(one.id, one.study_day, one.plan.preset.id, one.persona, card))
    return found


def delete_interview(study: Study, interview: int) -> None:
    """Delete what was said and marked. What it brought back into the queue stays there."""
    with study.store.write() as connection:
        interviews.remove(connection, interview)


def readiness(study: Study) -> tuple[float, int] | None:
    """Give the mean mark of all questions that were drawn without regard to weakness, and how many they are.

    The others seek out what is weak, and would make it look worse than it is. None while there are too few.
    """
    scores = [
        score
        for one in past(study)
        for position, turn in enumerate(one.turns)
        if turn.question.reason == "uniform" and (score := score_of_turn(one, position)) is not None
    ]
    return (sum(scores) / len(scores), len(scores)) if len(scores) >= LEAST_UNIFORM else None
