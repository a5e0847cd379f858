"""The user's keymap: every action there is, and what is wrong with the keys that config.toml gives to some.

Imports every screen: for who has a keymap, and for the settings.
"""

import difflib
import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from textual.binding import Binding
from textual.keys import Keys, key_to_character
from textual.screen import ModalScreen

from studyapp.domain.config import OwnKeys
from studyapp.domain.problem import Problem
from studyapp.i18n import _
from studyapp.ui import screens
from studyapp.ui.key_names import key_name

_MODIFIERS = ("ctrl", "alt", "shift", "super", "hyper", "meta")
_ALIASES = {"esc": "escape", "return": "enter", "del": "delete", "ins": "insert", "pgup": "pageup", "pgdn": "pagedown"}
#: Text can't be written without them.
_FOR_WRITING = {"enter", "space", "tab", "backspace", "delete", "up", "down", "left", "right", "home", "end"}
#: The way out of a box that text is written in; actions that come before what has the focus are others.
_WHILE_WRITING = {"review.leave", "review.reveal", "drill.leave", "settings.leave", "mock.leave"}
_TAKEN = {"ctrl+c"}  # leaves the app, or copies


@dataclass(frozen=True, slots=True)
class Action:
    """`keys` are ours; `description` is a message id. `first`: its keys come before those of what has the focus."""

    name: str
    description: str
    keys: tuple[str, ...]
    first: bool


@cache
def actions() -> dict[str, Action]:
    """Give every action that has a key, by its binding's id."""
    return {action.name: action for place in reversed(_places()) for action in place}


@cache
def _places() -> tuple[tuple[Action, ...], ...]:
    """Give the actions whose keys hold at the same time, for every screen and window with all of its parts."""
    from studyapp.ui.app import StudyApp
    from studyapp.ui.screens.browse import BrowseScreen
    from studyapp.ui.screens.debrief import DebriefScreen
    from studyapp.ui.screens.drill import DrillScreen
    from studyapp.ui.screens.drills import DrillsScreen
    from studyapp.ui.screens.import_notes import ImportScreen
    from studyapp.ui.screens.mock import MockScreen
    from studyapp.ui.screens.mocks import MocksScreen
    from studyapp.ui.screens.review import ReviewScreen
    from studyapp.ui.screens.settings import SettingsScreen
    from studyapp.ui.screens.today import TodayScreen
    from studyapp.ui.screens.welcome import WelcomeScreen
    from studyapp.ui.widgets.code_editor import CodeEditor
    from studyapp.ui.widgets.row_list import RowList
    from studyapp.ui.widgets.search_line import SearchLine

    full: list[tuple[type, ...]] = [
        *((TodayScreen,), (ReviewScreen,), (DrillsScreen, RowList)),
        *((BrowseScreen, RowList), (BrowseScreen, SearchLine), (ImportScreen, RowList)),
        *((MocksScreen, RowList), (MockScreen, CodeEditor), (MockScreen, RowList), (DebriefScreen, RowList)),
        *((DrillScreen, CodeEditor), (DrillScreen, RowList), (SettingsScreen, RowList), (WelcomeScreen,)),
    ]
    through = tuple(action for action in _actions_of(StudyApp) if action.first)
    return (
        *(tuple(_merged([*classes, StudyApp])) for classes in full),
        *((*_merged([window]), *through) for window in _windows()),
    )


def _windows() -> list[type]:
    """Give what opens over a screen: there are many, so they are found by being there."""
    for name in (f"screens.{module.name}" for module in pkgutil.iter_modules(screens.__path__)):
        importlib.import_module(f"studyapp.ui.{name}")
    importlib.import_module("studyapp.ui.palette")
    importlib.import_module("studyapp.ui.jump")
    found: list[type] = []
    left: list[type] = [ModalScreen]
    while left:
        kinds: list[type] = left.pop().__subclasses__()
        left += kinds
        found += [each for each in kinds if each.__module__.startswith("studyapp.")]
    return sorted(found, key=lambda each: each.__name__)


def _merged(classes: Iterable[type]) -> Iterator[Action]:
    found: dict[str, Action] = {}
    for each in classes:
        for action in _actions_of(each):
            found.setdefault(action.name, action)
    yield from found.values()


def _actions_of(cls: type) -> Iterator[Action]:
    """Give the actions of a class and of those of ours that it is made from."""
    bindings: dict[str, list[Binding]] = {}
    for each in reversed(cls.__mro__):
        if each.__module__.startswith("studyapp."):
            for binding in Binding.make_bindings(vars(each).get("BINDINGS", ())):
                bindings.setdefault(str(binding.id), []).append(binding)
    for name, own in bindings.items():
        keys = tuple(dict.fromkeys(binding.key for binding in own))
        yield Action(name, own[0].description, keys, own[0].priority)


def normal_key(written: str) -> str | None:
    """Give a key as Textual calls it; None if there is no such key."""
    if len(written) == 1:
        return {",": "comma", " ": "space"}.get(written) or _named(written)
    *modifiers, last = written.split("+") if not written.endswith("++") else [*written[:-2].split("+"), "+"]
    modifiers = [modifier.lower() for modifier in modifiers]
    last = last if len(last) == 1 else _ALIASES.get(last.lower(), last.lower())
    if len(last) == 1:
        if modifiers == ["shift"] and last.isalpha():
            return last.upper()
        last = _named(last.lower()) if last != "," else "comma"
    elif last not in _key_names() and key_to_character(last) is None:
        return None
    known = set(modifiers) <= set(_MODIFIERS) and len(set(modifiers)) == len(modifiers)
    return "+".join([*sorted(modifiers, key=_MODIFIERS.index), last]) if known else None


def _named(character: str) -> str:
    return next(iter(Binding.make_bindings([Binding(character, "")]))).key


@cache
def _key_names() -> frozenset[str]:
    return frozenset(key.value for key in Keys if key.value.isalnum())


def check_keymap(rows: Sequence[OwnKeys]) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Give the keymap as Textual takes it, without the rows that have a mistake, and their mistakes."""
    own: dict[str, tuple[str, ...]] = {}
    places = {row.action: row.place for row in rows}
    problems = []
    for row in rows:
        message, remedy = _fault(row)
        if message:
            problems.append(Problem(row.place, message, remedy))
        else:
            own[row.action] = tuple(dict.fromkeys(str(normal_key(key)) for key in row.keys))
    while clash := _clash(own):
        action, key, other = clash
        del own[action]
        words = _("`{key}` of `{action}` is already the key of `{other}` ({does}).")
        message = words.format(key=key_name(key), action=action, other=other, does=_(actions()[other].description))
        problems.append(Problem(places[action], message, _("Give one of them another key.")))
    return {action: ",".join(keys) for action, keys in own.items()}, tuple(sorted(problems))


def fault_of(action: str, keys: Sequence[str], own: Mapping[str, Sequence[str]]) -> str:
    """Say why an action can't have these keys beside the other rows of the keymap; empty if it can."""
    from studyapp.domain.problem import Place

    here = Place("config.toml", 1)
    rows = [OwnKeys(name, tuple(others), here) for name, others in own.items() if name != action]
    before = check_keymap(rows)[1]
    found = [each for each in check_keymap([*rows, OwnKeys(action, tuple(keys), here)])[1] if each not in before]
    return f"{found[0].message} {found[0].remedy}" if found else ""


def _fault(row: OwnKeys) -> tuple[str, str]:
    action = actions().get(row.action)
    if action is None:
        near = difflib.get_close_matches(row.action, actions(), n=3, cutoff=0.5)
        names = ", ".join(f"`{name}`" for name in near)
        remedy = _("Did you mean {names}?").format(names=names) if near else ""
        return _("`{name}` is no action.").format(name=row.action), remedy or _("The settings list them all.")
    keys = [normal_key(key) for key in row.keys]
    if None in keys:
        wrong = row.keys[keys.index(None)]
        near = difflib.get_close_matches(wrong.lower(), _key_names(), n=3, cutoff=0.5)
        example = ", ".join(f'"{name}"' for name in near or ("z", "ctrl+z", "f5", "space"))
        message = _("`{key}` is no key.").format(key=wrong)
        return message, _("Write it as {example}.").format(example=example)
    if taken := [key for key in keys if key in _TAKEN]:
        message = _("`{key}` leaves the app wherever you are.").format(key=key_name(str(taken[0])))
        return message, _("Choose another key.")
    boxed = _of_boxes() if row.action in _WHILE_WRITING else frozenset[str]()
    writing = [key for key in keys if _writes(str(key)) or key in boxed]
    if writing and (action.first or (row.action in _WHILE_WRITING and len(writing) == len(keys))):
        words = _("`{action}` must work while text is written, which needs {key}.")
        message = words.format(action=row.action, key=key_name(str(writing[0])))
        return message, _("Choose a function key, or one with Ctrl.")
    if row.action.startswith("editor.") and any(_letter(str(key)) for key in keys):
        return _("`{action}` works in the editor, where letters are text.").format(action=row.action), _(
            "Choose a function key, or one with Ctrl."
        )
    return "", ""


def _writes(key: str) -> bool:
    return key in _FOR_WRITING or _letter(key)


@cache
def _of_boxes() -> frozenset[str]:
    """Give the keys that a box for text takes for itself before the screen is asked."""
    from textual.widgets import Input, TextArea

    return frozenset(binding.key for box in (Input, TextArea) for binding in Binding.make_bindings(box.BINDINGS))


def _letter(key: str) -> bool:
    character = key_to_character(key)
    return character is not None and character.isprintable()


def _clash(own: Mapping[str, tuple[str, ...]]) -> tuple[str, str, str] | None:
    """Give an action of the user's, a key of it and whose that is; of two of the user's, the later one."""
    order = list(own)
    for action in reversed(order):
        for place in _places():
            names = {each.name: each for each in place}
            if action not in names:
                continue
            for other in place:
                if other.name == action or (other.name in own and order.index(other.name) > order.index(action)):
                    continue
                shared = set(own[action]) & set(own.get(other.name, other.keys))
                shared -= set(names[action].keys) & set(other.keys)  # those that share a key anyhow know why
                if shared:
                    return action, min(shared), other.name
    return None


def own_rows(rows: Sequence[OwnKeys]) -> dict[str, tuple[str, ...]]:
    """Give the rows as they are written back."""
    return {row.action: row.keys for row in rows}


def keys_now(action: str, own: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(own[action]).split(",")) if action in own else actions()[action].keys
