"""How keys are called."""

import pytest

from studyapp.i18n import use_language
from studyapp.ui.key_names import key_name


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("a", "a"),
        ("G", "G"),
        ("f12", "F12"),
        ("question_mark", "?"),
        ("minus", "-"),
        ("plus", "+"),
        ("slash", "/"),
        ("space", "Space"),
        ("escape", "Esc"),
        ("ctrl+p", "Ctrl+P"),
        ("ctrl+underscore", "Ctrl+/"),
        ("ctrl+slash", "Ctrl+/"),
        ("ctrl+up", "Ctrl+↑"),
        ("shift+tab", "Shift+Tab"),
        ("ctrl+shift+f5", "Ctrl+Shift+F5"),
        ("alt+enter", "Alt+Enter"),
        ("１", "１"),
    ],
)
def test_names(key: str, name: str) -> None:
    assert key_name(key) == name


def test_space_is_said_in_the_interfaces_language() -> None:
    use_language("zh")

    assert (key_name("space"), key_name("ctrl+space")) == ("空格", "Ctrl+空格")
