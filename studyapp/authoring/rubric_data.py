"""The `yaml rubric` fence: what an interview listens for."""

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from studyapp.authoring.card_data import Slug
from studyapp.authoring.validation import Fault, Strict, refusal
from studyapp.domain.card import Rubric, RubricPoint
from studyapp.domain.marking import is_pattern
from studyapp.i18n import _


def _phrase(value: str) -> str:
    """A phrase is a word, or a regular expression between slashes."""
    if not value.strip():
        raise refusal(_("an empty phrase matches everything."), _("Write a word or /regex/."))
    if is_pattern(value):
        try:
            re.compile(value[1:-1])
        except (re.error, RecursionError, OverflowError) as error:
            raise refusal(
                _("the pattern can't be read: {reason}.").format(reason=error), _("Correct it, or drop the slashes.")
            ) from None
    return value


Phrase = Annotated[str, AfterValidator(_phrase)]
Phrases = Annotated[list[Phrase], Field(min_length=1)]


class RubricPointData(Strict):
    core: bool = False
    subject: str = ""
    polarity: Literal[1, -1] = 1
    groups: Annotated[list[Phrases], Field(min_length=1)]
    reversed: list[Phrase] = Field(default_factory=list)


class RubricData(Strict):
    entities: dict[str, Phrases] = Field(default_factory=dict)
    points: Annotated[dict[Slug, RubricPointData], Field(min_length=1)]

    def faults(self) -> Iterator[Fault]:
        """Give what is wrong between the parts: a subject that is no entity."""
        for name, point in self.points.items():
            if point.subject and point.subject not in self.entities:
                yield Fault(
                    ("points", name, "subject"),
                    _("The subject `{subject}` is no entity.").format(subject=point.subject),
                    _("Add it under `entities`."),
                )

    def rubric(self) -> Rubric:
        points = tuple(
            RubricPoint(
                id=name,
                core=point.core,
                subject=point.subject,
                polarity=point.polarity,
                groups=tuple(tuple(group) for group in point.groups),
                reversed=tuple(point.reversed),
            )
            for name, point in self.points.items()
        )
        return Rubric(tuple((name, tuple(words)) for name, words in self.entities.items()), points)
