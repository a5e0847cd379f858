"""The interviews there are to choose from: those that ship, then the user's own laid over them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from studyapp.authoring.personas import parse_persona
from studyapp.authoring.presets import parse_preset
from studyapp.domain.interview import Persona, Preset
from studyapp.domain.problem import Place, Problem
from studyapp.errors import UsageProblem
from studyapp.i18n import _
from studyapp.storage.interviews import areas_known
from studyapp.study.opening import Study

Parsed = TypeVar("Parsed")


@dataclass(frozen=True, slots=True)
class Presets:
    """Both by id. One with a mistake isn't there; `problems` says what is wrong."""

    presets: dict[str, Preset]
    personas: dict[str, Persona]
    problems: tuple[Problem, ...]

    def preset(self, name: str) -> Preset:
        """Give a preset by id; raises UsageProblem if there is none."""
        if name not in self.presets:
            raise UsageProblem(
                _("there is no interview `{name}`").format(name=name),
                remedy=_("Choose one of {names}.").format(names=", ".join(self.presets) or "-"),
            )
        return self.presets[name]

    def persona(self, name: str) -> Persona:
        """Give an interviewer by id; raises UsageProblem if there is none."""
        if name not in self.personas:
            raise UsageProblem(
                _("there is no interviewer `{name}`").format(name=name),
                remedy=_("Choose one of {names}.").format(names=", ".join(self.personas) or "-"),
            )
        return self.personas[name]


def read_presets(study: Study) -> Presets:
    """Read presets and personas, shortest interview first."""
    with study.store.read() as connection:
        areas = areas_known(connection)
    problems: list[Problem] = []
    personas: dict[str, Persona] = {}
    roots = (study.content, study.home.root)
    for path, shown in _files(roots, "personas"):
        persona, found = _parsed(path, shown, parse_persona)
        problems += found
        if persona is not None:
            personas[persona.id] = persona
    presets: dict[str, Preset] = {}
    for path, shown in _files(roots, "interviews"):
        preset, found = _parsed(path, shown, lambda data, file: parse_preset(data, file, personas.keys(), areas))
        problems += found
        if preset is not None:
            presets[preset.id] = preset
    by_length = sorted(presets.values(), key=lambda preset: (preset.minutes, preset.id))
    return Presets({preset.id: preset for preset in by_length}, personas, tuple(problems))


def _files(roots: Iterable[Path], kind: str) -> Iterator[tuple[Path, str]]:
    for root in roots:
        for path in sorted((root / kind).glob("*.toml")):
            if path.is_file() and not path.name.startswith("."):
                yield path, f"{root.name}/{kind}/{path.name}"


def _parsed(
    path: Path, shown: str, parse: Callable[[bytes, str], tuple[Parsed | None, tuple[Problem, ...]]]
) -> tuple[Parsed | None, tuple[Problem, ...]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        message = _("The file can't be read: {reason}.").format(reason=error.strerror)
        return None, (Problem(Place(shown, 1), message, _("Make it readable.")),)
    return parse(data, shown)
