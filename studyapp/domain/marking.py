"""What a typed answer seems to say about each point of a rubric. It only suggests; the user decides.

Groups of words, a subject and the parity of negation, clause by clause: a text that names the right words about the
wrong thing, or with a "not", must not pass for right. Only authored patterns decide; likeness of wording never does.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from studyapp.domain.card import Rubric, RubricPoint

State = Literal["found", "missing", "reversed"]


@dataclass(frozen=True, slots=True)
class Heard:
    """`evidence` is the span of the answer that speaks for the state, None where nothing was found.

    "reversed" says that the answer may state the opposite, or states both: it has to be looked at.
    """

    point: str
    state: State
    evidence: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Window:
    """One clause, or two that follow each other in a sentence.

    `subject` is the entity it is about, empty if unknown; `names` are the spans of all entities' names in `text`;
    `second` is where the second clause begins in it, its end if there is none.
    """

    start: int
    end: int
    text: str
    subject: str
    names: tuple[tuple[int, int], ...]
    second: int

    def spans(self, phrases: Sequence[str]) -> list[tuple[int, int]]:
        """Give where one of them occurs. The "batch" of "batch norm" is part of a name and says nothing."""
        return [
            found.span()
            for phrase in phrases
            for found in _phrase(phrase).finditer(self.text)
            if not any(_lies_within(found.span(), name) for name in self.names)
        ]

    def negated(self, phrases: Iterable[Sequence[str]]) -> bool:
        """Say whether the negations of a clause are odd in number. One within a phrase ("no gradient") is none.

        Two clauses that are negated each don't make one that isn't.
        """
        said = [span for each in phrases for span in self.spans(each)]
        outside = [
            found
            for found in _NEGATION.finditer(self.text)
            if found["no"] is not None
            and not any(first <= found.start() and found.end() <= last for first, last in said)
        ]
        first = sum(found.start() < self.second for found in outside)
        return first % 2 == 1 or (len(outside) - first) % 2 == 1


#: A full stop inside a number or a name (0.5, torch.nn) ends no sentence.
_SENTENCE = re.compile(r"[;!?。；！？\n]|\.(?=\s|$)")
_CLAUSE = re.compile(
    r"[,:，：、]"
    r"|(?<![A-Za-z])(?:while|whereas|but|because|so|although|though)(?![A-Za-z])"
    r"|(?=(?<![A-Za-z])(?:rather than|instead of)(?![A-Za-z]))"
    r"|(?<!反)而(?!且)|但是|但|所以|因此|因为",
    re.IGNORECASE,
)
#: What looks like a negation and is none stands before it: "not only", "no matter", 不平衡, 不同, 不过, 能不能, 无论.
_NOT_NEGATING = (
    r"(?:not only|no matter|no longer than|(?P<asked>\w)不(?P=asked)|有没有|差不多|[淹埋沉吞]没"
    r"|(?<!并)不(?:平衡|均衡)|不(?:同(?!步)|仅|但|只是|管|论|断|妨|少|过|然|止|错)|无(?:关|论|穷|偏))"
)
_NEGATION = re.compile(
    rf"{_NOT_NEGATING}|(?P<no>(?<![A-Za-z])(?:not|never|no|none|cannot|without|neither|nor|hardly|barely|scarcely|rarely|seldom"
    r"|rather than|instead of|fails? to|failed to)(?![A-Za-z])|n['’]t(?![A-Za-z])"
    r"|不|没|并非|无|未|很少)",
    re.IGNORECASE,
)

_GIVING_UP = re.compile(
    r"(?:(?:sorry|well|hmm?|um|呃|嗯|抱歉|不好意思)[\W_]*)*"
    r"(?:(?:i )?(?:really )?(?:don['’]?t know|no idea|can['’]?t remember|(?:i['’]m )?not sure|pass|skip)"
    r"|(?:我|这个|真的|完全|不太|也)*(?:不(?:太)?(?:知道|会|懂|清楚|记得|确定)|忘了|没(?:学|看|复习)过)(?:了|这个)?)?[\W_]*",
    re.IGNORECASE,
)


def listen(rubric: Rubric, answer: str) -> dict[str, Heard]:
    """Give what the answer seems to say about each point of the rubric, by the point's id."""
    clauses, pairs = _windows(rubric, answer)
    return {point.id: _hear(point, clauses, pairs) for point in rubric.points}


def is_pattern(phrase: str) -> bool:
    """Say whether a phrase of a rubric is a regular expression between slashes, and not words."""
    return len(phrase) > 2 and phrase[0] == phrase[-1] == "/"


def says_nothing(answer: str) -> bool:
    """Say whether it is empty, or gives up without saying anything else."""
    return _GIVING_UP.fullmatch(answer.strip()) is not None


def _hear(point: RubricPoint, clauses: Sequence[_Window], pairs: Sequence[_Window]) -> Heard:
    windows = [window for window in clauses if _says(point, window)]
    windows = windows or [window for window in pairs if _says(point, window)]
    right: list[_Window] = []
    wrong: list[_Window] = []
    for window in windows:
        of_another = bool(point.subject) and window.subject not in ("", point.subject)
        contradicted = window.negated(point.groups) != (point.polarity < 0)
        if of_another and contradicted:
            continue  # the contrast: what the other one doesn't do, or does
        (wrong if of_another or contradicted else right).append(window)
    wrong += [window for window in clauses if _misconceives(point, window)]
    if wrong:
        return Heard(point.id, "reversed", (wrong[0].start, wrong[0].end))
    if right:
        return Heard(point.id, "found", (right[0].start, right[0].end))
    return Heard(point.id, "missing")


def _says(point: RubricPoint, window: _Window) -> bool:
    return all(window.spans(group) for group in point.groups)


def _misconceives(point: RubricPoint, window: _Window) -> bool:
    if point.subject and window.subject not in ("", point.subject):
        return False
    return bool(window.spans(point.reversed)) and not window.negated([point.reversed])


def _windows(rubric: Rubric, answer: str) -> tuple[list[_Window], list[_Window]]:
    """Give the clauses, and the pairs of neighbours within a sentence."""
    clauses: list[_Window] = []
    pairs: list[_Window] = []
    carried = ""
    for start, end in _split(_SENTENCE, answer, 0, len(answer)):
        inside: list[_Window] = []
        for first, last in _split(_CLAUSE, answer, start, end):
            text = answer[first:last]
            named = _named(rubric, text)
            carried = named[0][1] if named else carried
            names = tuple(span for span, _name in named)
            inside.append(_Window(first, last, text, carried, names, len(text)))
        clauses += inside
        for one, other in pairwise(inside):
            text = answer[one.start : other.end]
            named = _named(rubric, text)
            subject = named[0][1] if named else one.subject
            names = tuple(span for span, _name in named)
            pairs.append(_Window(one.start, other.end, text, subject, names, other.start - one.start))
    return clauses, pairs


def _split(mark: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the spans between the marks, without the blanks around them."""
    edges = [start]
    for found in mark.finditer(text, start, end):
        edges += [found.start(), found.end()]
    edges.append(end)
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        piece = text[first:last]
        if piece.strip():
            yield first + len(piece) - len(piece.lstrip()), last - (len(piece) - len(piece.rstrip()))


def _named(rubric: Rubric, text: str) -> list[tuple[tuple[int, int], str]]:
    """Give the entities named, in order, the longer name first where two begin together."""
    found = [
        (mention.span(), name)
        for name, phrases in rubric.entities
        for phrase in phrases
        for mention in _phrase(phrase).finditer(text)
    ]
    return sorted(found, key=lambda one: (one[0][0], -one[0][1]))


def _lies_within(span: tuple[int, int], name: tuple[int, int]) -> bool:
    """Say whether it is a true part of the name."""
    return name[0] <= span[0] and span[1] <= name[1] and span != name


@lru_cache(maxsize=4096)
def _phrase(phrase: str) -> re.Pattern[str]:
    """A word ends where no letter follows, though Chinese may: `\\b` doesn't see that. A plural is the same word."""
    if is_pattern(phrase):
        return re.compile(phrase[1:-1], re.IGNORECASE)
    words = [re.escape(word) for word in re.split(r"[\s-]+", phrase.strip())]
    before = r"(?<![A-Za-z])" if phrase.strip()[0].isascii() and phrase.strip()[0].isalpha() else ""
    after = r"(?:e?s)?(?![A-Za-z])" if phrase.strip()[-1].isascii() and phrase.strip()[-1].isalpha() else ""
    return re.compile(before + r"[\s-]*".join(words) + after, re.IGNORECASE)
