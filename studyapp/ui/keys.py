"""Keys as the user has them: which the keys of a binding are now, and which of them is worth showing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode
from textual.keys import key_to_character
from textual.screen import Screen

from studyapp.ui.key_names import key_name

_own: Mapping[str, str] = {}


def use_keymap(keymap: Mapping[str, str]) -> None:
    """Take the user's keys: for a binding's id what stands in place of its keys, separated by commas."""
    global _own
    _own = dict(keymap)


@dataclass(frozen=True, slots=True)
class Bound:
    """`action` is as a click runs it."""

    keys: tuple[str, ...]
    action: str


def bound(screen: Screen[Any], name: str) -> Bound:
    """Give the binding of this id: of what has the focus, the screen, the app, or else of any part of the screen."""
    near = screen.focused.ancestors_with_self if screen.focused is not None else [screen, screen.app]
    for node in (*near, *screen.walk_children()):
        bindings = _of(node, name)
        if bindings:
            keys = _own[name].split(",") if name in _own else [binding.key for binding in bindings]
            return Bound(tuple(keys), _from_screen(bindings[0].action, node, screen))
    raise LookupError(name)


def _of(node: DOMNode, name: str) -> list[Binding]:
    return [each for bindings in node._bindings.key_to_bindings.values() for each in bindings if each.id == name]


def _from_screen(action: str, node: DOMNode, screen: Screen[Any]) -> str:
    if "." in action.partition("(")[0]:
        return action
    return f"{'screen' if node is screen else 'app' if node is screen.app else 'focused'}.{action}"


def key_of(screen: Screen[Any], name: str) -> str:
    """Say the key for an action, one that works here: while text is typed a letter is a letter."""
    keys = bound(screen, name).keys
    focused = screen.focused
    usable = [key for key in keys if focused is None or not focused.check_consume_key(key, key_to_character(key))]
    return key_name((usable or keys)[0])


def bound_here(node: DOMNode) -> BindingsMap:
    """Give a widget's own bindings with the user's keys in them."""
    bindings = node._bindings.copy()
    bindings.apply_keymap(dict(_own))
    return bindings
