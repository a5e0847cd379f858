"""A mock interview under way: what is asked now, what was said, and the time there is.

Every answer is on disk before the next question is given, and the one being written is a draft beside it, so an
interview that was left or cut short goes on where it was. The clock stands still while nobody sits in front of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random, SystemRandom
from typing import Literal

from studyapp.authoring.parameters import Draw, Right, draw, fill, mark_number, read_number
from studyapp.domain.card import Bilingual, Card, CardKind, ContentLanguage, KeyPoint
from studyapp.domain.conducting import DRILL, NUMBER, Failure, Plan, Question, Turn, following
from studyapp.domain.interview import Event, Persona, PhaseKind, Preset, lasting
from studyapp.domain.marking import Heard, listen
from studyapp.errors import ContentError, StaleCard
from studyapp.i18n import _
from studyapp.judge.drill import CORE, Backend, Drill
from studyapp.judge.starter import starter
from studyapp.judge.statement import read_statement
from studyapp.judge.telling import explain
from studyapp.judge.verdict import Verdict
from studyapp.storage import interviews, log
from studyapp.storage.interviews import StoredInterview
from studyapp.study.interview_bank import drill_of, make_bank
from studyapp.study.interview_drafts import AnswerDraft, forget_answers, keep_answer, kept_answer
from studyapp.study.interview_scores import past_outcomes
from studyapp.study.interview_words import (
    CHANGED,
    CODE_THIS,
    INTRODUCE,
    VERIFY,
    YOUR_QUESTION,
    both,
    phrase,
)
from studyapp.study.opening import Study
from studyapp.study.presets import Presets

#: A seed by chance is small enough to be told to somebody.
_SEEDS = 10_000


@dataclass(frozen=True, slots=True)
class Line:
    """Something said. The interviewer's `text` is markdown; the user's is as it was typed, `code` or words."""

    who: Literal["interviewer", "you"]
    text: str
    code: bool = False


@dataclass(frozen=True, slots=True)
class Coding:
    """A drill to be written. `begin` is what the editor begins with, the user's own if `begun`. `may_run`: not on a
    whiteboard."""

    drill: Drill
    backend: Backend
    stage: str
    begin: str
    begun: bool
    may_run: bool


class Interview:
    """`question` is None once there is nothing more to ask: then it is time for the debrief.

    Methods that write raise StorageError and leave everything as it was, so the same call can be made again; StaleCard
    where another window has gone on with it or ended it.
    """

    def __init__(self, study: Study, stored: StoredInterview, persona: Persona) -> None:
        self.study = study
        self.id = stored.id
        self.plan: Plan = stored.plan
        self.persona = persona
        self.language: ContentLanguage = stored.language
        self.turns: list[Turn] = list(stored.turns)
        self.unkept = ""
        self.question: Question | None
        self.draft: AnswerDraft
        self._asked_at: datetime
        self._ask()

    @property
    def preset(self) -> Preset:
        return self.plan.preset

    @property
    def left_s(self) -> float:
        """Give the seconds until the debrief."""
        asking = 60 * sum(phase.minutes for phase in self.preset.phases if phase.kind is not PhaseKind.DEBRIEF)
        return asking - sum(turn.seconds for turn in self.turns) - self.draft.seconds

    @property
    def phase_place(self) -> tuple[int, int]:
        """Give which question or chain of its phase this one is of, from 1, and of how many."""
        assert self.question is not None
        phase = self.preset.phases[self.question.phase]
        mine = [turn.question for turn in self.turns if turn.question.phase == self.question.phase]
        begun = sum(question.depth == 0 for question in mine) + (self.question.depth == 0)
        return begun, max(phase.count, begun)

    def said(self) -> list[Line]:
        """Give the conversation, the question of now last."""
        lines: list[Line] = []
        for position, turn in enumerate(self.turns):
            lines += [Line("interviewer", text) for text in self._asked(turn.question, position)]
            lines.append(Line("you", turn.answer, code=turn.question.target.startswith(DRILL)))
        if self.question is not None:
            lines += [Line("interviewer", text) for text in self._asked(self.question, len(self.turns))]
            lines += [Line("interviewer", text) for text in self._hints_given()]
        else:
            lines.append(Line("interviewer", self._phrase(Event.WRAP_UP, 0)))
        return lines

    def coding(self) -> Coding | None:
        """Give the drill that is to be written now; None if there is none, or it is gone."""
        question = self.question
        if question is None or not question.target.startswith(DRILL):
            return None
        drill = drill_of(self.study, question.target.removeprefix(DRILL))
        if drill is None:
            return None
        written = [turn for turn in self.turns if turn.question.target == question.target]
        return Coding(
            drill=drill,
            backend=drill.backends[0],
            stage=question.stage or CORE,
            begin=written[-1].answer if written else starter(drill, drill.backends[0], "signature", self.language),
            begun=bool(written),
            may_run=question.kind is PhaseKind.VERIFY or not self.preset.whiteboard,
        )

    def is_calculation(self) -> bool:
        """Say whether a number is asked for."""
        return self.question is not None and self._draw(self.question) is not None

    def is_number(self, text: str) -> bool:
        """Say whether a calculation can be answered so."""
        return bool(read_number(text))

    def tick(self, seconds: float) -> None:
        """Count time that the user sat in front of it."""
        self.draft = replace(self.draft, seconds=self.draft.seconds + seconds)

    def silence(self) -> str:
        """Give what the interviewer says into a silence."""
        return self._phrase(Event.SILENCE, len(self.turns))

    def moving_on(self) -> str:
        """Give what the interviewer says when a question takes too long."""
        return self._phrase(Event.CUT_OFF, len(self.turns))

    def keep(self, text: str, confidence: int | None) -> None:
        """Keep the answer that is being written."""
        self.draft = replace(self.draft, text=text, confidence=confidence)
        if self.question is not None:
            self.unkept = keep_answer(self.study.home, self.draft)

    def hint(self) -> str | None:
        """Give the next hint, which costs a tenth of the question's mark; None if there is no further one."""
        hints = self._hints()
        if self.draft.hints >= len(hints):
            return None
        self.draft = replace(self.draft, hints=self.draft.hints + 1)
        self.keep(self.draft.text, self.draft.confidence)
        return self._hints_given()[-1]

    def answer(self, text: str, confidence: int | None, verdict: Verdict | None = None) -> None:
        """Take the answer and ask on. `verdict` is the judge's of code."""
        self._take(text, confidence, verdict, skipped=False)

    def skip(self) -> None:
        """Leave the question; there is no going back to it."""
        self._take("", None, None, skipped=True)

    def abandon(self) -> None:
        """End it without a debrief; what was said stays stored."""
        with self.study.store.write() as connection:
            interviews.end(connection, self.id, "abandoned", self.study.clock.now(), None)
        forget_answers(self.study.home, self.id)

    def _take(self, text: str, confidence: int | None, verdict: Verdict | None, *, skipped: bool) -> None:
        question = self.question
        assert question is not None
        judged = verdict if verdict is not None and verdict.conclusion != "judge_error" else None
        turn = Turn(
            question=question,
            answer=text,
            seconds=round(self.draft.seconds, 1),
            heard=self._listen(question, text),
            confidence=confidence,
            hints=self.draft.hints,
            skipped=skipped,
            verdict=judged.conclusion if judged else "",
            passed=sum(result.outcome == "passed" for result in judged.cases) if judged else 0,
            cases=len(judged.cases) if judged else 0,
            failure=failure_of(judged) if judged else None,
        )
        with self.study.store.write() as connection:
            if interviews.turns_so_far(connection, self.id) != len(self.turns):
                raise StaleCard(
                    _("another window has gone on with this interview; this answer was not saved"),
                    remedy=_("Leave it and go on from the list."),
                )
            interviews.append_turn(connection, self.id, len(self.turns), turn, self._asked_at)
        self.turns.append(turn)
        forget_answers(self.study.home, self.id)
        self._ask()

    def _ask(self) -> None:
        self.question = following(self.plan, self.turns, Random)
        self.draft = kept_answer(self.study.home, self.id, len(self.turns))
        self._asked_at = self.study.clock.now()

    def _listen(self, question: Question, text: str) -> Mapping[str, Heard]:
        topic = self.plan.topics.get(question.target)
        if topic is None:
            return {}
        drawn, parameters = draw_of(topic.card, question), topic.card.parameters
        if drawn is not None and parameters is not None:
            right = isinstance(mark_number(parameters, drawn, text), Right)
            return {NUMBER: Heard(NUMBER, "found" if right else "missing")}
        return listen(topic.rubric, text) if topic.rubric is not None else {}

    def _asked(self, question: Question, position: int) -> Iterator[str]:
        """Give what the interviewer said to ask it, a paragraph each."""
        spoken = wording_of(question, self.plan, self.study)
        if position == 0:
            yield self._phrase(Event.GREET, 0)
        if question.follow_up is not None:
            link = question.follow_up.text
            yield both(phrase(self.persona, Event.PROBE, self.plan.seed, position), link).text(self.language)
        elif question.kind is PhaseKind.VERIFY or not question.target:
            pass
        else:
            yield self._phrase(Event.ASK, position)
        yield spoken.text(self.language)

    def _phrase(self, event: Event, place: int) -> str:
        return phrase(self.persona, event, self.plan.seed, place).text(self.language)

    def _hints(self) -> list[str]:
        """Give the hints for the question of now, the most telling ones first for words, the least for code."""
        coding = self.coding()
        if coding is not None:
            return list(read_statement(coding.drill, self.language).hints) if coding.stage == CORE else []
        topic = self.plan.topics.get(self.question.target) if self.question else None
        if topic is None or self.is_calculation():
            return []
        return [point.text.text(self.language) for point in hinted(topic.card)]

    def _hints_given(self) -> list[str]:
        hints = self._hints()[: self.draft.hints]
        return [f"{self._phrase(Event.HINT, len(self.turns) + n)} {hint}" for n, hint in enumerate(hints)]

    def _draw(self, question: Question) -> Draw | None:
        topic = self.plan.topics.get(question.target)
        return draw_of(topic.card, question) if topic is not None else None


@dataclass(frozen=True, slots=True)
class Appointment:
    """An interview to begin. What is left open is the preset's own, today's language, a seed by chance."""

    preset: str
    seed: int | None = None
    persona: str = ""
    minutes: int | None = None
    language: ContentLanguage | None = None

    def begin(self, study: Study, presets: Presets) -> Interview:
        """Raises UsageProblem for an unknown name, ContentError where there is nothing to ask."""
        preset = presets.preset(self.preset)
        if self.minutes is not None:
            preset = lasting(preset, self.minutes)
        persona = presets.persona(self.persona or preset.persona)
        seed = SystemRandom().randrange(_SEEDS) if self.seed is None else self.seed
        bank = make_bank(study, preset, seed, past_outcomes(study))
        if following(bank.plan, [], Random) is None:
            raise ContentError(
                _("there is nothing to ask in this interview"),
                where=preset.id,
                remedy=_("Choose another, or put cards of its areas back that were set aside."),
            )
        stamp = study.stamp()
        language = self.language or study.content_language
        with study.store.write() as connection:
            session = log.start_session(connection, "mock", stamp.at)
            number = interviews.begin(connection, session, bank.plan, persona.id, language, bank.digest, stamp)
        forget_answers(study.home, number)  # of a database that was restored
        with study.store.read() as connection:
            stored = interviews.read_interview(connection, number)
        return Interview(study, stored, persona)


def under_way(study: Study, presets: Presets) -> Interview | None:
    """Give the interview that was left or cut short; None if there is none."""
    with study.store.read() as connection:
        number = interviews.under_way(connection)
        stored = interviews.read_interview(connection, number) if number is not None else None
    if stored is None:
        return None
    persona = presets.personas.get(stored.persona) or next(iter(presets.personas.values()), None)
    return Interview(study, stored, persona) if persona is not None else None


def hinted(card: Card) -> list[KeyPoint]:
    """Give the key points in the order in which hints give them away, the weightiest first."""
    return sorted(card.key_points, key=lambda point: -point.weight)


def draw_of(card: Card, question: Question) -> Draw | None:
    """Give the numbers of a calculation as they were asked; None for a card without numbers."""
    if card.kind is not CardKind.PARAM or card.parameters is None:
        return None
    return draw(card.parameters, f"{card.id}:{question.seed}")


def wording_of(question: Question, plan: Plan, study: Study) -> Bilingual:
    """Give what was asked, without the words around it."""
    if question.target.startswith(DRILL):
        return _coding_words(question, study)
    topic = plan.topics.get(question.target)
    if topic is None:
        return YOUR_QUESTION if question.reason == "yours" else INTRODUCE
    drawn = draw_of(topic.card, question)
    prompt = f"\n\n{topic.card.prompt}" if topic.card.prompt else ""
    words = [topic.card.question.text(language) + prompt for language in ("zh", "en")]
    zh, en = [fill(text, drawn) for text in words] if drawn else words
    return Bilingual(zh=zh, en=en)


def _coding_words(question: Question, study: Study) -> Bilingual:
    drill = drill_of(study, question.target.removeprefix(DRILL))
    if question.kind is PhaseKind.VERIFY:
        return VERIFY
    if drill is None:
        return Bilingual(zh=question.target, en=question.target)
    words = {}
    for language in ("zh", "en"):
        statement = read_statement(drill, language)
        lead = (CHANGED if question.stage else CODE_THIS).text(language)
        title = f"**{drill.title(language)}**"
        task = statement.stages[question.stage] if question.stage else statement.task
        words[language] = f"{lead} {title}\n\n{task}"
    return Bilingual(**words)


def failure_of(verdict: Verdict) -> Failure | None:
    """Give what the code failed at first; None if it was accepted."""
    if verdict.conclusion == "accepted":
        return None
    first = verdict.failed[0] if verdict.failed else None
    case = Bilingual(zh=first.zh, en=first.en) if first else Bilingual("", "")
    inputs = list(first.inputs) if first else []
    return Failure(case, "\n".join([*inputs, *(explain(verdict.fault) if verdict.fault else ())]))
