"""What has come of a run so far, and how it is shown: a summary, then the cases that failed, each to be opened."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from textual.content import Content

from studyapp.domain.card import Card, ContentLanguage
from studyapp.i18n import _
from studyapp.judge import telling
from studyapp.judge.verdict import CaseResult, Diagnosis, Event, Planned, Speed, Verdict
from studyapp.typeset.cells import cell_len
from studyapp.ui.widgets.case_rows import card_key, card_row, case_key, case_row, printed_row, told_row
from studyapp.ui.widgets.row_list import Row
from studyapp.ui.words import broken

SUMMARY, FAULT, PRINTED = "summary", "fault", "printed"


@dataclass(slots=True)
class Results:
    """One run; `cases` in the order in which they came."""

    running: bool = True
    planned: int = 0
    cases: list[CaseResult] = field(default_factory=list)
    verdict: Verdict | None = None
    speed: Speed | None = None
    diagnosis: Diagnosis | None = None

    def take(self, event: Event) -> None:
        match event:
            case Planned(cases=planned):
                self.planned = planned
            case CaseResult():
                self.cases.append(event)
            case Verdict():
                self.verdict = event
                self.cases = list(event.cases)
            case Speed():
                self.speed = event
            case Diagnosis():
                self.diagnosis = event

    @property
    def failed(self) -> list[CaseResult]:
        return [result for result in self.cases if result.outcome not in ("passed", "not_run")]

    @property
    def first_to_open(self) -> str:
        """The key of the row that says most: the first failed case, or why nothing ran; empty if there is none."""
        if self.failed:
            return case_key(self.failed[0])
        return FAULT if self.verdict is not None and self.verdict.fault is not None else ""


def rows(results: Results, cards: Sequence[Card], opened: Set[str], language: ContentLanguage, width: int) -> list[Row]:
    made = [_summary(results, SUMMARY in opened, width)]
    verdict, failed = results.verdict, results.failed
    if results.diagnosis is not None and results.diagnosis.mistakes:
        made.append(told_row("diagnosis", "≈ ", "$text-warning", telling.tell_diagnosis(results.diagnosis), width))
    made += (card_row(card, card_key(card) in opened, language, width) for card in cards)
    if verdict is not None and verdict.fault is not None and not failed:
        made.append(told_row(FAULT, "✗ ", "$text-error", telling.explain(verdict.fault), width))
    by_case: dict[str, list[CaseResult]] = {}
    for result in failed:
        by_case.setdefault(case_key(result), []).append(result)
    made += (case_row(of_case, key in opened, width) for key, of_case in by_case.items())
    if verdict is not None and verdict.printed:
        title = _("Printed while it was loaded")
        made.append(printed_row(PRINTED, title, verdict.printed, PRINTED in opened, width))
    return made


def _summary(results: Results, opened: bool, width: int) -> Row:
    """Give the counts, of the same shape while it runs and after; the speed under them."""
    verdict = results.verdict
    left, right = _counts(results), ""
    if verdict is not None:
        good = verdict.conclusion == "accepted"
        word = _("accepted") if good else telling.outcome_word(verdict.conclusion)
        left = Content.assemble(left, "   ", (word, "bold $text-success" if good else "bold $text-error"))
        right = _("{n:.2f} s").format(n=verdict.seconds)
    head = _spread(left, right, width)
    if results.speed is not None:
        head = Content.assemble(head, "\n", (broken(telling.tell_speed(results.speed), width), "$muted"))
    return Row(SUMMARY, head, _all_cases(results, width) if opened else Content(""))


def _counts(results: Results) -> Content:
    passed = sum(result.outcome == "passed" for result in results.cases)
    failed = len(results.failed)
    if results.verdict is None:
        if not results.planned:
            return Content.styled(_("starting …") if results.running else _("stopped"), "$muted")
        of = (_("of {n}, running …") if results.running else _("of {n}, stopped")).format(n=results.planned)
    elif results.cases:
        of = _("of {n}").format(n=len(results.cases))
    else:
        return Content.styled("✗", "bold $text-error")
    return Content.assemble(
        (f"✓ {passed}", "bold $text-success" if passed else "$muted"),
        "   ",
        (f"✗ {failed}", "bold $text-error" if failed else "$muted"),
        "   ",
        (of, "$muted"),
    )


def _spread(left: Content, right: str, width: int) -> Content:
    room = width - left.cell_length - cell_len(right)
    return Content.assemble(left, " " * room, (right, "$muted")) if right and room > 1 else left


def _all_cases(results: Results, width: int) -> Content:
    signs = {"passed": "✓", "not_run": "·"}
    lines = []
    for result in results.cases:
        left = Content(f"{signs.get(result.outcome, '✗')} {telling.about(result)}").truncate(width - 10, ellipsis=True)
        spent = _("not run") if result.outcome == "not_run" else _("{n} ms").format(n=round(1000 * result.seconds))
        lines.append(_spread(left, spent, width - 1))
    if results.verdict is not None:
        seed = _("The inputs come from seed {n}: `--seed {n}` of `studyapp check` gives them again.")
        lines += map(Content, broken(seed.format(n=results.verdict.seed), width).split("\n"))
    return Content("\n").join(lines)
