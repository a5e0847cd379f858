"""content/personas/*.toml: how an interviewer speaks, and when."""

from pathlib import PurePosixPath
from typing import Annotated

from pydantic import Field

from studyapp.authoring.presets import BilingualData
from studyapp.authoring.report import Report
from studyapp.authoring.toml_data import read_toml
from studyapp.authoring.validation import Strict, validate
from studyapp.domain.interview import Event, Persona
from studyapp.domain.problem import Problem

Phrases = Annotated[list[BilingualData], Field(min_length=1)]


class TimingsData(Strict):
    silence_s: Annotated[int, Field(ge=5, le=600)]
    soft_limit_s: Annotated[int, Field(ge=30, le=3600)]


class PhrasesData(Strict):
    """A field for each Event."""

    greet: Phrases
    ask: Phrases
    probe: Phrases
    silence: Phrases
    hint: Phrases
    cut_off: Phrases
    wrap_up: Phrases


class PersonaData(Strict):
    title: BilingualData
    timings: TimingsData
    phrases: PhrasesData


def parse_persona(data: bytes, file: str) -> tuple[Persona | None, tuple[Problem, ...]]:
    """Give None where anything is wrong; the problems say what."""
    report = Report(file)
    document = read_toml(data, report)
    persona = validate(PersonaData, document, report) if document else None
    if persona is None:
        return None, report.problems()
    spoken: dict[str, list[BilingualData]] = dict(persona.phrases)
    return (
        Persona(
            id=PurePosixPath(file).stem,
            title=persona.title.bilingual(),
            silence_s=persona.timings.silence_s,
            soft_limit_s=persona.timings.soft_limit_s,
            phrases=tuple((event, tuple(each.bilingual() for each in spoken[event])) for event in Event),
        ),
        report.problems(),
    )
