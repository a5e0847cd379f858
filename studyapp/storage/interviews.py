"""Mock interviews: how each was planned, what was said, and how it was marked."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, delete, insert, select, update

from studyapp.domain.card import Bilingual, ContentLanguage, FollowUp, FollowUpKind, Rubric, RubricPoint, Trigger
from studyapp.domain.choosing import Candidate
from studyapp.domain.conducting import CodingTask, Failure, Plan, Question, Topic, Turn
from studyapp.domain.interview import Phase, PhaseKind, Preset
from studyapp.domain.log import Origin, Stamp
from studyapp.domain.marking import Heard, State
from studyapp.storage.rows import Json, card_from_json
from studyapp.storage.tables import UNDONE, card, interview, item, item_state, log, mark, turn

Ending = Literal["done", "abandoned"]


@dataclass(frozen=True, slots=True)
class StoredInterview:
    """`ending` is None while it is under way. `turns` are by position; `marks` by the turn's position and key point."""

    id: int
    session: int
    plan: Plan
    persona: str
    language: ContentLanguage
    bank: str
    study_day: date
    started_at: datetime
    ended_at: datetime | None
    ending: Ending | None
    communication: float | None
    turns: tuple[Turn, ...]
    marks: Mapping[tuple[int, str], "Mark"]


@dataclass(frozen=True, slots=True)
class Mark:
    """`value` is one of `scoring.VALUES`; `suggested` is empty where nothing was."""

    value: float
    source: Origin
    suggested: State | Literal[""]


@dataclass(frozen=True, slots=True)
class Asked:
    """A card that was asked in an earlier interview, by that interview's id."""

    target: str
    interview: int
    study_day: date


def cards_to_ask(connection: Connection) -> list[tuple[Topic, Row[Any], str]]:
    """Give every card that is neither suspended nor retired, by id, with its cached state and content hash.

    The topics' candidates know only id, area and level: what a memory comes to is the scheduler's affair.
    """
    chosen = (
        select(item.c.key, card.c.body, card.c.rubric, card.c.content_hash, item_state)
        .join_from(item, card, card.c.item_id == item.c.id)
        .join(item_state, item_state.c.item_id == item.c.id)
        .where(item.c.kind == "card", item_state.c.queue != "out")
        .order_by(item.c.key)
    )
    found = []
    for row in connection.execute(chosen):
        asked = card_from_json(row.body)
        topic = Topic(asked, _rubric(row.rubric), Candidate(asked.id, asked.area, asked.level))
        found.append((topic, row, str(row.content_hash)))
    return found


def areas_known(connection: Connection) -> set[str]:
    """Give the areas of the cards in the files, suspended ones included."""
    chosen = select(item.c.area).distinct().where(item.c.kind == "card", item.c.retired_at.is_(None))
    return set(connection.execute(chosen).scalars())


def begin(
    connection: Connection, session: int, plan: Plan, persona: str, language: ContentLanguage, bank: str, stamp: Stamp
) -> int:
    """Write an interview that begins now; give its id."""
    values = {
        "session_id": session,
        "preset": plan.preset.id,
        "persona": persona,
        "language": language,
        "seed": plan.seed,
        "plan": _plan_to_json(plan),
        "bank": bank,
        "study_day": stamp.study_day,
        "started_at": stamp.at,
    }
    made = connection.execute(insert(interview).values(values)).inserted_primary_key
    return int(made[0])  # type: ignore[index]


def turns_so_far(connection: Connection, interview_id: int) -> int | None:
    """Count the turns of an interview that is under way; None if it is over or gone."""
    if (
        connection.execute(
            select(interview.c.id).where(interview.c.id == interview_id, interview.c.ending.is_(None))
        ).scalar()
        is None
    ):
        return None
    return len(connection.execute(select(turn.c.id).where(turn.c.interview_id == interview_id)).all())


def append_turn(connection: Connection, interview_id: int, position: int, given: Turn, asked_at: datetime) -> None:
    connection.execute(
        insert(turn).values(
            interview_id=interview_id,
            position=position,
            question=asdict(given.question),
            asked_at=asked_at,
            seconds=given.seconds,
            answer=given.answer,
            confidence=given.confidence,
            hints=given.hints,
            skipped=given.skipped,
            heard={name: [heard.state, heard.evidence] for name, heard in given.heard.items()},
            verdict=given.verdict,
            passed=given.passed,
            cases=given.cases,
            failure=asdict(given.failure) if given.failure else None,
        )
    )


def write_marks(connection: Connection, interview_id: int, marks: Mapping[tuple[int, str], Mark]) -> None:
    """Write marks, in place of those that the same points had."""
    ids = _turn_ids(connection, interview_id)
    for position, point in marks:
        connection.execute(delete(mark).where(mark.c.turn_id == ids[position], mark.c.point == point))
    rows = [
        {"turn_id": ids[position], "point": point, "value": one.value, "source": one.source, "suggested": one.suggested}
        for (position, point), one in marks.items()
    ]
    if rows:
        connection.execute(insert(mark), rows)


def end(connection: Connection, interview_id: int, ending: Ending, at: datetime, communication: float | None) -> None:
    values = {"ended_at": at, "ending": ending, "communication": communication}
    connection.execute(update(interview).where(interview.c.id == interview_id).values(values))


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often a point's suggestion was there, and how often the user marked otherwise."""

    suggested: int
    overridden: int


def agreements(connection: Connection, values: Mapping[str, float]) -> dict[tuple[str, str], Agreement]:
    """Give, by card and key point, how suggestions fared. `values` is the mark that each suggestion stands for."""
    chosen = select(turn.c.question, mark.c.point, mark.c.value, mark.c.suggested).join_from(
        mark, turn, turn.c.id == mark.c.turn_id
    )
    found: dict[tuple[str, str], Agreement] = {}
    for row in connection.execute(chosen.where(mark.c.suggested != "")):
        key = (row.question["target"], row.point)
        before = found.get(key, Agreement(0, 0))
        overridden = row.value != values[row.suggested]
        found[key] = Agreement(before.suggested + 1, before.overridden + overridden)
    return found


def remove(connection: Connection, interview_id: int) -> None:
    """Delete what was said and marked; what it did to the queue stays in the log."""
    ids = _turn_ids(connection, interview_id)
    connection.execute(delete(mark).where(mark.c.turn_id.in_(ids.values())))
    connection.execute(delete(turn).where(turn.c.interview_id == interview_id))
    connection.execute(delete(interview).where(interview.c.id == interview_id))


def under_way(connection: Connection) -> int | None:
    """Give the interview that has not ended, the last if there are several."""
    chosen = select(interview.c.id).where(interview.c.ending.is_(None)).order_by(interview.c.id.desc()).limit(1)
    return connection.execute(chosen).scalar()


def ended(connection: Connection, *, abandoned: bool = False) -> list[int]:
    """Give the interviews that were brought to their end, and those that were `abandoned` if asked for, in order."""
    endings = ("done", "abandoned") if abandoned else ("done",)
    chosen = select(interview.c.id).where(interview.c.ending.in_(endings)).order_by(interview.c.id)
    return list(connection.execute(chosen).scalars())


def asked_before(connection: Connection) -> list[Asked]:
    """Give what earlier interviews asked, in the order in which it was asked."""
    chosen = (
        select(turn.c.question, interview.c.id, interview.c.study_day)
        .join_from(turn, interview, interview.c.id == turn.c.interview_id)
        .order_by(turn.c.interview_id, turn.c.position)
    )
    rows = connection.execute(chosen)
    return [Asked(row.question["target"], row.id, row.study_day) for row in rows if row.question["target"]]


@dataclass(frozen=True, slots=True)
class Pull:
    """An item that an interview brought back into the queue; `undone`: it was taken back since."""

    entry: int
    item: int
    kind: str
    key: str
    day: date
    undone: bool


def pulls(connection: Connection, session: int) -> list[Pull]:
    """Give what the interview of this session did to the queue, in the order in which it did."""
    chosen = (
        select(log.c.id, log.c.item_id, item.c.kind, item.c.key, log.c.day, log.c.id.in_(UNDONE).label("undone"))
        .join_from(log, item, item.c.id == log.c.item_id)
        .where(log.c.session_id == session, log.c.kind == "pulled")
        .order_by(log.c.id)
    )
    return [Pull(*row) for row in connection.execute(chosen)]


def read_interview(connection: Connection, interview_id: int, *, asked_only: bool = False) -> StoredInterview:
    """`asked_only`: the plan holds no other cards than those that were asked, which is enough to score it."""
    row = connection.execute(select(interview).where(interview.c.id == interview_id)).one()
    turns = connection.execute(select(turn).where(turn.c.interview_id == interview_id).order_by(turn.c.position)).all()
    ids = {one.id: one.position for one in turns}
    asked = {one.question["target"] for one in turns}
    marks = connection.execute(select(mark).where(mark.c.turn_id.in_(ids))).all()
    return StoredInterview(
        id=row.id,
        session=row.session_id,
        plan=_plan_from_json(connection, row.plan, row.seed, asked if asked_only else None),
        persona=row.persona,
        language=row.language,
        bank=row.bank,
        study_day=row.study_day,
        started_at=row.started_at,
        ended_at=row.ended_at,
        ending=row.ending,
        communication=row.communication,
        turns=tuple(_turn_from_row(one) for one in turns),
        marks={(ids[one.turn_id], one.point): Mark(one.value, one.source, one.suggested) for one in marks},
    )


def _turn_ids(connection: Connection, interview_id: int) -> dict[int, int]:
    rows = connection.execute(select(turn.c.id, turn.c.position).where(turn.c.interview_id == interview_id))
    return {row.position: row.id for row in rows}


def _plan_to_json(plan: Plan) -> Json:
    return {
        "preset": asdict(plan.preset),
        "topics": [asdict(topic.candidate) for topic in plan.topics.values()],
        "tasks": [asdict(task) for task in plan.tasks.values()],
        "abilities": dict(plan.abilities),
    }


def _plan_from_json(connection: Connection, body: Json, seed: int, only: Collection[str] | None) -> Plan:
    """The wording of cards is today's; which there were, and how well they were known, is as it was."""
    candidates = {one["id"]: Candidate(**one) for one in body["topics"] if only is None or one["id"] in only}
    chosen = (
        select(item.c.key, card.c.body, card.c.rubric)
        .join_from(item, card, card.c.item_id == item.c.id)
        .where(item.c.kind == "card", *([item.c.key.in_(only)] if only is not None else []))
    )
    rows = {row.key: row for row in connection.execute(chosen)}
    topics = {
        name: Topic(card_from_json(rows[name].body), _rubric(rows[name].rubric), candidate)
        for name, candidate in candidates.items()
        if name in rows
    }
    tasks = [CodingTask(one["slug"], tuple(one["stages"]), Candidate(**one["candidate"])) for one in body["tasks"]]
    return Plan(_preset(body["preset"]), seed, topics, {task.slug: task for task in tasks}, body["abilities"])


def _preset(body: Json) -> Preset:
    phases = [
        Phase(PhaseKind(one["kind"]), one["minutes"], one["count"], tuple((area, n) for area, n in one["areas"]))
        for one in body["phases"]
    ]
    title = Bilingual(**body["title"])
    return Preset(body["id"], title, body["minutes"], body["persona"], body["whiteboard"], tuple(phases))


def _rubric(body: Json | None) -> Rubric | None:
    if body is None:
        return None
    points = [
        RubricPoint(
            one["id"],
            one["core"],
            one["subject"],
            one["polarity"],
            tuple(tuple(group) for group in one["groups"]),
            tuple(one["reversed"]),
        )
        for one in body["points"]
    ]
    return Rubric(tuple((name, tuple(words)) for name, words in body["entities"]), tuple(points))


def _turn_from_row(row: Row[Any]) -> Turn:
    return Turn(
        question=_question(row.question),
        answer=row.answer,
        seconds=row.seconds,
        heard={name: Heard(name, state, _span(evidence)) for name, (state, evidence) in row.heard.items()},
        confidence=row.confidence,
        hints=row.hints,
        skipped=row.skipped,
        verdict=row.verdict,
        passed=row.passed,
        cases=row.cases,
        failure=_failure(row.failure),
    )


def _failure(body: Json | None) -> Failure | None:
    if body is None:
        return None
    return Failure(Bilingual(**body["case"]), body["told"])


def _span(evidence: Sequence[int] | None) -> tuple[int, int] | None:
    return (evidence[0], evidence[1]) if evidence else None


def _question(body: Json) -> Question:
    link = body["follow_up"]
    follow_up = None
    if link is not None:
        text = Bilingual(**link["text"])
        follow_up = FollowUp(FollowUpKind(link["kind"]), Trigger(**link["trigger"]), text, link["target"])
    return Question(**{**body, "kind": PhaseKind(body["kind"]), "follow_up": follow_up})
