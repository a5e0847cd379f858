"""A drill's statement: sections of markdown in two languages, with the same headings in every drill."""

import re
from dataclasses import dataclass
from typing import Literal

from studyapp.errors import ContentError
from studyapp.i18n import _, listed
from studyapp.judge.drill import Drill

Language = Literal["zh", "en"]
#: The headings, in the order in which they stand.
HEADINGS: dict[Language, tuple[str, ...]] = {
    "en": ("Task", "Example", "Not allowed", "Complexity", "Hints", "Follow-ups"),
    "zh": ("任务", "例子", "不允许", "复杂度", "提示", "追问"),
}
_STAGE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"Stage: (\w+)"),
    "zh": re.compile(r"阶段：(\w+)"),
}
HINTS = 3


@dataclass(frozen=True, slots=True)
class Statement:
    """Every part is markdown. `stages` are by name; `hints` are of rising help."""

    task: str
    example: str
    not_allowed: str
    complexity: str
    hints: tuple[str, ...]
    follow_ups: tuple[str, ...]
    stages: dict[str, str]


def read_statement(drill: Drill, language: Language) -> Statement:
    """Raises ContentError where a section is missing, unknown or misplaced."""
    path = drill.folder / f"statement.{language}.md"
    where = f"{drill.slug}/{path.name}"
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        raise ContentError(str(error), where=where) from None
    sections, line_of = _sections(lines, where)
    plain = [heading for heading in sections if not _STAGE[language].fullmatch(heading)]
    remedy = _("In this order: {headings}; then the stages.").format(headings=listed(HEADINGS[language]))
    for heading in plain:
        if heading not in HEADINGS[language]:
            said = _("`{heading}` is no section here").format(heading=heading)
            raise ContentError(said, where=f"{where}:{line_of[heading]}", remedy=remedy)
    if tuple(plain) != HEADINGS[language]:
        said = _("the sections are {headings}").format(headings=listed(plain)) if plain else _("there is no section")
        raise ContentError(said, where=where, remedy=remedy)
    stages = {found[1]: text for heading, text in sections.items() if (found := _STAGE[language].fullmatch(heading))}
    if set(stages) != {stage.name for stage in drill.stages}:
        said = _("stages here are {names}, not drill.toml's").format(names=sorted(stages))
        raise ContentError(said, where=where)
    task, example, not_allowed, complexity, hints, follow_ups = (sections[heading] for heading in HEADINGS[language])
    statement = Statement(task, example, not_allowed, complexity, _items(hints), _items(follow_ups), stages)
    if (n := len(statement.hints)) != HINTS:
        said = _("there are {n} hints, not {wanted}").format(n=n, wanted=HINTS)
        raise ContentError(said, where=f"{where}:{line_of[HEADINGS[language][4]]}")
    return statement


def _sections(lines: list[str], where: str) -> tuple[dict[str, str], dict[str, int]]:
    """Give each section's text, and the line of its heading."""
    found: dict[str, list[str]] = {}
    line_of: dict[str, int] = {}
    body: list[str] | None = None
    fenced = False
    for number, line in enumerate(lines, start=1):
        fenced ^= line.lstrip().startswith("```")
        if line.startswith("## ") and not fenced:
            heading = line[3:].strip()
            if heading in found:
                raise ContentError(
                    _("`{heading}` stands here twice").format(heading=heading), where=f"{where}:{number}"
                )
            body = found[heading] = []
            line_of[heading] = number
        elif body is not None:
            body.append(line)
        elif line.strip():
            raise ContentError(_("text before the first heading"), where=f"{where}:{number}")
    return {heading: "\n".join(body).strip() for heading, body in found.items()}, line_of


def _items(text: str) -> tuple[str, ...]:
    """Give the items of a list, ordered or not, each without its marker and indentation."""
    items: list[list[str]] = []
    for line in text.splitlines():
        if marker := re.match(r"(?:\d+\.|[-*]) +", line):
            items.append([line[marker.end() :]])
        elif items:
            items[-1].append(line.strip() if not line.startswith("   ") else line[3:])
    return tuple("\n".join(item).strip() for item in items)
