"""The YAML of a file's front matter and of a card's data comment."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from studyapp.authoring.validation import Strict, refusal
from studyapp.i18n import _

SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", re.ASCII)


def _slug(value: str) -> str:
    if len(value) <= 100 and SLUG.fullmatch(value):
        return value
    raise refusal(
        _("`{value}` is no id.").format(value=value[:100]),
        _("Write small letters, digits and single hyphens, for example norm-bn-vs-ln."),
    )


Slug = Annotated[str, AfterValidator(_slug)]
Text = Annotated[str, Field(min_length=1)]


class FrontMatter(Strict):
    topic: Text
    area: Text


class CardData(Strict):
    id: Slug
    level: Literal[1, 2, 3]
    tags: list[Text] = Field(default_factory=list)
    covers: list[Slug] = Field(default_factory=list)
    kind: Literal["qa", "param"] = "qa"
    rev: Annotated[int, Field(ge=1)] = 1
    aliases: list[Slug] = Field(default_factory=list)

    @property
    def siblings(self) -> tuple[str, ...]:
        prefix = "sibling:"
        return tuple(tag.removeprefix(prefix).strip() for tag in self.tags if tag.startswith(prefix))
