"""content/topics.tsv: every topic of the notes, and which of them the cards cover."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from studyapp.authoring.report import Report
from studyapp.authoring.source import read_lines
from studyapp.domain.card import AuthoredCard, Bilingual
from studyapp.domain.problem import Problem
from studyapp.i18n import _

_HEADER = ("id", "area", "title_en", "title_zh")


@dataclass(frozen=True, slots=True)
class Topic:
    id: str
    area: str
    title: Bilingual


@dataclass(frozen=True, slots=True)
class Topics:
    topics: tuple[Topic, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(topic.id for topic in self.topics)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Topic ids in the order of topics.tsv."""

    covered: tuple[str, ...]
    missing: tuple[str, ...]


def read_topics(path: Path, file: str = "") -> Topics:
    """A missing file is one problem, and no topics. `file` is the name as shown."""
    report = Report(file or path.name)
    try:
        lines = read_lines(path.read_bytes(), report)
    except OSError as error:
        report.add(1, _("The topic list can't be read: {reason}.").format(reason=error.strerror))
        return Topics((), report.problems())
    if tuple(lines[:1]) != ("\t".join(_HEADER),):
        report.add(1, _("The first line isn't the header."), _("Write {names}, parted by tabs.").format(names=_HEADER))
    found: dict[str, Topic] = {}
    for number, line in enumerate(lines[1:], start=2):
        fields = [part.strip() for part in line.split("\t")]
        if len(fields) != len(_HEADER) or not all(fields):
            report.add(number, _("A line has four fields."), _("Write {names}, parted by tabs.").format(names=_HEADER))
            continue
        name, area, en, zh = fields
        if name in found:
            report.add(number, _("The topic `{id}` is there twice.").format(id=name), _("Delete one."))
        found[name] = Topic(name, area, Bilingual(zh=zh, en=en))
    return Topics(tuple(found.values()), report.problems())


def coverage(cards: Iterable[AuthoredCard], topics: Topics) -> Coverage:
    said = {topic for card in cards for topic in card.covers}
    ids = [topic.id for topic in topics.topics]
    return Coverage(tuple(i for i in ids if i in said), tuple(i for i in ids if i not in said))
