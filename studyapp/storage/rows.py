"""Rows <-> dataclasses, written out."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any, assert_never

from sqlalchemy import Row

from studyapp.domain.card import (
    Bilingual,
    Card,
    CardKind,
    FollowUp,
    FollowUpKind,
    KeyPoint,
    Parameters,
    Slip,
    Trigger,
)
from studyapp.domain.log import (
    Answer,
    Attempted,
    Buried,
    Doubted,
    Entry,
    Event,
    Pulled,
    Restarted,
    Resumed,
    Reviewed,
    Stamp,
    Suspended,
    Undone,
)
from studyapp.domain.memory import InSteps, ItemState, Memory, ParameterSet, Rating, Spaced, Unseen

Json = dict[str, Any]


def phase_of(memory: Memory) -> str:
    match memory:
        case Unseen():
            return "new"
        case InSteps(relearning=relearning):
            return "relearning" if relearning else "learning"
        case Spaced():
            return "review"
        case _:
            assert_never(memory)


def memory_to_json(memory: Memory) -> Json:
    body: Json = {"phase": phase_of(memory), "reviews": memory.reviews, "lapses": memory.lapses}
    if not isinstance(memory, Unseen):
        body |= {"stability": memory.stability, "difficulty": memory.difficulty, "last_day": str(memory.last_day)}
    if isinstance(memory, InSteps):
        body |= {"step": memory.step, "due_at": memory.due_at.isoformat()}
    if isinstance(memory, Spaced):
        body |= {"due_day": str(memory.due_day)}
    return body


def memory_from_json(body: Json) -> Memory:
    if body["phase"] == "new":
        return Unseen(body["reviews"], body["lapses"])
    last_day = date.fromisoformat(body["last_day"])
    if body["phase"] == "review":
        due_day = date.fromisoformat(body["due_day"])
        return Spaced(body["stability"], body["difficulty"], last_day, due_day, body["reviews"], body["lapses"])
    return InSteps(
        relearning=body["phase"] == "relearning",
        step=body["step"],
        stability=body["stability"],
        difficulty=body["difficulty"],
        last_day=last_day,
        due_at=datetime.fromisoformat(body["due_at"]).astimezone(UTC),
        reviews=body["reviews"],
        lapses=body["lapses"],
    )


def state_to_row(state: ItemState, rank: int, retired: bool, kind: str = "card") -> Json:
    queue, sort = _place_in_queue(state, rank, retired)
    if kind == "drill" and queue != "out":
        queue = f"drill-{queue}"
    return {
        "memory": memory_to_json(state.memory),
        "suspended": state.suspended,
        "leech": state.leech,
        "buried_until": state.buried_until,
        "pulled_to": state.pulled_to,
        "log_head": state.log_head,
        "queue": queue,
        "sort": sort,
    }


def _place_in_queue(state: ItemState, rank: int, retired: bool) -> tuple[str, int]:
    if retired or state.suspended:
        return "out", 0
    match state.memory:
        case Unseen() if state.due_day is None:
            return "new", rank
        case InSteps(due_at=due_at):
            return "steps", int(due_at.timestamp())
        case Unseen() | Spaced():  # an interview may want back what was never seen
            assert state.due_day is not None
            return "review", state.due_day.toordinal()
        case _:
            assert_never(state.memory)


def state_from_row(row: Row[Any]) -> ItemState:
    return ItemState(
        memory=memory_from_json(row.memory),
        suspended=row.suspended,
        leech=row.leech,
        buried_until=row.buried_until,
        pulled_to=row.pulled_to,
        log_head=row.log_head,
    )


def parameters_to_json(parameters: ParameterSet) -> Json:
    return asdict(parameters)


def parameters_from_json(body: Json) -> ParameterSet:
    return ParameterSet(
        weights=tuple(body["weights"]),
        desired_retention=body["desired_retention"],
        learning_minutes=tuple(body["learning_minutes"]),
        relearning_minutes=tuple(body["relearning_minutes"]),
        maximum_interval_days=body["maximum_interval_days"],
    )


def event_to_row(event: Event) -> Json:
    """Give the columns of `log`; a review's and an attempt's own come from elsewhere."""
    match event:
        case Reviewed():
            return {"kind": "review"}
        case Attempted():
            return {"kind": "attempted"}
        case Suspended(origin):
            return {"kind": "suspended", "origin": origin}
        case Resumed():
            return {"kind": "resumed"}
        case Buried(until):
            return {"kind": "buried", "day": until}
        case Restarted():
            return {"kind": "restarted"}
        case Pulled(day, origin):
            return {"kind": "pulled", "day": day, "origin": origin}
        case Doubted(text):
            return {"kind": "doubted", "note": text}
        case Undone(target):
            return {"kind": "undone", "target_id": target}
        case _:
            assert_never(event)


def review_to_row(event: Reviewed) -> Json:
    answer = event.answer
    return {
        "kind": answer.kind,
        "rating": int(answer.rating),
        "seconds": answer.seconds,
        "language": answer.language,
        "recall": answer.recall,
        "parameter_set_id": answer.parameter_set,
        "before_phase": phase_of(event.before),
        "before": memory_to_json(event.before),
        "drawn": dict(answer.drawn),
        "typed": answer.typed,
        "ticked": list(answer.ticked),
        "content_hash": answer.content_hash,
        "rev": answer.rev,
    }


def entry_from_row(row: Row[Any], attempts: Mapping[int, Attempted]) -> Entry:
    """Read a row of `log` outer-joined with `review`, the latter's `kind` labelled `review_kind`."""
    stamp = Stamp(row.at, row.study_day, row.rollover_hour, row.utc_offset_s)
    return Entry(row.id, row.item_id, row.session_id, stamp, _event_from_row(row, attempts), row.cause_id or 0)


def _event_from_row(row: Row[Any], attempts: Mapping[int, Attempted]) -> Event:
    match row.kind:
        case "review":
            return Reviewed(_answer_from_row(row), memory_from_json(row.before))
        case "attempted":
            return attempts[row.id]
        case "suspended":
            return Suspended(row.origin)
        case "resumed":
            return Resumed()
        case "buried":
            return Buried(row.day)
        case "restarted":
            return Restarted()
        case "pulled":
            return Pulled(row.day, row.origin)
        case "doubted":
            return Doubted(row.note)
        case "undone":
            return Undone(row.target_id)
        case other:
            raise ValueError(f"log entry {row.id}: unknown kind {other!r}")


def _answer_from_row(row: Row[Any]) -> Answer:
    return Answer(
        rating=Rating(row.rating),
        seconds=row.seconds,
        language=row.language,
        kind=row.review_kind,
        recall=row.recall,
        parameter_set=row.parameter_set_id,
        drawn=tuple(row.drawn.items()),
        typed=row.typed,
        ticked=tuple(row.ticked),
        content_hash=row.content_hash,
        rev=row.rev,
    )


def card_to_json(card: Card) -> Json:
    return asdict(card)


def card_from_json(body: Json) -> Card:
    return Card(
        id=body["id"],
        kind=CardKind(body["kind"]),
        level=body["level"],
        topic=body["topic"],
        area=body["area"],
        siblings=tuple(body["siblings"]),
        rev=body["rev"],
        question=Bilingual(**body["question"]),
        prompt=body["prompt"],
        answer=Bilingual(**body["answer"]),
        key_points=tuple(KeyPoint(p["id"], Bilingual(**p["text"]), p["weight"]) for p in body["key_points"]),
        follow_ups=tuple(
            FollowUp(FollowUpKind(f["kind"]), Trigger(**f["trigger"]), Bilingual(**f["text"]), f["target"])
            for f in body["follow_ups"]
        ),
        source=body["source"],
        errata=body["errata"],
        parameters=_parameters_of_card(body["parameters"]) if body["parameters"] else None,
    )


def _parameters_of_card(body: Json) -> Parameters:
    return Parameters(
        variables=tuple((name, tuple(values)) for name, values in body["variables"]),
        where=body["where"],
        let=tuple((name, expression) for name, expression in body["let"]),
        answer=body["answer"],
        tolerance=body["tolerance"],
        slips=tuple(Slip(Bilingual(**slip["name"]), slip["expression"]) for slip in body["slips"]),
    )
