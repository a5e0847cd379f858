"""Key points and follow-ups: one bullet each, `中文 / English`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from studyapp.authoring.bilingual import join_lines, split_languages
from studyapp.authoring.card_data import SLUG
from studyapp.authoring.markdown import mask_code_and_math
from studyapp.authoring.report import Report
from studyapp.authoring.sections import Section
from studyapp.domain.card import Bilingual, FollowUp, FollowUpKind, KeyPoint, Trigger
from studyapp.i18n import _

MAX_WEIGHT = 9
_POINT_ID = re.compile(r"([a-z][a-z0-9]*(?:[-_][a-z0-9]+)*): +", re.ASCII)
_WEIGHT = re.compile(r"\s*[(\uff08](\d{1,3})[)\uff09]$")
_HEAD = re.compile(r"(\w+)(?: *\[([^\[\]]*)\])? *[:\uff1a]\s*")
_SCORE = re.compile(r"score *>= *(\d+(?:\.\d+)?)")
_TIME = re.compile(r"time *>= *(\d+)")
_POINT = re.compile(r"(missing|reversed) +(\S+)")


@dataclass(frozen=True, slots=True)
class Bullet:
    line: int
    inline: Token


def read_bullets(section: Section, report: Report) -> Iterator[Bullet]:
    for block in section.blocks:
        if block.first.type == "html_block":
            continue
        if block.first.type != "bullet_list_open":
            report.add(block.start + 1, _("Only bullets belong here."), _("Begin each line with `- `."))
            continue
        yield from _items(block.tokens, report)


def _items(tokens: tuple[Token, ...], report: Report) -> Iterator[Bullet]:
    """Give the items of one list; an item is one paragraph."""
    opened = 0
    for index, token in enumerate(tokens):
        if token.level != 1 or token.type not in ("list_item_open", "list_item_close"):
            continue
        if token.type == "list_item_open":
            opened = index
            continue
        line = (tokens[opened].map or [0])[0] + 1
        inside = tokens[opened + 1 : index]
        if [each.type for each in inside] == ["paragraph_open", "inline", "paragraph_close"]:
            yield Bullet(line, inside[1])
        else:
            report.add(line, _("A bullet here is one paragraph."), _("Write one line of text, without a list in it."))


def read_key_points(section: Section, report: Report) -> tuple[KeyPoint, ...]:
    points: list[KeyPoint] = []
    for position, bullet in enumerate(read_bullets(section, report), start=1):
        point = _key_point(bullet, position, report)
        if point is None:
            continue
        if any(point.id == other.id for other in points):
            report.add(
                bullet.line, _("Two key points are called `{id}`.").format(id=point.id), _("Give one another id.")
            )
        points.append(point)
    return tuple(points)


def _key_point(bullet: Bullet, position: int, report: Report) -> KeyPoint | None:
    """`softmax: ... / softmax: ...` is text: an id isn't said again in the English half."""
    source, masked = bullet.inline.content, mask_code_and_math(bullet.inline)
    weight = 1
    if written := _WEIGHT.search(source):
        weight = int(written[1])
        source, masked = source[: written.start()], masked[: written.start()]
    if not 1 <= weight <= MAX_WEIGHT:
        report.add(
            bullet.line,
            _("The weight {weight} is out of range.").format(weight=weight),
            _("Write (1) to ({most}).").format(most=MAX_WEIGHT),
        )
    name = _POINT_ID.match(source)
    if name and f" / {name[0]}" in source:
        name = None
    start = name.end() if name else 0
    text = _both(source[start:], masked[start:], bullet.line, report)
    return KeyPoint(name[1] if name else f"p{position}", text, weight) if text else None


def _both(source: str, masked: str, line: int, report: Report) -> Bilingual | None:
    text = split_languages(source, masked)
    if text is None:
        several = masked.count(" / ") > 1
        report.add(
            line,
            _("There is more than one ` / `.") if several else _("This isn't in both languages."),
            _("Write `中文 / English`, and `/` without blanks inside a language."),
        )
    return text


def read_follow_ups(section: Section, report: Report) -> tuple[tuple[int, FollowUp], ...]:
    """Give each follow-up with its line."""
    found = ((bullet.line, _follow_up(bullet, report)) for bullet in read_bullets(section, report))
    return tuple((line, follow_up) for line, follow_up in found if follow_up)


def _follow_up(bullet: Bullet, report: Report) -> FollowUp | None:
    source, masked, line = bullet.inline.content, mask_code_and_math(bullet.inline), bullet.line
    head = _HEAD.match(source)
    links = [child for child in bullet.inline.children or () if child.type == "link_open"]
    label_end = source.rfind("](")
    if head is None or len(links) != 1 or source[head.end() : head.end() + 1] != "[" or not source.endswith(")"):
        report.add(
            line,
            _("This is no follow-up."),
            _("Write `- whatif: [中文 / English](#card-id)`, or (drill:slug) for a drill."),
        )
        return None
    text = _both(source[head.end() + 1 : label_end], masked[head.end() + 1 : label_end], line, report)
    kind = _kind(head[1], line, report)
    trigger = _trigger(head[2], line, report)
    target = _target(str(links[0].attrGet("href") or ""), line, report)
    if text is None or kind is None or trigger is None or target is None:
        return None
    return FollowUp(kind, trigger, text, target)


def _kind(word: str, line: int, report: Report) -> FollowUpKind | None:
    if word in set(FollowUpKind):
        return FollowUpKind(word)
    report.add(
        line,
        _("`{word}` is no kind of follow-up.").format(word=word),
        _("Write one of {kinds}.").format(kinds=", ".join(FollowUpKind)),
    )
    return None


def _trigger(written: str | None, line: int, report: Report) -> Trigger | None:
    text = (written or "always").strip()
    if text == "always":
        return Trigger("always")
    if point := _POINT.fullmatch(text):
        return Trigger("missing" if point[1] == "missing" else "reversed", point[2])
    if (score := _SCORE.fullmatch(text)) and float(score[1]) <= 1:
        return Trigger("score", score[1])
    if time := _TIME.fullmatch(text):
        return Trigger("time", time[1])
    report.add(
        line,
        _("`[{text}]` is no trigger.").format(text=join_lines(text)),
        _("Write [missing ID], [reversed ID], [score>=0.6] or [time>=120], or nothing for always."),
    )
    return None


def _target(href: str, line: int, report: Report) -> str | None:
    drill, is_drill, slug = href.partition("drill:")
    _path, _hash, card = href.partition("#")
    if is_drill and not drill and SLUG.fullmatch(slug):
        return href
    if not is_drill and SLUG.fullmatch(card):
        return card
    report.add(
        line,
        _("`({href})` leads to no card.").format(href=href),
        _("Write (#card-id), (other.md#card-id) or (drill:slug)."),
    )
    return None
