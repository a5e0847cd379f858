"""One card: its data comment, its texts and its sections to an AuthoredCard."""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from studyapp.authoring.bullets import read_follow_ups, read_key_points
from studyapp.authoring.card_data import CardData, FrontMatter
from studyapp.authoring.fences import PARAMS, RUBRIC, read_data, read_proofs, report_stray_fences
from studyapp.authoring.parameter_data import ParameterData
from studyapp.authoring.question import read_question
from studyapp.authoring.report import Report
from studyapp.authoring.rubric_data import RubricData
from studyapp.authoring.sections import RawCard, SectionKind
from studyapp.authoring.texts import report_placeholders, report_placeholders_of_plain_card
from studyapp.authoring.validation import Located, report_faults, validate
from studyapp.authoring.yaml_data import read_mapping
from studyapp.domain.card import (
    AuthoredCard,
    Bilingual,
    Card,
    CardKind,
    FollowUp,
    KeyPoint,
    Parameters,
    Proof,
    Rubric,
)
from studyapp.domain.problem import Place, Severity
from studyapp.i18n import _

_OPENING = re.compile(r"\s*<!--\s*card\b", re.IGNORECASE)
_FOR_MACHINES = (SectionKind.CHECK, SectionKind.PARAMETERS, SectionKind.RUBRIC)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a card's text gives, apart from the data comment."""

    question: Bilingual
    prompt: str
    answer: Bilingual
    key_points: tuple[KeyPoint, ...]
    follow_ups: tuple[tuple[int, FollowUp], ...]
    source: str
    parameters: Parameters | None
    rubric: Rubric | None
    proofs: tuple[Proof, ...]


@dataclass(slots=True)
class CardReader:
    """Reads everything before it gives up, so that an author sees all mistakes at once."""

    raw: RawCard
    lines: Sequence[str]
    front: FrontMatter
    own: bool
    report: Report
    data: CardData | None = None
    id: str = ""
    """As written, even if the rest of the data is wrong."""

    def read(self) -> AuthoredCard | None:
        located = self._read_data()
        parts = self._read_parts()
        self._check_texts(parts.parameters)
        data = self.data
        if data is None or located is None or self.report.has_error(self.raw.line, self.raw.end):
            return None
        card = self._card(data, parts)
        return AuthoredCard(
            card=card,
            place=Place(self.report.file, self.raw.line),
            tags=tuple(data.tags),
            covers=tuple(data.covers),
            aliases=tuple(data.aliases),
            proofs=parts.proofs,
            rubric=parts.rubric,
            content_hash=content_hash(card),
            lines=tuple(_lines(data, located, parts.follow_ups)),
        )

    def _card(self, data: CardData, parts: _Parts) -> Card:
        return Card(
            id=data.id,
            kind=CardKind(data.kind),
            level=data.level,
            topic=self.front.topic,
            area=self.front.area,
            siblings=data.siblings,
            rev=data.rev,
            question=parts.question,
            prompt=parts.prompt,
            answer=parts.answer,
            key_points=parts.key_points,
            follow_ups=tuple(follow_up for _line, follow_up in parts.follow_ups),
            source=parts.source,
            errata=self._text(SectionKind.ERRATA),
            parameters=parts.parameters,
        )

    def _read_parts(self) -> _Parts:
        question, prompt = read_question(self.raw, self.lines, self.report)
        points = self._key_points()
        check = self.raw.sections.get(SectionKind.CHECK)
        return _Parts(
            question=question,
            prompt=prompt,
            answer=Bilingual(self._answer(SectionKind.ANSWER_ZH), self._answer(SectionKind.ANSWER_EN)),
            key_points=points,
            follow_ups=self._follow_ups(points),
            source=self._source(),
            parameters=self._parameters(),
            rubric=self._rubric(points),
            proofs=read_proofs(check, self.report) if check else (),
        )

    def _read_data(self) -> Located | None:
        content, first = self.raw.comment.first.content, self.raw.comment.start + 1
        opening = _OPENING.match(content)
        start = opening.end() if opening else 0
        text, _arrow, rest = content[start:].partition("-->")
        if rest.strip():
            self.report.add(self.raw.comment.end, _("Text after `-->` is lost."), _("Put it on the next line."))
        located = read_mapping(text, first + content[:start].count("\n"), self.report)
        if located is not None:
            self.data = validate(CardData, located, self.report)
            self.id = str(located.data.get("id", ""))
        return located

    def _text(self, kind: SectionKind) -> str:
        section = self.raw.sections.get(kind)
        return section.body(self.lines) if section and not section.is_empty else ""

    def _answer(self, kind: SectionKind) -> str:
        text = self._text(kind)
        if not text:
            self._missing(kind, "error")
        return text

    def _source(self) -> str:
        text = self._text(SectionKind.SOURCE)
        if not text:
            self._missing(SectionKind.SOURCE, "warning" if self.own else "error")
        return text

    def _missing(self, kind: SectionKind, severity: Severity) -> None:
        section = self.raw.sections.get(kind)
        if section:
            message = _("`### {title}` is empty.").format(title=kind)
            self.report.add(section.line, message, _("Write something under it."), severity)
        else:
            message = _("`### {title}` is missing.").format(title=kind)
            self.report.add(self.raw.line, message, _("Add it to the card."), severity)

    def _key_points(self) -> tuple[KeyPoint, ...]:
        section = self.raw.sections.get(SectionKind.KEY_POINTS)
        if section is None or section.is_empty:
            self._missing(SectionKind.KEY_POINTS, "warning" if self.own else "error")
            return ()
        return read_key_points(section, self.report)

    def _follow_ups(self, points: Sequence[KeyPoint]) -> tuple[tuple[int, FollowUp], ...]:
        section = self.raw.sections.get(SectionKind.FOLLOW_UPS)
        found = read_follow_ups(section, self.report) if section else ()
        for line, follow_up in found:
            if follow_up.trigger.kind in ("missing", "reversed"):
                self._check_point(follow_up.trigger.value, points, line)
        return found

    def _check_point(self, name: str, points: Sequence[KeyPoint], line: int) -> None:
        section = self.raw.sections.get(SectionKind.KEY_POINTS)
        if section and self.report.has_error(section.line, section.end):
            return  # the point may be there, but unreadable
        known = [point.id for point in points]
        if name not in known:
            self.report.add(
                line,
                _("`{name}` is no key point of this card.").format(name=name),
                _("Its key points are {names}.").format(names=", ".join(known) or "-"),
            )

    def _parameters(self) -> Parameters | None:
        data = self.data
        section = self.raw.sections.get(SectionKind.PARAMETERS)
        if data and section and data.kind == "qa":
            self.report.add(
                section.line, _("Only `kind: param` cards have parameters."), _("Write `kind: param` in the comment.")
            )
        if data and not section and data.kind == "param":
            self._missing(SectionKind.PARAMETERS, "error")
        found = read_data(section, PARAMS, ParameterData, self.report) if section else None
        if found is None:
            return None
        parameters, located = found
        report_faults(located, parameters.faults(), self.report)
        return parameters.parameters()

    def _rubric(self, points: Sequence[KeyPoint]) -> Rubric | None:
        section = self.raw.sections.get(SectionKind.RUBRIC)
        found = read_data(section, RUBRIC, RubricData, self.report) if section else None
        if found is None:
            return None
        rubric, located = found
        report_faults(located, rubric.faults(), self.report)
        for name in rubric.points:
            self._check_point(name, points, located.line(("points", name)))
        return rubric.rubric()

    def _check_texts(self, parameters: Parameters | None) -> None:
        shown = [section for kind, section in self.raw.sections.items() if kind not in _FOR_MACHINES]
        for section in shown:
            report_stray_fences(section, self.report)
        if parameters:
            first, *rest = range(self.raw.line - 1, self.raw.line), range(self.raw.comment.end, self.raw.preamble_end)
            bodies = [range(section.start, section.end) for section in shown]
            report_placeholders([first, *rest, *bodies], self.lines, parameters, self.report)
        elif self.data and self.data.kind == "qa" and SectionKind.PARAMETERS not in self.raw.sections:
            blocks = [*self.raw.preamble, *(block for section in shown for block in section.blocks)]
            report_placeholders_of_plain_card([self.raw.heading, *blocks], self.report)


def _lines(data: CardData, located: Located, follow_ups: Sequence[tuple[int, FollowUp]]) -> Iterator[tuple[str, int]]:
    for index, topic in enumerate(data.covers):
        yield f"covers {topic}", located.line(("covers", index))
    for index, alias in enumerate(data.aliases):
        yield f"alias {alias}", located.line(("aliases", index))
    for line, follow_up in follow_ups:
        yield f"target {follow_up.target}", line


def content_hash(card: Card) -> str:
    """Cover what a learner is shown, and nothing of where it stands or how it is scheduled."""
    everything = asdict(card)
    shown = ("question", "prompt", "answer", "key_points", "follow_ups", "source", "errata", "parameters")
    text = json.dumps({name: everything[name] for name in shown}, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
