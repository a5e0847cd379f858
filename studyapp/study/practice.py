"""One sitting at one drill: the code that is being written, its runs, and the one grade it comes to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from studyapp.domain.card import Card, ContentLanguage
from studyapp.domain.log import Answer, Attempted, Judged, Reviewed, standing
from studyapp.domain.memory import Memory, Rating
from studyapp.errors import StaleCard
from studyapp.i18n import _
from studyapp.judge.client import Judge
from studyapp.judge.drill import CORE, Backend, Device, Drill
from studyapp.judge.starter import LEVELS, Level, model_answer, starter
from studyapp.judge.statement import Statement, read_statement
from studyapp.judge.verdict import Event, Verdict
from studyapp.scheduling.memory import parameters_for_drills, preview, recall
from studyapp.storage import log
from studyapp.storage.deck import active_cards
from studyapp.study.drill_drafts import Draft, DraftFiles
from studyapp.study.drill_grades import faded_level, suggest_grade
from studyapp.study.drills import item_of
from studyapp.study.opening import Study
from studyapp.study.sitting import judged_by, open_sitting
from studyapp.study.writing import Writer


@dataclass(frozen=True, slots=True)
class Sitting:
    """What the user asked to sit down to; the app, which owns the judge, makes a Practice of it."""

    drill: Drill
    backend: Backend
    device: Device = "cpu"


class Practice:
    """One sitting. One that was left, or cut short by a crash, goes on where it was.

    `code` is the draft if there is one, else what was run last in this sitting, else the starter of `level`; `restored`
    says that it is no starter. The `level` asked for counts only where a sitting begins. `tries` are runs that came to
    a verdict. `stamp` is the moment that `previews` are for.

    Methods that write raise StorageError and leave everything as it was, so the same call can be made again.
    """

    def __init__(
        self,
        study: Study,
        judge: Judge,
        drill: Drill,
        backend: Backend,
        *,
        device: Device = "cpu",
        level: Level | None = None,
    ) -> None:
        self.study = study
        self.judge = judge
        self.drill = drill
        self.backend: Backend = backend
        self.device: Device = device
        self.limit_s = drill.minutes * 60.0
        self.stamp = study.stamp()
        self.graded = False
        self._item = item_of(study, drill.slug, backend)
        self._parameters = parameters_for_drills(study.config)
        self._writer = Writer(study.store, "daily", self._parameters, self.stamp.at)
        self._files = DraftFiles(study.home, drill.slug, backend)
        with study.store.read() as connection:
            self._state = log.read_state(connection, self._item)
            entries = standing(log.entries_of(connection, self._item))
        sitting = open_sitting(entries)
        self.tries, self.gave_up, self._accepted = sitting.tries, sitting.gave_up, sitting.accepted
        draft = self._files.load()
        if draft is None or not sitting.is_of(draft):
            self._files.remove()
            level = level or faded_level(entries)
            draft = Draft(None, level, sitting.after, self.stamp.at.isoformat(), answer_seen=level == "read")
        self._draft = sitting.go_on(draft)
        self.restored = self._draft.code is not None
        self.code = self._draft.code if self._draft.code is not None else self._starter(self._draft.level)
        self.elapsed_s = self._draft.seconds

    @property
    def level(self) -> Level:
        return self._draft.level

    @property
    def hints(self) -> int:
        return self._draft.hints

    @property
    def unkept(self) -> str:
        """Say why the draft isn't on the disk; empty if it is."""
        return self._files.fault

    @property
    def accepted(self) -> bool:
        return self._accepted is not None

    def statement(self, language: ContentLanguage) -> Statement:
        return read_statement(self.drill, language)

    def tick(self, seconds: float) -> None:
        """Count time that the screen was open."""
        self.elapsed_s += seconds

    def keep(self, code: str) -> None:
        """Write the draft if it changed; until something is written it holds the time alone."""
        written = code if self._draft.code is not None or code != self.code else None
        self.code = code
        self._draft = replace(self._draft, code=written, seconds=round(self.elapsed_s, 1))
        if not self.graded:
            self._files.save(self._draft)

    def start_over(self, level: Level) -> str:
        """Choose another level and give its starter. Time, hints and tries go on counting."""
        code = self._starter(level)
        self._draft = replace(self._draft, level=level, answer_seen=self._draft.answer_seen or level == "read")
        self.keep(code)
        return code

    def is_starter(self, code: str) -> bool:
        """Say whether this is a starter as it was given, so that nothing is lost by replacing it."""
        return any(code.rstrip() == self._starter(level).rstrip() for level in LEVELS)

    def hint(self, language: ContentLanguage) -> str | None:
        """Give the next hint, counted; None if there is no further one."""
        hints = self.statement(language).hints
        if self.hints >= len(hints):
            return None
        self._draft = replace(self._draft, hints=self.hints + 1)
        self.keep(self.code)
        return hints[self.hints - 1]

    def run(self, code: str, stage: str = CORE) -> Iterator[Event]:
        """Judge; iterate in a thread. The Verdict is given once it is stored, with the code, as an attempt."""
        source = code.encode(errors="replace")
        seconds = self.elapsed_s
        for event in self.judge.check(self.drill, source, self.backend, self.device, stage=stage):
            if isinstance(event, Verdict) and event.conclusion != "judge_error":
                self._store(source.decode(), seconds, event)
            yield event

    def give_up(self, code: str) -> str:
        """Store that it was given up, unless it was accepted before; give the model answer."""
        if not (self.gave_up or self.accepted):
            self._append(self._attempt(code, self.elapsed_s, None))
            self.gave_up = True
            self._draft = replace(self._draft, answer_seen=True)
            self.keep(code)
        return self.model_answer()

    def model_answer(self, stage: str = CORE) -> str:
        return model_answer(self.drill, self.backend, stage)

    def suggestion(self) -> Rating:
        return suggest_grade(self._accepted, self.limit_s)

    def previews(self) -> dict[Rating, Memory]:
        """Give what each grade would write. They are for `stamp`, which becomes now."""
        self.stamp = self.study.stamp()
        return preview(self._state.memory, self.stamp, self._parameters, self._item)

    def grade(self, rating: Rating) -> None:
        """Write the one review of this sitting and remove the draft; after that, nothing.

        Raises StaleCard if another window graded the drill, reset it or set it aside since this sitting began.
        """
        if self.graded:
            return
        stamp = replace(self.stamp, at=max(self.study.clock.now(), self.stamp.at))
        with self._writer.writing() as writing:
            state = log.read_state(writing.connection, self._item)
            if replace(state, log_head=self._state.log_head) != self._state:  # attempts move the head alone
                raise StaleCard(
                    _("another window has just dealt with this drill; this grade was not saved"),
                    remedy=_("Leave the drill and open it again."),
                )
            answer = Answer(
                rating=rating,
                seconds=round(self.elapsed_s, 2),
                language=self.study.config.content_language,
                kind="daily",
                recall=recall(state.memory, stamp.study_day, self._parameters),
                parameter_set=writing.parameter_set,
            )
            writing.append(self._item, state, stamp, Reviewed(answer, state.memory))
        self.graded = True
        self._files.remove()

    def cards(self, ids: Sequence[str]) -> list[Card]:
        """Give the cards of these ids, each once, that are there and not suspended."""
        with self.study.store.read() as connection:
            found = active_cards(connection, ids)
        return [found[name] for name in dict.fromkeys(ids) if name in found]

    def cards_about(self, verdict: Verdict) -> list[Card]:
        """Give the cards about the cases that failed, then those about the drill."""
        return self.cards([*(name for result in verdict.failed for name in result.cards), *self.drill.cards])

    def _starter(self, level: Level) -> str:
        return starter(self.drill, self.backend, level, self.study.config.content_language)

    def _store(self, code: str, seconds: float, verdict: Verdict) -> None:
        attempt = self._attempt(code, seconds, judged_by(verdict))
        self._append(attempt)
        self.tries = attempt.tries
        if verdict.conclusion == "accepted" and self._accepted is None:
            self._accepted, self.elapsed_s = attempt, seconds  # waiting for the verdict isn't writing

    def _attempt(self, code: str, seconds: float, judged: Judged | None) -> Attempted:
        return Attempted(
            code=code,
            device=self.device,
            level=self.level,
            seconds=round(seconds, 2),
            hints=self.hints,
            tries=self.tries + (judged is not None),
            answer_seen=self._draft.answer_seen or judged is None,
            judged=judged,
        )

    def _append(self, attempt: Attempted) -> None:
        with self._writer.writing() as writing:
            state = log.read_state(writing.connection, self._item)
            writing.append(self._item, state, self.study.stamp(), attempt)
