"""What the user can set. FORMATS: flag > environment > config.toml > default."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from studyapp.domain.card import ContentLanguage
from studyapp.domain.problem import Place

ThemeName = Literal["dark", "light", "ansi", "colour-blind-dark", "colour-blind-light"]


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """The keys that the user gives to an action, in place of ours."""

    action: str
    keys: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Config:
    """`learning_minutes` and `relearning_minutes` are FSRS's steps on the day a card is learned or forgotten.

    An empty `editor` is the one that the environment names. `keymap` is as written: whether there is such an action and
    such a key is for the ui to say.
    """

    interface_language: Literal["zh", "en"] = "en"
    content_language: ContentLanguage = "zh"
    interview_date: date | None = None
    new_per_day: int = 8
    reviews_per_day: int = 200
    desired_retention: float = 0.90
    rollover_hour: int = 4
    learning_minutes: tuple[int, ...] = (1, 10)
    relearning_minutes: tuple[int, ...] = (10,)
    leech_lapses: int = 8
    theme: ThemeName = "dark"
    spacing: Literal["comfortable", "compact"] = "comfortable"
    formulas: Literal["stacked", "line"] = "stacked"
    symbols: Literal["unicode", "ascii"] = "unicode"
    editor: str = ""
    judge_time_factor: float = 1.0
    judge_memory_factor: float = 1.0
    keymap: tuple[OwnKeys, ...] = ()
