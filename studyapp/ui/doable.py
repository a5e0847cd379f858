"""What the user can do at this moment, from the bindings themselves: help and palette tell of nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from textual.app import App
from textual.binding import ActiveBinding
from textual.dom import DOMNode
from textual.screen import Screen

Scope = Literal["part", "screen", "app"]


@dataclass(frozen=True, slots=True)
class Doable:
    """`description` is a message to translate, `name` the last part of the bindings' id; `node` has the action."""

    description: str
    name: str
    action: str
    keys: tuple[str, ...]
    node: DOMNode
    scope: Scope


def doable(app: App[Any], screen: Screen[Any]) -> list[Doable]:
    """Give what keys do on this screen, those of the focused part first."""
    found: dict[tuple[DOMNode, str], Doable] = {}
    for node, binding, _enabled, _tooltip in _active(app, screen):
        if not binding.id or not binding.description:
            continue  # Textual's own: moving a cursor and the like
        key = binding.key
        known = found.get((node, binding.action))
        keys = known.keys if known is not None else ()
        if key.isascii():  # the digits of an input method go unsaid
            keys = (*keys, key)
        name = binding.id.rpartition(".")[2].replace("_", " ")
        scope = _scope(app, screen, node)
        found[node, binding.action] = Doable(binding.description, name, binding.action, keys, node, scope)
    order: list[Scope] = ["part", "screen", "app"]
    return sorted(found.values(), key=lambda one: order.index(one.scope))


def _active(app: App[Any], screen: Screen[Any]) -> Iterable[ActiveBinding]:
    yield from screen.active_bindings.values()
    if screen.is_modal:  # the app's own reach through a dialog only if they come first
        behind = app.screen_stack[0].active_bindings.values()
        yield from (active for active in behind if active.node is app and active.binding.priority)


def _scope(app: App[Any], screen: Screen[Any], node: DOMNode) -> Scope:
    if node is app:
        return "app"
    return "screen" if node is screen else "part"
