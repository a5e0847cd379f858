"""How keys are called on the screen."""

from textual.keys import format_key

from studyapp.i18n import N_, _

_NAMES = {
    "space": N_("Space"),
    "enter": "Enter",
    "escape": "Esc",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "tab": "Tab",
    "home": "Home",
    "end": "End",
    "insert": "Ins",
    "delete": "Del",
    "backspace": "Backspace",
    # Terminals send Ctrl+_ for Ctrl+/.
    "ctrl+underscore": "Ctrl+/",
}
_MODIFIERS = {"ctrl": "Ctrl", "shift": "Shift", "alt": "Alt", "super": "Super"}


def key_name(key: str) -> str:
    """Say a key as Textual names it the way it is printed on a keyboard."""
    if key in _NAMES:
        return _(_NAMES[key])
    *modifiers, last = key.split("+")
    if modifiers:
        plain = key_name(last)
        said = [_MODIFIERS.get(one, one) for one in modifiers]
        return "+".join([*said, plain.upper() if len(plain) == 1 else plain])
    if last[:1] == "f" and last[1:].isdigit():
        return last.upper()
    return format_key(last)
