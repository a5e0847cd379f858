"""What the user can set. FORMATS: flag > environment > config.toml > default."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from studyapp.domain.card import ContentLanguage


@dataclass(frozen=True, slots=True)
class Config:
    """`learning_minutes` and `relearning_minutes` are FSRS's steps on the day a card is learned or forgotten."""

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
    theme: Literal["dark", "light"] = "dark"
