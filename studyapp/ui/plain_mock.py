"""A mock interview line by line: for screen readers, pipes and terminals that can't draw."""

from pathlib import Path
from time import monotonic

from studyapp.domain.card import ContentLanguage
from studyapp.domain.scoring import VALUES
from studyapp.errors import StorageError, StudyError
from studyapp.i18n import _, ngettext
from studyapp.judge.client import Judge
from studyapp.judge.telling import headline
from studyapp.judge.verdict import Verdict
from studyapp.study.debrief import Answered, Debrief, Row
from studyapp.study.interview import Appointment, Coding, Interview, under_way
from studyapp.study.opening import Study
from studyapp.study.presets import Presets, read_presets
from studyapp.ui.mock_words import (
    SIGNS,
    code_words,
    earlier_lines,
    effect_words,
    mark_word,
    readiness_words,
    reason_words,
    score_lines,
    suggestion_words,
    title_words,
)
from studyapp.ui.reading import read_aloud
from studyapp.ui.words import clock_word

WIDTH = 78
_MARKS = {"1": 1.0, "2": 0.5, "0": 0.0, "-": -1.0}


class _Left(Exception):
    """The user left, or the input ended."""


def conduct(study: Study, appointment: Appointment | None) -> None:
    """Hold an interview on standard input and output. One under way goes on; without one and without an appointment
    the interviews there are, are listed."""
    presets = read_presets(study)
    interview = under_way(study, presets)
    if interview is not None:
        print(_("An interview is under way: it goes on. :abandon ends it."))
    elif appointment is None:
        _list(presets, study.content_language)
        return
    else:
        interview = appointment.begin(study, presets)
    try:
        with Judge() as judge:
            _Interviewer(interview, judge).run()
        _look_back(Debrief(study, interview.id), interview.language)
    except _Left:
        print()
        print(_("Kept as it is; `studyapp mock --plain` goes on with it."))


def _list(presets: Presets, language: ContentLanguage) -> None:
    print(_("Name one with --preset:"))
    for preset in presets.presets.values():
        minutes = _("{n} min").format(n=preset.minutes)
        print(f"{preset.id:14} {minutes:>6}  {preset.title.text(language)}")


class _Interviewer:
    def __init__(self, interview: Interview, judge: Judge) -> None:
        self._interview = interview
        self._judge = judge
        self._since = monotonic()

    def run(self) -> None:
        one = self._interview
        print(" · ".join(title_words(one.preset, one.persona, one.plan.seed)))
        print(_("An answer ends with an empty line. :hint, :sure 0-100, :skip, :time, :q pauses, :abandon ends it."))
        while one.question is not None:
            self._tell()
            coding = one.coding()
            if coding is None:
                self._words()
            else:
                self._code(coding)
        self._tell()

    def _tell(self) -> None:
        """Say what the interviewer said since the last answer."""
        lines = self._interview.said()
        answered = max((n for n, line in enumerate(lines) if line.who == "you"), default=-1)
        for line in lines[answered + 1 :]:
            print()
            print(read_aloud(line.text, WIDTH))
        self._since = monotonic()

    def _words(self) -> None:
        written = self._interview.draft.text.splitlines()
        if written:
            print(_("So far you wrote:"))
            print("\n".join(written))
        while True:
            line = self._read("> ")
            if line.startswith(":"):
                if self._command(line):
                    return
                continue
            if not line.strip() and written:
                break
            written += [line] if line.strip() else []
            self._interview.keep("\n".join(written), self._interview.draft.confidence)
            if self._interview.left_s <= 0:
                print(_("Time is up: what you have is the answer."))
                break
        self._answer("\n".join(written), None)

    def _code(self, coding: Coding) -> None:
        """Code is written in a file of the user's own; its path is the answer."""
        print()
        print(coding.begin)
        print(_("Write it in a file of your own and give its path."))
        while True:
            line = self._read(_("path: "))
            if self._interview.left_s <= 0:
                print(_("Time is up: what you have is the answer."))
                self._answer("", None)
                return
            if line.startswith(":"):
                if self._command(line):
                    return
                continue
            if not line.strip():
                continue
            try:
                code = Path(line.strip()).expanduser().read_text(encoding="utf-8")
            except (OSError, ValueError) as error:
                print(_("This can't be read ({reason}).").format(reason=error))
                continue
            verdict = self._judged(coding, code)
            if verdict is not None and coding.may_run:
                print(headline(verdict))
                if verdict.conclusion != "accepted" and self._read(_("Enter hands it in, anything else goes on: ")):
                    continue
            self._answer(code, verdict)
            return

    def _judged(self, coding: Coding, code: str) -> Verdict | None:
        try:
            events = self._judge.check(coding.drill, code.encode(), coding.backend, stage=coding.stage)
            return next((event for event in events if isinstance(event, Verdict)), None)
        except StudyError as error:
            print(error)
            return None

    def _answer(self, text: str, verdict: Verdict | None) -> None:
        while True:
            try:
                self._interview.answer(text, self._interview.draft.confidence, verdict)
            except StorageError as error:
                print(error)
                self._read(_("Enter tries again: "))
                continue
            return

    def _command(self, line: str) -> bool:
        """Do it; say whether the question is over."""
        word, _space, rest = line.partition(" ")
        one = self._interview
        match word:
            case ":q":
                one.keep(one.draft.text, one.draft.confidence)
                raise _Left
            case ":abandon":
                one.abandon()
                print(_("Abandoned. What you said stays stored, and can be read and deleted in the app."))
                raise SystemExit(0)
            case ":skip":
                one.skip()
                return True
            case ":hint":
                print(one.hint() or _("There is no further hint for this question."))
            case ":sure" if rest.strip().isdecimal() and int(rest) <= 100:
                one.keep(one.draft.text, int(rest))
            case ":time":
                print(clock_word(max(0.0, one.left_s)))
            case _:
                print(_("no such command: {line}").format(line=line))
        return False

    def _read(self, prompt: str) -> str:
        line = _ask(prompt)
        now = monotonic()
        self._interview.tick(now - self._since)
        self._since = now
        return line


def _look_back(debrief: Debrief, language: ContentLanguage) -> None:
    for position in range(len(debrief.answered)):
        _look_at(debrief, position, language)
    if not debrief.finished:
        said = _ask(_("How clearly did you speak, 1 to 4? Enter leaves it out: ")).strip()
        debrief.finish(float(said) if said in ("1", "2", "3", "4") else None)
    print()
    for line in [*score_lines(debrief.scorecard), *earlier_lines(debrief), readiness_words(debrief.readiness)]:
        print(line)
    if effects := debrief.effects():
        print()
        print(_("Back into the queue"))
    for effect in effects:
        print(f"- {effect.wish.title.text(language)} · {effect_words(effect, language)} · {effect.day}")


def _look_at(debrief: Debrief, position: int, language: ContentLanguage) -> None:
    one = debrief.answered[position]
    print()
    print(f"{one.position + 1}. " + read_aloud(one.asked.text(language), WIDTH))
    print(_("Asked because: {reason}").format(reason=reason_words(debrief, one, language)))
    print(_("You: {answer}").format(answer=one.turn.answer.strip() or _("(no answer)")))
    if words := code_words(one):
        print(words)
    if reference := one.reference.text(language):
        print(_("Reference") + ":\n" + read_aloud(reference, WIDTH))
    for row in one.rows:
        if row.mark is None:
            _confirm(debrief, one, row, language)


def _confirm(debrief: Debrief, one: Answered, row: Row, language: ContentLanguage) -> None:
    told = row.point.told.text.text(language) if row.point.told else ""
    print()
    print(read_aloud(told, WIDTH))
    heard = suggestion_words(row, one.turn.answer)
    offered = SIGNS[row.offered] if row.offered is not None else ""
    choices = " ".join(f"{key}={mark_word(value)}" for key, value in _MARKS.items())
    while True:
        takes = _("; Enter takes {sign}").format(sign=offered) if offered else ""
        said = _ask(f"{heard} [{choices}{takes}] ".lstrip()).strip()
        value = _MARKS.get(said) if said else row.offered
        if value is not None and value in VALUES:
            debrief.mark(one.position, row.point.id, value)
            left = debrief.unmarked
            print(f"{SIGNS[value]} " + ngettext("{n} point left", "{n} points left", left).format(n=left), flush=True)
            return


def _ask(prompt: str) -> str:
    try:
        return input(prompt)
    except EOFError:
        raise _Left from None
