"""Titles with their own text -> proposals, and what is left out with its reason."""

import textwrap
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from studyapp.authoring.importing.outline import Part, Title, outline
from studyapp.authoring.importing.reading import NoteText
from studyapp.authoring.importing.titles import (
    clean,
    images,
    is_vague,
    links,
    measure,
    only_images,
    only_links,
    strip_answer_mark,
    without_images,
)
from studyapp.domain.proposal import Flag, Picture, Proposal, Proposed, Reason, Refused

#: About what is said in 90 seconds, in Chinese characters and words.
LONG = 400
SHORT = 8


def propose(note: NoteText, file: str) -> Proposed:
    """Of a note in markdown; `file` is how places name it."""
    titles = outline(note)
    times = Counter(title.text for title in titles)
    seen: set[tuple[str, str]] = set()
    proposals: list[Proposal] = []
    ids: list[str] = []
    refused: list[Refused] = []
    path: list[tuple[int, str]] = []
    for title, following in zip_longest(titles, titles[1:]):
        path = [(level, text) for level, text in path if level < title.level]
        above = tuple(text for _level, text in path)
        path.append((title.level, title.text))
        peeled = _peel(title)
        refused += (Refused(file, part.start + 1, _article(part), "article_link") for part in peeled.articles)
        found = _proposal(title, peeled, file, above, repeated=times[title.text] > 1)
        introduces = title is titles[0] and title.level == 1 and following is not None and following.level > 1
        if introduces and isinstance(found, Proposal) and "short" in found.flags and not found.pictures:
            found = "container"  # a few words below the note's own title
        if isinstance(found, Proposal):
            alike = (found.question.casefold(), " ".join(found.answer.split()))
            if alike not in seen:
                seen.add(alike)
                proposals.append(found)
                ids.append(title.id)
                continue
            found = "repeat"
        if found == "empty" and following is not None and following.level > title.level:
            found = "container"
        refused.append(Refused(file, title.line + 1, title.text, found))
    refused.sort(key=lambda one: one.line)
    return Proposed(file, tuple(proposals), tuple(refused), note.embedded, tuple(ids), note.lines)


def _proposal(
    title: Title, peeled: "_Peeled", file: str, path: tuple[str, ...], *, repeated: bool
) -> Proposal | Reason:
    parts, references = peeled.parts, peeled.references
    text = _answer(title, parts)
    if reason := _nothing_said(title, parts, text, references):
        return reason
    flags: list[Flag] = []
    length = measure(without_images(text))
    pictures = tuple(_picture(name, target) for name, target in images(text))
    flags += ["long"] if length > LONG else []
    flags += ["short"] if length < SHORT else []
    flags += ["image"] if pictures else []
    flags += ["references"] if references else []
    flags += ["needs_path"] if path and (repeated or is_vague(title.text)) else []
    flags += ["unsure"] if title.unsure else []
    first = title.line + 1 if title.rest or not parts else parts[0].start + 1
    last = parts[-1].end if parts else title.line + 1
    return Proposal(
        file, title.line + 1, first, last, title.text, text, title.kind, tuple(flags), path, references, pictures
    )


@dataclass(frozen=True, slots=True)
class _Peeled:
    """A title's own text without the links at either end. `articles` are the lines that name what they lead to."""

    parts: list[Part]
    references: tuple[str, ...]
    articles: list[Part]


def _peel(title: Title) -> _Peeled:
    parts = list(title.parts)
    before, after = list(title.references), list[str]()
    articles: list[Part] = []
    while parts and not title.rest:
        if parts[0].is_reference:
            before += links(parts.pop(0).text)
        elif len(parts) > 1 and parts[0].names_article and parts[1].is_reference:
            articles.append(parts.pop(0))
            before += _named(_article(articles[-1]), links(parts.pop(0).text))
        else:
            break
    while parts and parts[-1].is_reference:
        found = list(links(parts.pop().text))
        if len(parts) > 1 and parts[-1].names_article:
            articles.append(parts.pop())
            found = _named(_article(articles[-1]), found)
        after = found + after
    return _Peeled(parts, tuple(dict.fromkeys(before + after)), articles)


def _article(part: Part) -> str:
    return clean(without_images(part.text))


def _named(name: str, targets: Sequence[str]) -> list[str]:
    """Put the article's name before its addresses."""
    addresses = (target.rpartition("](")[2].removesuffix(")") if target[0] == "[" else target for target in targets)
    return [f"[{name}]({address})" for address in addresses]


def _answer(title: Title, parts: Sequence[Part]) -> str:
    texts = [title.rest] if title.rest else []
    texts += [textwrap.dedent(part.text).strip("\n") if part.type == "item" else part.text for part in parts]
    text = "\n\n".join(texts)
    if title.kind in ("plain_question", "bold_question"):
        text = strip_answer_mark(text)
    return text.strip()


def _nothing_said(title: Title, parts: Sequence[Part], text: str, references: Sequence[str]) -> Reason | None:
    named_only = title.unsure and title.kind == "plain_question"
    if not text:
        return "empty" if not references else "article_link" if named_only else "link_only"
    if only_links(text):
        return "link_only"
    if title.rest or not all(only_images(part.text) for part in parts):
        return None
    return "article_link" if named_only else "image_only"


def _picture(name: str, target: str) -> Picture:
    kind, _colon, digest = target.partition(":")
    return Picture(name, "", digest) if kind == "embedded" else Picture(name, target)
