"""content/interviews/*.toml: the plans of mock interviews."""

from collections.abc import Collection, Iterator
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import Field

from studyapp.authoring.card_data import Slug, Text
from studyapp.authoring.report import Report
from studyapp.authoring.toml_data import read_toml
from studyapp.authoring.validation import Fault, Strict, report_faults, validate
from studyapp.domain.card import Bilingual
from studyapp.domain.interview import Phase, PhaseKind, Preset
from studyapp.domain.problem import Problem
from studyapp.i18n import _

_ASKING = (PhaseKind.WARMUP, PhaseKind.CHAINS, PhaseKind.NUMERIC, PhaseKind.CODING)
Positive = Annotated[int, Field(ge=1)]


class BilingualData(Strict):
    en: Text
    zh: Text

    def bilingual(self) -> Bilingual:
        return Bilingual(zh=self.zh, en=self.en)


class PhaseData(Strict):
    kind: Annotated[PhaseKind, Field(strict=False)]
    minutes: Positive
    count: Positive | None = None
    areas: Annotated[dict[str, Positive], Field(min_length=1)] | None = None

    def phase(self) -> Phase:
        default = 1 if self.kind in _ASKING else 0
        return Phase(self.kind, self.minutes, self.count or default, tuple((self.areas or {}).items()))


class PresetData(Strict):
    title: BilingualData
    minutes: Positive
    persona: Slug
    whiteboard: bool = False
    phase: Annotated[list[PhaseData], Field(min_length=1)]

    def faults(self, personas: Collection[str], areas: Collection[str]) -> Iterator[Fault]:
        planned = sum(phase.minutes for phase in self.phase)
        if planned != self.minutes:
            yield Fault(
                ("minutes",),
                _("The phases take {planned} minutes, not {minutes}.").format(planned=planned, minutes=self.minutes),
                _("Make them add up."),
            )
        if self.persona not in personas:
            yield Fault(
                ("persona",),
                _("There is no persona `{name}`.").format(name=self.persona),
                _("Write one of {names}.").format(names=", ".join(sorted(personas)) or "-"),
            )
        if self.whiteboard and not any(phase.kind is PhaseKind.VERIFY for phase in self.phase):
            yield Fault(
                ("whiteboard",),
                _("On a whiteboard nothing is run before the verify phase, and there is none."),
                _("Add a phase of kind verify, or remove `whiteboard`."),
            )
        for index, phase in enumerate(self.phase):
            yield from _phase_faults(index, phase, areas)


def _phase_faults(index: int, phase: PhaseData, areas: Collection[str]) -> Iterator[Fault]:
    asks = phase.kind in _ASKING
    for key, value in (("count", phase.count), ("areas", phase.areas)):
        if value is not None and not asks:
            yield Fault(
                ("phase", index, key),
                _("Nothing is asked from the deck in a phase of kind {kind}.").format(kind=phase.kind.value),
                _("Delete `{key}`.").format(key=key),
            )
    if asks and phase.areas is None:
        yield Fault(
            ("phase", index),
            _("It isn't said which areas are asked."),
            _("Add for example `areas = { detection = 1 }`."),
        )
    for area in phase.areas or ():
        if area not in areas:
            yield Fault(
                ("phase", index, "areas", area),
                _("No card is of the area `{area}`.").format(area=area),
                _("Write one of {names}.").format(names=", ".join(sorted(areas)) or "-"),
            )


def parse_preset(
    data: bytes, file: str, personas: Collection[str], areas: Collection[str]
) -> tuple[Preset | None, tuple[Problem, ...]]:
    """Give None where anything is wrong; the problems say what."""
    report = Report(file)
    document = read_toml(data, report)
    preset = validate(PresetData, document, report) if document else None
    if preset is None or document is None:
        return None, report.problems()
    report_faults(document, preset.faults(personas, areas), report)
    problems = report.problems()
    if problems:
        return None, problems
    return (
        Preset(
            id=PurePosixPath(file).stem,
            title=preset.title.bilingual(),
            minutes=preset.minutes,
            persona=preset.persona,
            whiteboard=preset.whiteboard,
            phases=tuple(phase.phase() for phase in preset.phase),
        ),
        problems,
    )
