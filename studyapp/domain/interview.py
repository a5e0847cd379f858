"""A mock interview as it is planned: its phases, and the interviewer's way of speaking."""

from dataclasses import dataclass, replace
from enum import StrEnum

from studyapp.domain.card import Bilingual


class PhaseKind(StrEnum):
    INTRO = "intro"
    WARMUP = "warmup"
    PROJECT = "project"
    CHAINS = "chains"
    NUMERIC = "numeric"
    CODING = "coding"
    VERIFY = "verify"
    YOURS = "yours"
    DEBRIEF = "debrief"


class Event(StrEnum):
    """What makes the interviewer speak."""

    GREET = "greet"
    ASK = "ask"
    PROBE = "probe"
    SILENCE = "silence"
    HINT = "hint"
    CUT_OFF = "cut_off"
    WRAP_UP = "wrap_up"


@dataclass(frozen=True, slots=True)
class Phase:
    """`count` questions from `areas`, each with its quota; both empty where nothing is asked from the deck."""

    kind: PhaseKind
    minutes: int
    count: int
    areas: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Preset:
    """`id` is the file's name. `whiteboard`: nothing is run before the verify phase."""

    id: str
    title: Bilingual
    minutes: int
    persona: str
    whiteboard: bool
    phases: tuple[Phase, ...]


@dataclass(frozen=True, slots=True)
class Persona:
    """`silence_s`: when it speaks into a silence. `soft_limit_s`: when it moves on from a question."""

    id: str
    title: Bilingual
    silence_s: int
    soft_limit_s: int
    phrases: tuple[tuple[Event, tuple[Bilingual, ...]], ...]


def lasting(preset: Preset, minutes: int) -> Preset:
    """Give the preset with its phases made longer or shorter in proportion, each of a minute at least."""
    phases = tuple(
        replace(phase, minutes=max(1, round(phase.minutes * minutes / preset.minutes))) for phase in preset.phases
    )
    return replace(preset, phases=phases, minutes=sum(phase.minutes for phase in phases))
