"""What an interview brings back into the queue, and out of it again. It never touches stability or difficulty."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from studyapp.authoring.card_reader import content_hash
from studyapp.domain.card import Bilingual, Card, CardKind, KeyPoint
from studyapp.domain.conducting import DRILL, Failure, Turn
from studyapp.domain.log import Pulled, Reviewed, Stamp, standing
from studyapp.domain.memory import Rating, Spaced
from studyapp.judge.drill import Drill
from studyapp.scheduling.memory import grade, parameters_of
from studyapp.storage import interviews, log
from studyapp.storage.engine import Connection
from studyapp.storage.interviews import StoredInterview
from studyapp.storage.items import items_of
from studyapp.storage.made import MadeKind, make_item, set_made
from studyapp.study.drills import key_of
from studyapp.study.interview_bank import drill_of
from studyapp.study.interview_scores import points_of, score_of_turn
from studyapp.study.opening import Study
from studyapp.study.setting_aside import without_numbers
from studyapp.study.writing import Writing

Reason = Literal["missing", "reversed", "wrong", "follow_up", "contrast", "bug", "drill"]
_FAILED = 0.5


@dataclass(frozen=True, slots=True)
class Wish:
    """Something that is to come back. `kind` and `key` name the item; `made` is a question that isn't there yet.

    `day` None: as late as a grade of Hard would have put it.
    """

    kind: Literal["card", "drill", "contrast", "bug"]
    key: str
    reason: Reason
    title: Bilingual
    about: Bilingual | None = None
    day: date | None = None
    made: Card | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """A wish that was carried out. `day`: due at most on it. `standing`: it wasn't taken back."""

    wish: Wish
    item: int
    entry: int
    day: date
    standing: bool


def wishes(study: Study, stored: StoredInterview, day: date) -> list[Wish]:
    """Give what the marks ask for, each item once, the most urgent reason first."""
    found: dict[tuple[str, str], Wish] = {}
    for wish in sorted(_wishes(study, stored, day), key=lambda one: one.day is None):
        found.setdefault((wish.kind, wish.key), wish)
    return list(found.values())


def _wishes(study: Study, stored: StoredInterview, day: date) -> Iterator[Wish]:
    code_turns: dict[str, int] = {}
    for position, turn in enumerate(stored.turns):
        if turn.question.target.startswith(DRILL):
            code_turns[turn.question.target] = position  # the last word on it
        elif turn.question.target in stored.plan.topics:
            yield from _of_card(stored, position, day)
    for target, position in code_turns.items():
        drill = drill_of(study, target.removeprefix(DRILL))
        if drill is not None:
            yield from _of_drill(drill, stored.turns[position], day)


def _of_card(stored: StoredInterview, position: int, day: date) -> Iterator[Wish]:
    turn = stored.turns[position]
    topic = stored.plan.topics[turn.question.target]
    card, title = topic.card, without_numbers(topic.card.question)
    turned: list[KeyPoint] = []
    for point in points_of(topic):
        mark = stored.marks.get((position, point.id))
        if mark is None:
            continue
        about = point.told.text if point.told else None
        if mark.value < 0:
            yield Wish("card", card.id, "reversed", title, about, day)
            turned += [point.told] if point.told is not None else []
        elif mark.value == 0 and point.core:
            reason: Reason = "wrong" if point.told is None else "missing"
            yield Wish("card", card.id, reason, title, about, day)
    if turned:
        made = contrast(card, turned, turn)
        yield Wish("contrast", made.id, "contrast", made.question, turned[0].text, day, made)
    score = score_of_turn(stored, position)
    if turn.question.follow_up is not None and score is not None and score < _FAILED:
        parent = _parent(stored, position)
        if parent is not None:
            yield Wish("card", parent.id, "follow_up", without_numbers(parent.question), title)


def _parent(stored: StoredInterview, position: int) -> Card | None:
    """Give the card whose follow-up this was."""
    question = stored.turns[position].question
    for turn in reversed(stored.turns[:position]):
        topic = stored.plan.topics.get(turn.question.target)
        if topic is None or turn.question.root != question.root or turn.question.depth != question.depth - 1:
            continue
        if any(link.target == question.target for link in topic.card.follow_ups):
            return topic.card
    return None


def _of_drill(drill: Drill, turn: Turn, day: date) -> Iterator[Wish]:
    if turn.verdict == "accepted" or not (turn.verdict or turn.skipped):
        return
    title = Bilingual(zh=drill.title("zh"), en=drill.title("en"))
    yield Wish("drill", key_of(drill.slug, drill.backends[0]), "drill", title, None, day)
    if turn.failure is not None:
        made = bug(drill, turn.failure)
        yield Wish("bug", made.id, "bug", made.question, turn.failure.case, day, made)


def contrast(card: Card, points: Sequence[KeyPoint], turn: Turn) -> Card:
    """Make a question of what was said backwards: the user's own words, and what is right."""
    spans = [turn.heard[point.id].evidence for point in points if point.id in turn.heard]
    said = dict.fromkeys(turn.answer[slice(*span)] for span in spans if span) or {turn.answer: None}
    quoted = "\n".join(f"> {line}" for text in said for line in text.strip()[:400].splitlines())
    right = [Bilingual("\n\n".join(p.text.zh for p in points), "\n\n".join(p.text.en for p in points)), card.answer]
    return Card(
        id=f"contrast-{card.id}",
        kind=CardKind.QA,
        level=card.level,
        topic=card.topic,
        area=card.area,
        siblings=card.siblings,
        rev=1,
        question=Bilingual(
            zh=f"模拟面试里你有话说反了（{card.question.zh.rstrip('？?')}）。错在哪里，正确的说法是什么？",
            en=f"In a mock interview you had something backwards ({card.question.en.rstrip('?')}). "
            "What is wrong with what you said, and what is right?",
        ),
        prompt=quoted,
        answer=Bilingual("\n\n".join(one.zh for one in right), "\n\n".join(one.en for one in right)),
        key_points=tuple(points),
        follow_ups=(),
        source=card.source,
        errata="",
        parameters=None,
    )


def bug(drill: Drill, failure: Failure) -> Card:
    """Make a question of a test that was failed: the user is to write what caused it."""
    zh_fault, en_fault = "没有跑起来", "couldn't be run to its end"
    if failure.case.en:
        zh_fault, en_fault = f"没有通过测试「{failure.case.zh}」", f'failed the test "{failure.case.en}"'
    cause = Bilingual(zh="说出这个错误的原因", en="name the cause of the fault")
    mended = Bilingual(zh="说出改哪一行", en="name the line to change")
    return Card(
        id=f"bug-{drill.slug}-{drill.backends[0]}",
        kind=CardKind.QA,
        level=drill.level,
        topic=drill.slug,
        area=drill.area,
        siblings=(),
        rev=1,
        question=Bilingual(
            zh=f"解释你的 bug：模拟面试里你的 {drill.title_zh} {zh_fault}。原因是什么，怎么改？",
            en=f"Explain your bug: in a mock interview your {drill.title_en} {en_fault}. "
            "What caused it, and how is it mended?",
        ),
        prompt=f"```text\n{failure.told}\n```",
        answer=Bilingual(
            zh=f"用自己的话写出原因，再打开练习 `{drill.slug}`，改好并运行来验证。",
            en=f"Write the cause in your own words, then open the drill `{drill.slug}`, mend it, and run it.",
        ),
        key_points=(KeyPoint("cause", cause, 2), KeyPoint("mend", mended, 1)),
        follow_ups=(),
        source=f"drill:{drill.slug}",
        errata="",
        parameters=None,
    )


def carry_out(study: Study, writing: Writing, wanted: list[Wish], stamp: Stamp) -> None:
    """Append a row "due at most" for each wish; an item that is gone, or a parent due sooner anyway, is not."""
    for wish in wanted:
        _carry_out(study, writing, wish, stamp)


def _carry_out(study: Study, writing: Writing, wish: Wish, stamp: Stamp) -> None:
    connection = writing.connection
    if wish.made is not None:
        kind: MadeKind = "contrast" if wish.kind == "contrast" else "bug"
        item = make_item(connection, kind, wish.made, content_hash(wish.made))
    else:
        known = items_of(connection, wish.kind).get(wish.key)
        if known is None or known.retired_at is not None:
            return
        item = known.id
    state = log.read_state(connection, item)
    day = wish.day or _hard_day(study, connection, item, stamp)
    if wish.day is None and state.due_day is not None and state.due_day <= day:
        return
    writing.append(item, state, stamp, Pulled(day, "rule"))


def _hard_day(study: Study, connection: Connection, item: int, stamp: Stamp) -> date:
    """Give the day on which it would be due had its last review been graded Hard; at the earliest today.

    Hard now would be no help: reviewed early, a card that is graded Hard comes later than it would have come anyway.
    """
    entries = standing(log.entries_of(connection, item))
    for entry in reversed(entries):
        if isinstance(entry.event, Reviewed) and entry.event.answer.kind == "daily":
            after = grade(entry.event.before, Rating.HARD, entry.stamp, parameters_of(study.config), item)
            return max(after.due_day, stamp.study_day) if isinstance(after, Spaced) else stamp.study_day
    return stamp.study_day


def effects_of(study: Study, stored: StoredInterview) -> list[Effect]:
    """Give what the interview did to the queue, each item with its newest row."""
    with study.store.read() as connection:
        pulls = interviews.pulls(connection, stored.session)
    newest = {(pull.kind, pull.key): pull for pull in pulls}
    found = []
    for wish in wishes(study, stored, stored.study_day):
        pull = newest.get((wish.kind, wish.key))
        if pull is not None:
            found.append(Effect(wish, pull.item, pull.entry, pull.day, not pull.undone))
    return found


def take_back(writing: Writing, effect: Effect, stamp: Stamp) -> None:
    writing.take_back(effect.item, effect.entry, stamp)
    if effect.wish.made is not None:
        set_made(writing.connection, effect.item, stamp.at)


def put_again(writing: Writing, effect: Effect, stamp: Stamp) -> None:
    if effect.wish.made is not None:
        set_made(writing.connection, effect.item, None)
    state = log.read_state(writing.connection, effect.item)
    writing.append(effect.item, state, stamp, Pulled(effect.day, "rule"))
