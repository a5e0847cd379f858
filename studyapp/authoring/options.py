"""The settings there are: what each is about and what values it takes. Read at every start, so nothing slow here."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from studyapp.i18n import N_, _

DAY_MINUTES = 24 * 60


class Form(Protocol):
    """What values an option takes. `fit` gives the value, or None if it doesn't fit."""

    def fit(self, value: object) -> object | None: ...

    def expects(self) -> str: ...


@dataclass(frozen=True, slots=True)
class OneOf:
    """`words` are message ids, one a name: what the screen says for it."""

    names: tuple[str, ...]
    words: tuple[str, ...] = ()

    def fit(self, value: object) -> object | None:
        return value if value in self.names else None

    def expects(self) -> str:
        return _("one of {names}").format(names=", ".join(f'"{name}"' for name in self.names))

    def word(self, name: object) -> str:
        return _(self.words[self.names.index(str(name))])


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
class Text:
    def fit(self, value: object) -> object | None:
        return value if isinstance(value, str) and value.isprintable() else None

    def expects(self) -> str:
        return _('a text on one line, such as "{example}"').format(example="code --wait")


@dataclass(frozen=True, slots=True)
class Option:
    """`about`, `more` and `group` are message ids: show them through `_`."""

    name: str
    form: Form
    group: str
    about: str
    more: str = ""

    @property
    def variable(self) -> str:
        """The environment variable that goes before the file."""
        return f"STUDYAPP_{self.name.upper()}"


_LANGUAGES = OneOf(("zh", "en"), (N_("中文"), N_("English")))
_THEMES = {
    "dark": N_("dark"),
    "light": N_("light"),
    "ansi": N_("16 colours"),
    "colour-blind-dark": N_("dark, colour-blind-safe"),
    "colour-blind-light": N_("light, colour-blind-safe"),
}
OPTIONS: tuple[Option, ...] = (
    Option("interface_language", _LANGUAGES, N_("Languages"), N_("Language of menus and messages")),
    Option("content_language", _LANGUAGES, N_("Languages"), N_("Language cards are shown in first")),
    Option("interview_date", Day(), N_("Study"), N_("Day of the interview you prepare for")),
    Option("new_per_day", Whole(0, 999), N_("Study"), N_("New cards a day")),
    Option("reviews_per_day", Whole(0, 9999), N_("Study"), N_("Reviews a day at most")),
    Option(
        "desired_retention",
        Real(0.70, 0.99),
        N_("Study"),
        N_("Share of cards you want to remember"),
        N_("Higher brings cards back sooner: more reviews a day."),
    ),
    Option("rollover_hour", Whole(0, 23), N_("Study"), N_("Hour at which a new study day begins")),
    Option(
        "learning_minutes",
        Minutes(),
        N_("Study"),
        N_("Minutes between the first showings of a new card"),
    ),
    Option("relearning_minutes", Minutes(), N_("Study"), N_("Minutes until a forgotten card comes again")),
    Option("leech_lapses", Whole(2, 99), N_("Study"), N_("Times a card is forgotten before it is set aside")),
    Option(
        "theme",
        OneOf(tuple(_THEMES), tuple(_THEMES.values())),
        N_("Looks"),
        N_("Colours of the screen"),
        N_("16 colours are the terminal's own. Where NO_COLOR is set, there are none."),
    ),
    Option(
        "spacing",
        OneOf(("comfortable", "compact"), (N_("comfortable"), N_("compact"))),
        N_("Looks"),
        N_("Air between the parts of a screen"),
    ),
    Option(
        "formulas",
        OneOf(("stacked", "line"), (N_("stacked"), N_("in one line"))),
        N_("Looks"),
        N_("How formulas of their own line are set"),
        N_("Stacked sets a fraction over several lines; in one line it is bracketed."),
    ),
    Option(
        "symbols",
        OneOf(("unicode", "ascii"), (N_("Unicode"), N_("ASCII"))),
        N_("Looks"),
        N_("Signs that rules, bars and formulas are drawn with"),
        N_("ASCII is for terminals that draw lines or Greek letters two cells wide."),
    ),
    Option(
        "editor",
        Text(),
        N_("Drills"),
        N_("Your own editor, as a command"),
        N_("Empty: the one that $VISUAL or $EDITOR names."),
    ),
    Option(
        "judge_time_factor",
        Real(1, 20),
        N_("Drills"),
        N_("Time a case may take, times the drill's own limit"),
        N_("More than 1 on a slow machine."),
    ),
    Option(
        "judge_memory_factor",
        Real(1, 20),
        N_("Drills"),
        N_("Memory your code may take, times the limit"),
    ),
)
BY_NAME = {option.name: option for option in OPTIONS}
#: The names of all settings; `keymap` is a table of its own.
NAMES: Sequence[str] = (*BY_NAME, "keymap")


def typed(form: Form, text: str) -> object | None:
    """Give the value that a person means who types `text`: as in the file, or without its quotes or brackets."""
    for written in (text, f"[{text}]"):
        try:
            value = tomllib.loads(f"value = {written}")["value"]
        except tomllib.TOMLDecodeError:
            continue
        if (fitting := form.fit(value)) is not None:
            return fitting
    return form.fit(text)


def shown(value: object) -> str:
    """Give a value as it stands in the file, shortened."""
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else f"{text[:37]}..."
