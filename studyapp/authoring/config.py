"""config.toml: read at every start, so nothing slow is imported here; written with its comments kept."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from studyapp.authoring.keymap import TABLE, change_keymap, read_keymap
from studyapp.authoring.options import BY_NAME, NAMES, OPTIONS, shown, typed
from studyapp.authoring.report import Report
from studyapp.authoring.toml_data import TomlDocument, read_toml
from studyapp.domain.config import Config
from studyapp.domain.problem import Place, Problem
from studyapp.errors import ConfigError
from studyapp.i18n import _

Source = Literal["default", "file", "environment"]

#: `{ "review.undo" = "z" }`: the table [keymap] on one line.
KEYMAP_VARIABLE = "STUDYAPP_KEYMAP"


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
        if option.variable not in environment:
            continue
        written = environment[option.variable]
        if (value := typed(option.form, written)) is not None:
            values[option.name] = value
            continue
        message = _("`{name}` can't be {value}; the default is used.").format(
            name=option.variable, value=shown(written)
        )
        remedy = _("Write {expected}.").format(expected=option.form.expects())
        problems.append(Problem(Place(f"${option.variable}", 1), message, remedy))
    if (table := environment.get(KEYMAP_VARIABLE)) is not None:
        report = Report(f"${KEYMAP_VARIABLE}")
        document = read_toml(f"{TABLE} = {table}".encode(errors="replace"), report)
        values |= {TABLE: read_keymap(document, report)} if document else {}
        problems += report.problems()
    return values, problems


def _values(document: TomlDocument, report: Report) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, written in document.data.items():
        if name == TABLE:
            values[TABLE] = read_keymap(document, report)
            continue
        line = document.line((name,))
        option = BY_NAME.get(str(name))
        if option is None:
            report.add(
                line,
                _("`{name}` is no setting.").format(name=name),
                _("Settings are {names}.").format(names=", ".join(NAMES)),
            )
        elif (value := option.form.fit(written)) is None:
            report.add(
                line,
                _("`{name}` can't be {value}; the default is used.").format(name=name, value=shown(written)),
                _("Write {expected}.").format(expected=option.form.expects()),
            )
        else:
            values[option.name] = value
    return values


def sources(path: Path, environment: Mapping[str, str]) -> dict[str, Source]:
    """Say of each option, and of the keymap, where its value comes from."""
    report = Report(path.name)
    try:
        document = read_toml(path.read_bytes(), report)
    except OSError:
        document = None
    in_file = _values(document, report) if document else {}
    outside, _refused = _environment_values(environment)
    return {name: "environment" if name in outside else "file" if name in in_file else "default" for name in NAMES}


def write_config(path: Path, **changes: object) -> None:
    """Change these settings and nothing else in the file; None removes one. Raise ConfigError.

    A `keymap` is all of its rows: keys by action.
    """
    for name, value in changes.items():
        if name != TABLE and value is not None and BY_NAME[name].form.fit(value) is None:
            raise ConfigError(
                _("`{name}` can't be {value}.").format(name=name, value=shown(value)),
                remedy=_("Write {expected}.").format(expected=BY_NAME[name].form.expects()),
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
        if name == TABLE:
            change_keymap(document, value or {})  # type: ignore[arg-type]
        elif value is None:
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
