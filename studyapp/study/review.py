"""A review session: show, grade, take back. Every grade is on disk before the next card is given."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo

from studyapp.domain.log import (
    Answer,
    Buried,
    Doubted,
    Event,
    Restarted,
    Reviewed,
    SessionKind,
    Stamp,
    Suspended,
)
from studyapp.domain.memory import ItemState, Memory, Rating, Spaced
from studyapp.domain.queue import Step, choose, spread
from studyapp.errors import ContentError, StaleCard
from studyapp.i18n import _
from studyapp.scheduling.memory import parameters_of
from studyapp.storage import log, queues
from studyapp.storage.engine import Connection
from studyapp.study.glimpse import Glimpse
from studyapp.study.opening import Study
from studyapp.study.planning import mixed_order, plan
from studyapp.study.showing import Ended, Given, Progress, Shown, Tally, load
from studyapp.study.writing import Writer, Writing


class ReviewSession:
    """One sitting. Call `next()`, show what it gives, then one of `grade`, `bury`, `suspend`; `undo` at any time.

    Methods that write raise StorageError and leave everything as it was, so the same call can be made again.
    """

    def __init__(
        self,
        study: Study,
        kind: SessionKind = "daily",
        *,
        area: str | None = None,
        limit: int | None = None,
        minutes: float | None = None,
        extra_new: int = 0,
    ) -> None:
        self.study = study
        self.kind = kind
        self.area = area
        self.tally = Tally({}, {}, {})
        self._parameters = parameters_of(study.config)
        started = study.clock.now()
        self._deadline = started + timedelta(minutes=minutes) if minutes is not None else None
        self._started = started
        self._writer = Writer(study.store, kind, self._parameters, started)
        self._left_out: set[int] = set()  # steps for which a limited session has no room
        with study.store.read() as connection:
            self._waiting = self._plan(connection, limit, minutes, extra_new)
        self._current: Shown | None = None
        self._forced: int | None = None
        self._met: set[int] = set()

    def progress(self) -> Progress:
        with self.study.store.read() as connection:
            left = {*self._waiting, *(step.item for step in self._steps(connection))}
        on_screen = {self._current.item} if self._current is not None else set()
        met = self._met | on_screen
        return Progress(at=len(met), total=len(met | left))

    def glimpse_of(self, shown: Shown) -> Glimpse:
        with self.study.store.read() as connection:
            later = [step.due_at for step in self._steps(connection) if step.item != shown.item]
        return Glimpse(
            study_day=str(shown.stamp.study_day),
            until=min(later).isoformat() if later else None,
            question={language: shown.question(language) for language in ("zh", "en")},
            prompt=shown.fill(shown.card.prompt),
            area=shown.card.area,
            level=shown.card.level,
            total=self.progress().total,
        )

    def next(self) -> Shown | Ended:
        """Give the next card, the same one until something is done with it."""
        now = self.study.clock.now()
        if self._current is None and self._deadline is not None and now >= self._deadline:
            return Ended("time", None)
        with self.study.store.read() as connection:
            self._current = self._show_next(connection, now)
            if self._current is not None:
                return self._current
            steps = self._steps(connection)
        return Ended("done", min((step.due_at for step in steps), default=None))

    def grade(self, rating: Rating, given: Given) -> bool:
        """Write a grade; say whether it made the card a leech, which suspends it."""
        shown = self._on_screen()
        stamp = self._stamp_of(shown)
        with self._writer.writing() as writing:
            answer = Answer(
                rating=rating,
                seconds=round(max(0.0, given.seconds), 2),
                language=given.language,
                kind=self.kind,
                recall=shown.recall,
                parameter_set=writing.parameter_set,
                drawn=tuple(shown.draw.bindings.items()) if shown.draw else (),
                typed=given.typed,
                ticked=given.ticked,
                content_hash=shown.stored.content_hash,
                rev=shown.card.rev,
            )
            entry, state = self._append(writing, shown, stamp, Reviewed(answer, shown.state.memory))
            leech = self._became_leech(shown.state.memory, state.memory)
            if leech:
                writing.append(shown.item, state, stamp, Suspended("rule"), cause=entry)
        self.tally.ratings[entry] = rating
        self.tally.seconds[entry] = answer.seconds
        if leech:
            self.tally.leeches[entry] = shown.card.id
        self._leave(shown)
        return leech

    def suspend(self) -> None:
        """Take the card on the screen out of every queue until it is resumed."""
        self._act(Suspended("user"))

    def bury(self) -> None:
        """Put the card on the screen off until tomorrow."""
        self._act(Buried(self._on_screen().stamp.study_day + timedelta(days=1)))

    def restart(self) -> None:
        """Learn the card on the screen anew; it stays on the screen."""
        shown = self._on_screen()
        with self._writer.writing() as writing:
            self._append(writing, shown, self._stamp_of(shown), Restarted())
        self._forced, self._current = shown.item, None

    def doubt(self, text: str) -> None:
        """Note that the card on the screen is wrong; it stays on the screen."""
        shown = self._on_screen()
        with self._writer.writing() as writing:
            self._append(writing, shown, self._stamp_of(shown), Doubted(text))
        self._forced, self._current = shown.item, None

    def undo(self) -> Event | None:
        """Take back the last thing done, in any session, and give it; its card, if it was one, comes next if due."""
        with self._writer.writing() as writing:
            entry = writing.take_back_last(self.study.stamp())
            if entry is None:
                return None
            of_card = log.kind_of(writing.connection, entry.item) != "drill"
        if not of_card:
            return entry.event
        if self.tally.ratings.pop(entry.id, None) is not None:
            del self.tally.seconds[entry.id]
            self.tally.leeches.pop(entry.id, None)
        if self._current is not None and self._current.item not in (entry.item, *self._waiting):
            self._waiting.insert(0, self._current.item)
        if entry.item not in self._waiting:
            self._waiting.insert(0, entry.item)
        self._met.discard(entry.item)
        self._forced, self._current = entry.item, None
        return entry.event

    def _plan(self, connection: Connection, limit: int | None, minutes: float | None, extra_new: int) -> list[int]:
        day = self.study.stamp().study_day
        if self.kind == "cram":
            return mixed_order(queues.active(connection, self.area), self._started.isoformat())[:limit]
        today = plan(connection, self.study.config, day, area=self.area, extra_new=extra_new)
        waiting = spread(today.reviews, today.new)
        room = [limit] if limit is not None else []
        if minutes is not None:
            room.append(max(1, round(minutes * 60 / today.seconds_a_card)))
        if not room:
            return waiting
        self._left_out = {step.item for step in today.steps[min(room) :]}
        return waiting[: max(0, min(room) - len(today.steps))]

    def _steps(self, connection: Connection) -> list[Step]:
        if self.kind == "cram":
            return []
        steps = queues.steps(connection, self.study.stamp().study_day, self.area)
        return [step for step in steps if step.item not in self._left_out]

    def _show_next(self, connection: Connection, now: datetime) -> Shown | None:
        if self._current is not None:
            return self._current
        steps = self._steps(connection)
        while True:
            item = self._forced if self._forced is not None else choose(now, steps, self._waiting)
            if item is None:
                return None
            shown = self._load(connection, item)
            if shown is not None and self._still_wanted(shown):
                return shown
            # Another window graded, buried or suspended it meanwhile, or what was undone isn't due: a cram's card.
            self._forced = None
            self._waiting = [other for other in self._waiting if other != item]
            steps = [step for step in steps if step.item != item]

    def _still_wanted(self, shown: Shown) -> bool:
        state, day = shown.state, shown.stamp.study_day
        if state.suspended or (state.buried_until is not None and state.buried_until > day and self.kind == "daily"):
            return False
        return self.kind != "daily" or not isinstance(state.memory, Spaced) or _is_due(state, day)

    def _load(self, connection: Connection, item: int) -> Shown | None:
        try:
            return load(connection, item, self.study.stamp(), self._parameters, previews=self.kind == "daily")
        except ContentError:
            return None  # `content check` names it; a session goes on without it

    def _on_screen(self) -> Shown:
        if self._current is None:
            raise RuntimeError("no card is on the screen: call next() first")
        return self._current

    def _stamp_of(self, shown: Shown) -> Stamp:
        """Give the moment of a write: now, but on the study day of the showing, so that a preview is kept."""
        return replace(shown.stamp, at=max(self.study.clock.now(), shown.stamp.at))

    def _act(self, event: Event) -> None:
        shown = self._on_screen()
        with self._writer.writing() as writing:
            self._append(writing, shown, self._stamp_of(shown), event)
        self._leave(shown)

    def _append(self, writing: Writing, shown: Shown, stamp: Stamp, event: Event) -> tuple[int, ItemState]:
        if log.read_state(writing.connection, shown.item).log_head != shown.state.log_head:
            self._forced, self._current = None, None
            self._waiting = [item for item in self._waiting if item != shown.item]
            raise StaleCard(
                _("another window has just dealt with this card; this grade was not saved"),
                remedy=_("Go on with the next card."),
            )
        return writing.append(shown.item, shown.state, stamp, event)

    def _became_leech(self, before: Memory, after: Memory) -> bool:
        """Say whether a lapse was the 8th, or one more half of that many, as Anki counts."""
        limit = self.study.config.leech_lapses
        beyond = after.lapses - limit
        return after.lapses > before.lapses and beyond >= 0 and beyond % max(1, limit // 2) == 0

    def _leave(self, shown: Shown) -> None:
        self._waiting = [item for item in self._waiting if item != shown.item]
        self._current, self._forced = None, None
        self._met.add(shown.item)


@dataclass(frozen=True, slots=True)
class _FixedClock:
    time: datetime
    zone: tzinfo | None

    def now(self) -> datetime:
        return self.time


def foresee(study: Study) -> list[Glimpse]:
    """Give what a daily session would begin with now, and a day from now; nothing where it would be empty."""
    found = []
    now = study.clock.now()
    for time in (now, now + timedelta(days=1)):
        session = ReviewSession(replace(study, clock=_FixedClock(time, study.clock.zone)))
        shown = session.next()
        if isinstance(shown, Shown):
            found.append(session.glimpse_of(shown))
    return found


def _is_due(state: ItemState, day: date) -> bool:
    return state.due_day is not None and state.due_day <= day
