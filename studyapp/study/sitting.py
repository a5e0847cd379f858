"""A drill's open sitting: what was attempted since the last grade, and what the draft adds to that."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from studyapp.domain.card import Bilingual
from studyapp.domain.log import Attempted, Entry, FailedCase, Judged, Restarted, Reviewed
from studyapp.judge.verdict import Verdict
from studyapp.study.drill_drafts import Draft, known_level


@dataclass(frozen=True, slots=True)
class OpenSitting:
    """`after` is the id of the entry that ended the sitting before, 0 if there was none."""

    after: int
    attempts: tuple[Attempted, ...]

    @property
    def accepted(self) -> Attempted | None:
        """Give the first attempt that was accepted."""
        return next((one for one in self.attempts if one.judged and one.judged.conclusion == "accepted"), None)

    @property
    def gave_up(self) -> bool:
        return any(one.judged is None for one in self.attempts)

    @property
    def tries(self) -> int:
        return sum(one.judged is not None for one in self.attempts)

    def is_of(self, draft: Draft) -> bool:
        """Say whether a draft is this sitting's. One from before the last grade isn't; one made after it, which was
        then taken back, is."""
        return draft.after is None or draft.after >= self.after

    def go_on(self, draft: Draft) -> Draft:
        """Give where it stands, by its draft, or one just begun, and its last attempt; the draft's code is newer."""
        draft = replace(draft, after=self.after)
        if not self.attempts:
            return draft
        last = self.attempts[-1]
        if draft.code is None:
            draft = replace(draft, code=last.code, level=known_level(last.level))
        return replace(
            draft,
            seconds=max(draft.seconds, last.seconds),
            hints=max(draft.hints, last.hints),
            answer_seen=draft.answer_seen or last.answer_seen,
        )


def open_sitting(entries: Sequence[Entry]) -> OpenSitting:
    """Read it from an item's standing entries. Runs made after the grade, in the same session, belong to it too."""
    end = next((entry for entry in reversed(entries) if isinstance(entry.event, Reviewed | Restarted)), None)
    if end is None:
        return OpenSitting(0, tuple(entry.event for entry in entries if isinstance(entry.event, Attempted)))
    since = (entry for entry in entries if entry.id > end.id and entry.session != end.session)
    return OpenSitting(end.id, tuple(entry.event for entry in since if isinstance(entry.event, Attempted)))


def judged_by(verdict: Verdict) -> Judged:
    """Give what is kept of a verdict."""
    failed = verdict.failed[0] if verdict.failed else None
    return Judged(
        conclusion=verdict.conclusion,
        stage=verdict.stage,
        seed=verdict.seed,
        passed=sum(result.outcome == "passed" for result in verdict.cases),
        cases=len(verdict.cases),
        failed=FailedCase(failed.name, Bilingual(zh=failed.zh, en=failed.en)) if failed else None,
        seconds=verdict.seconds,
    )
