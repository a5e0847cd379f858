"""The table [keymap] of config.toml: which keys the user gives to which action. What exists is for the ui to say."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from studyapp.authoring.options import shown
from studyapp.authoring.report import Report
from studyapp.authoring.toml_data import Path, TomlDocument
from studyapp.domain.config import OwnKeys
from studyapp.domain.problem import Place
from studyapp.i18n import _

TABLE = "keymap"


def read_keymap(document: TomlDocument, report: Report) -> tuple[OwnKeys, ...]:
    """Give the rows that hold keys; the others are reported."""
    table = document.data[TABLE]
    line = document.line((TABLE,))
    if not isinstance(table, Mapping):
        report.add(
            line, _("`keymap` is no table."), _('Write `[keymap]` and below it rows such as `"review.undo" = "z"`.')
        )
        return ()
    rows = []
    for path, written in _leaves(table):
        action, line = ".".join(path), document.line((TABLE, *path))
        keys = as_keys(written)
        if keys is None:
            report.add(
                line,
                _("`{name}` can't be {value}; our own key is used.").format(name=action, value=shown(written)),
                _("Write a key, or a list of keys, in quotes."),
            )
        else:
            rows.append(OwnKeys(action, keys, Place(report.file, line)))
    return tuple(rows)


def as_keys(written: object) -> tuple[str, ...] | None:
    keys = [written] if isinstance(written, str) else written
    if not isinstance(keys, (list, tuple)) or not keys or not all(isinstance(key, str) and key for key in keys):
        return None
    return tuple(keys)


def _leaves(table: Mapping[Any, object], above: Path = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    """`review.undo = "z"` without quotes is a table in a table, and means the same."""
    for name, value in table.items():
        path = (*above, str(name))
        if isinstance(value, Mapping):
            yield from _leaves(value, path)
        else:
            yield tuple(map(str, path)), value


def change_keymap(document: Any, wanted: Mapping[str, Sequence[str]]) -> None:
    """Make the table of a tomlkit document hold these rows; what stays keeps its place and comments."""
    import tomlkit

    table = document.get(TABLE)
    if not isinstance(table, Mapping):
        if not wanted:
            document.pop(TABLE, None)
            return
        table = document[TABLE] = tomlkit.table()
    left = dict(wanted)
    for path, written in list(_leaves(table)):
        keys = left.pop(".".join(path), None)
        parent: Any = table
        for name in path[:-1]:
            parent = parent[name]
        if keys is None:
            del parent[path[-1]]
        elif as_keys(written) != tuple(keys):
            parent[path[-1]] = _as_written(keys)
    for action, keys in left.items():
        table[action] = _as_written(keys)


def _as_written(keys: Sequence[str]) -> str | list[str]:
    return keys[0] if len(keys) == 1 else list(keys)
