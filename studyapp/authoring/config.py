"""config.toml: read at every start, so nothing slow is imported here; written with its comments kept."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from studyapp.authoring.report import Report
from studyapp.authoring.toml_data import TomlDocument, read_toml
from studyapp.domain.config import Config
from studyapp.domain.problem import Place, Problem
from studyapp.errors import ConfigError
from studyapp.i18n import N_, _

DAY_MINUTES = 24 * 60


class Form(Protocol):
    """What values an option takes. `fit` gives the value, or None if it doesn't fit."""

    def fit(self, value: object) -> object | None: ...

    def expects(self) -> str: ...


@dataclass(frozen=True, slots=True)
class OneOf:
    names: tuple[str, ...]

    def fit(self, value: object) -> object | None:
        return value if value in self.names else None

    def expects(self) -> str:
        return _("one of {names}").format(names=", ".join(f'"{name}"' for name in self.names))


@dataclass(frozen=True, slots=True)
class Whole:
    low: int
    high: int

    def fit(self, value: object) -> object | None:
        return value if type(value) is int and self.low <= value <= self.high else None

    def expects(self) -> str:
        return _("a whole number from {low} to {high}").format(low=self.low, high=self.high)


@dataclass(frozen=True, slots=True)
class Real:
    low: float
    high: float

    def fit(self, value: object) -> object | None:
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            return None
        return float(value) if self.low <= value <= self.high else None

    def expects(self) -> str:
        return _("a number from {low} to {high}").format(low=self.low, high=self.high)


@dataclass(frozen=True, slots=True)
class Day:
    def fit(self, value: object) -> object | None:
        return value if isinstance(value, date) and not isinstance(value, datetime) else None

    def expects(self) -> str:
        return _("a date without quotes, such as 2026-03-01")


@dataclass(frozen=True, slots=True)
class Minutes:
    """One step or more, each longer than the one before."""

    def fit(self, value: object) -> object | None:
        if not isinstance(value, (list, tuple)) or not value:
            return None
        steps = tuple(value)
        fits = all(type(step) is int and 1 <= step < DAY_MINUTES for step in steps)
        return steps if fits and list(steps) == sorted(set(steps)) else None

    def expects(self) -> str:
        return _("rising minutes from 1 to {most}, such as [1, 10]").format(most=DAY_MINUTES - 1)


@dataclass(frozen=True, slots=True)
class Option:
    """`about` is a message id: show it through `_`."""

    name: str
    form: Form
    about: str


OPTIONS: tuple[Option, ...] = (
    Option("interface_language", OneOf(("zh", "en")), N_("Language of menus and messages")),
    Option("content_language", OneOf(("zh", "en")), N_("Language cards are shown in first")),
    Option("interview_date", Day(), N_("Day of the interview you prepare for")),
    Option("new_per_day", Whole(0, 999), N_("New cards a day")),
    Option("reviews_per_day", Whole(0, 9999), N_("Reviews a day at most")),
    Option("desired_retention", Real(0.70, 0.99), N_("Share of cards you want to remember when they come up")),
    Option("rollover_hour", Whole(0, 23), N_("Hour at which a new study day begins")),
    Option("learning_minutes", Minutes(), N_("Minutes between the first showings of a new card")),
    Option("relearning_minutes", Minutes(), N_("Minutes until a forgotten card comes again")),
    Option("leech_lapses", Whole(2, 99), N_("Times a card is forgotten before it is set aside")),
    Option("theme", OneOf(("dark", "light")), N_("Colours of the screen")),
)
_BY_NAME = {option.name: option for option in OPTIONS}


def read_config(path: Path, environment: Mapping[str, str]) -> tuple[Config, tuple[Problem, ...]]:
    """Give the default for everything missing or wrong; a missing file is no problem.

    A variable such as `STUDYAPP_NEW_PER_DAY=3` goes before the file; its value is written as in the file, a word
    without its quotes.
    """
    report = Report(path.name)
    document = None
    try:
        document = read_toml(path.read_bytes(), report)
    except FileNotFoundError:
        pass
    except OSError as error:
        report.add(
            1,
            _("The settings can't be read: {reason}.").format(reason=error.strerror),
            _("Make the file readable; defaults are used meanwhile."),
        )
    values = _values(document, report) if document else {}
    from_outside, refused = _environment_values(environment)
    return replace(Config(), **(values | from_outside)), (*report.problems(), *refused)


def _environment_values(environment: Mapping[str, str]) -> tuple[dict[str, Any], list[Problem]]:
    values: dict[str, Any] = {}
    problems = []
    for option in OPTIONS:
        variable = f"STUDYAPP_{option.name.upper()}"
        if variable not in environment:
            continue
        written = environment[variable]
        try:
            read = tomllib.loads(f"value = {written}")["value"]
        except tomllib.TOMLDecodeError:
            read = written
        if (value := option.form.fit(read)) is not None:
            values[option.name] = value
            continue
        message = _("`{name}` can't be {value}; the default is used.").format(name=variable, value=_shown(written))
        remedy = _("Write {expected}.").format(expected=option.form.expects())
        problems.append(Problem(Place(f"${variable}", 1), message, remedy))
    return values, problems


def _values(document: TomlDocument, report: Report) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, written in document.data.items():
        line = document.line((name,))
        option = _BY_NAME.get(str(name))
        if option is None:
            report.add(
                line,
                _("`{name}` is no setting.").format(name=name),
                _("Settings are {names}.").format(names=", ".join(_BY_NAME)),
            )
        elif (value := option.form.fit(written)) is None:
            report.add(
                line,
                _("`{name}` can't be {value}; the default is used.").format(name=name, value=_shown(written)),
                _("Write {expected}.").format(expected=option.form.expects()),
            )
        else:
            values[option.name] = value
    return values


def _shown(value: object) -> str:
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else f"{text[:37]}..."


def write_config(path: Path, **changes: object) -> None:
    """Change these settings and nothing else in the file; None removes one. Raise ConfigError."""
    for name, value in changes.items():
        if value is not None and _BY_NAME[name].form.fit(value) is None:
            raise ConfigError(
                _("`{name}` can't be {value}.").format(name=name, value=_shown(value)),
                remedy=_("Write {expected}.").format(expected=_BY_NAME[name].form.expects()),
            )
    try:
        path = path.resolve()  # a link to a file kept elsewhere stays a link
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_bytes() if path.exists() else b""
        _replace(path, _edited(before, changes, path))
    except OSError as error:
        raise ConfigError(
            _("The settings can't be written: {reason}.").format(reason=error.strerror),
            where=str(path),
            remedy=_("Check that the folder may be written and has room."),
        ) from error


def _edited(before: bytes, changes: dict[str, object], path: Path) -> bytes:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(before.decode("utf-8-sig"))
    except (UnicodeDecodeError, TOMLKitError) as error:
        raise ConfigError(
            _("The settings aren't written, since the file can't be read: {reason}.").format(reason=error),
            where=str(path),
            remedy=_("Mend or move the file first."),
        ) from None
    for name, value in changes.items():
        if value is None:
            document.pop(name, None)
        else:
            document[name] = list(value) if isinstance(value, tuple) else value
    return tomlkit.dumps(document).encode()


def _replace(path: Path, data: bytes) -> None:
    """All or nothing, on disk when this returns."""
    import tempfile

    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            os.chmod(temporary, path.stat().st_mode & 0o777)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
