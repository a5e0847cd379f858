"""The colours of the app: one accent, three for outcomes, five for code, and greys.

Each theme reads well: every colour that text is set in stands out from the ground by 4.5 to 1 (WCAG AA).
"""

import os
from dataclasses import dataclass

from textual.theme import Theme

from studyapp.authoring.options import BY_NAME, OneOf
from studyapp.domain.config import ThemeName
from studyapp.i18n import _

#: The names that config.toml takes, in the order that a key goes round them.
NAMES: tuple[ThemeName, ...] = ("dark", "light", "ansi", "colour-blind-dark", "colour-blind-light")


def full_name(name: ThemeName) -> str:
    """Give the name that Textual knows the theme by."""
    return f"studyapp-{name}"


def word(name: ThemeName) -> str:
    return _(message(name))


def message(name: ThemeName) -> str:
    """Give what the theme is called, as a message to translate."""
    form = BY_NAME["theme"].form
    assert isinstance(form, OneOf)
    return form.words[form.names.index(name)]


def colourless() -> bool:
    """Say whether the user wants no colour (no-color.org): the variable counts if it isn't empty."""
    return bool(os.environ.get("NO_COLOR"))


@dataclass(frozen=True, slots=True)
class _Colours:
    """`rule` is for lines that only divide, `thumb` for what moves in a scroll bar."""

    text: str
    ground: str
    raised: str
    muted: str
    rule: str
    thumb: str
    accent: str
    good: str
    hard: str
    bad: str
    keyword: str
    string: str
    number: str
    selection: str

    def theme(self, name: ThemeName, *, dark: bool) -> Theme:
        return Theme(
            name=full_name(name),
            primary=self.accent,
            accent=self.accent,
            foreground=self.text,
            background=self.ground,
            surface=self.raised,
            panel=self.rule,
            success=self.good,
            warning=self.hard,
            error=self.bad,
            dark=dark,
            variables={
                **self._own,
                "block-cursor-foreground": self.ground,
                "block-cursor-background": self.accent,
                "block-cursor-blurred-background": self.raised,
                "input-selection-background": self.selection,
            },
        )

    def theme_of_terminal(self) -> Theme:
        """Colours that are the terminal's own: no mixtures, and nothing behind text but the cursor and selections."""
        return Theme(
            name=full_name("ansi"),
            ansi=True,
            primary=self.accent,
            accent=self.accent,
            foreground=self.text,
            background=self.ground,
            success=self.good,
            warning=self.hard,
            error=self.bad,
            variables={
                **self._own,
                "ansi-background": self.ground,
                "ansi-foreground": self.text,
                "surface": self.raised,
                "panel": self.rule,
                "text-muted": self.muted,
                "text-disabled": self.muted,
                "foreground-muted": self.muted,
                "border": self.accent,
                "border-blurred": self.rule,
                "block-cursor-foreground": "ansi_black",
                "block-cursor-background": self.selection,
                "block-cursor-blurred-foreground": self.text,
                "block-cursor-blurred-background": self.ground,
                "block-hover-background": self.ground,
                "input-cursor-text-style": "reverse",
                "input-selection-background": self.selection,
                "input-selection-foreground": "ansi_black",
                "screen-selection-background": self.selection,
                "screen-selection-foreground": "ansi_black",
                "link-background-hover": self.ground,
                "scrollbar": self.thumb,
                "scrollbar-hover": self.accent,
                "scrollbar-active": self.accent,
                "scrollbar-background": self.ground,
                "scrollbar-background-hover": self.ground,
                "scrollbar-background-active": self.ground,
            },
        )

    @property
    def _own(self) -> dict[str, str]:
        # Code has none of the colours that stand for outcomes.
        return {
            "muted": self.muted,
            "thumb": self.thumb,
            "code-keyword": self.keyword,
            "code-name": self.text,
            "code-string": self.string,
            "code-number": self.number,
            "code-comment": self.muted,
        }


_DARK = {"text": "#d4d7dc", "ground": "#15181c", "raised": "#1d2126", "muted": "#8d949e"} | {
    "rule": "#3a4048",
    "thumb": "#666d77",
}
_LIGHT = {"text": "#22262b", "ground": "#fbfaf7", "raised": "#f0eee8", "muted": "#6c6a63"} | {
    "rule": "#b9b5aa",
    "thumb": "#8b887e",
}
DARK = _Colours(
    **_DARK,
    accent="#7fb4ca",
    good="#8fbf7f",
    hard="#d9b36c",
    bad="#e0807a",
    keyword="#b7a1d6",
    string="#86b8b0",
    number="#7aa2c8",
    selection="#2f4858",
).theme("dark", dark=True)
LIGHT = _Colours(
    **_LIGHT,
    accent="#1f6a8c",
    good="#377a2b",
    hard="#83602b",
    bad="#b3362c",
    keyword="#6b4796",
    string="#1d6b62",
    number="#2f5f8a",
    selection="#c7dfe9",
).theme("light", dark=False)
# Okabe and Ito (2008), "Color Universal Design": blue, orange and vermillion for outcomes, also told apart by how light
# they are; the accent is their reddish purple. Where the ground asks for it a colour is lighter or darker than theirs.
_COLOUR_BLIND_DARK = _Colours(
    **_DARK,
    accent="#d9a3c4",
    good="#56b4e9",
    hard="#f0b429",
    bad="#e5702a",
    keyword="#cc79a7",
    string="#62c8a4",
    number="#f0e442",
    selection="#4a3a45",
)
_COLOUR_BLIND_LIGHT = _Colours(
    **_LIGHT,
    accent="#8f3f70",
    good="#006199",
    hard="#4d3700",
    bad="#b84a00",
    keyword="#8f3f70",
    string="#00664b",
    number="#5a4a00",
    selection="#ecd9e4",
)
_TERMINAL = _Colours(
    text="ansi_default",
    ground="ansi_default",
    raised="ansi_default",
    muted="ansi_bright_black",
    rule="ansi_bright_black",
    thumb="ansi_bright_black",
    accent="ansi_cyan",
    good="ansi_green",
    hard="ansi_yellow",
    bad="ansi_red",
    keyword="ansi_magenta",
    string="ansi_cyan",
    number="ansi_blue",
    selection="ansi_cyan",
)
THEMES = (
    DARK,
    LIGHT,
    _TERMINAL.theme_of_terminal(),
    _COLOUR_BLIND_DARK.theme("colour-blind-dark", dark=True),
    _COLOUR_BLIND_LIGHT.theme("colour-blind-light", dark=False),
)
