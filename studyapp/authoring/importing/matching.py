"""Which proposal of an edited note is which card of an earlier import.

A note has no ids, so cards are found again by what they say. What is plain is taken, what is likely is asked, and
what is neither is a new card: a wrong match would give one question another one's history.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from studyapp.authoring.importing.titles import is_vague
from studyapp.domain.proposal import Known, Proposal

#: A pair that is at least so much alike, and more so than any other pair of either by the margin, is the same card.
_SURE, _MARGIN = 0.80, 0.15
#: From here on a pair is worth a question to the user.
_LIKELY = 0.50
# Answers are compared by their first so many characters.
_COMPARED = 2000
# An answer of fewer characters says too little to be known by itself.
_TELLING = 10
# Of more proposals than this, only so many are compared in full with a card.
_ALL_COMPARED, _FEW_COMPARED = 400, 8
# What makes two questions that look alike different ones: numbers, versions, dimensions, abbreviations, "not".
_NAME = re.compile(r"[A-Za-z0-9]+(?:\.\d+)*")
_NEGATION = re.compile(r"不|没|无|非|\b(?:not|no|never|without|dis|un)\b|n't", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Doubt:
    """`candidates`: numbers of proposals, likeliest first."""

    known: Known
    candidates: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """`same`: the proposal's number by item. Each proposal is in `same` or in `new`; one in doubt is in `new` too."""

    same: dict[int, int]
    doubts: tuple[Doubt, ...]
    gone: tuple[Known, ...]
    new: tuple[int, ...]


def match(known: Sequence[Known], proposals: Sequence[Proposal], ids: Sequence[str]) -> Matched:
    """`ids`: of each proposal, the id written into its note, or ""."""
    return _Matcher(known, proposals, ids).run()


class _Matcher:
    def __init__(self, known: Sequence[Known], proposals: Sequence[Proposal], ids: Sequence[str]) -> None:
        self._known = {one.item: one for one in known}
        self._old = {one.item: _Side(one.path, one.question, one.answer) for one in known}
        self._new = {n: _Side(one.path, one.question, one.answer) for n, one in enumerate(proposals)}
        self._proposals = proposals
        self._ids = ids
        self._same: dict[int, int] = {}

    def run(self) -> Matched:
        self._take_ids()
        self._take(lambda side: (side.path, side.question, side.answer))
        self._take(lambda side: (side.question, side.answer), _tells_enough)
        self._take(lambda side: (side.path, side.question))
        self._take(lambda side: (side.path[-1:], side.question), self._is_alike)
        self._take(lambda side: side.question, self._is_alike)
        self._take(lambda side: side.answer if len(side.answer) >= 2 * _TELLING else None, self._asks_the_same)
        doubts = self._take_alike()
        doubted = {doubt.known.item for doubt in doubts}
        gone = [one for item, one in self._known.items() if item not in self._same and item not in doubted]
        taken = set(self._same.values())
        return Matched(self._same, doubts, tuple(gone), tuple(n for n in self._new if n not in taken))

    def _take_ids(self) -> None:
        by_id = {one.id: item for item, one in self._known.items()}
        for number, written in enumerate(self._ids):
            if written and (item := by_id.pop(written, None)) is not None:
                self._same[item] = number

    def _take(
        self,
        key: "Callable[[_Side], Hashable]",
        agrees: "Callable[[_Side, _Side], bool]" = lambda _old, _new: True,
    ) -> None:
        """Pair what has one key, where it is the only one of it on either side."""
        groups: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for side, left, at in ((self._old, self._left_old(), 0), (self._new, self._left_new(), 1)):
            for number in left:
                if (found := key(side[number])) is not None:
                    groups[found][at].append(number)
        for items, numbers in groups.values():
            if len(items) == len(numbers) == 1 and agrees(self._old[items[0]], self._new[numbers[0]]):
                self._same[items[0]] = numbers[0]

    def _is_alike(self, old: "_Side", new: "_Side") -> bool:
        """The question is the same, but not its place: then the answer must speak for it."""
        least = 0.75 if is_vague(old.question) or old.path[-1:] != new.path[-1:] else 0.5
        return _ratio(old.answer, new.answer) >= least

    def _asks_the_same(self, old: "_Side", new: "_Side") -> bool:
        return old.distinct == new.distinct and _ratio(old.question, new.question) >= 0.3

    def _take_alike(self) -> tuple[Doubt, ...]:
        items, numbers = self._left_old(), self._left_new()
        scores: dict[int, dict[int, float]] = {item: {} for item in items}
        best: dict[int, list[float]] = defaultdict(list)
        for item in items:
            for number in self._candidates(item, numbers):
                score = likeness(self._old[item], self._new[number])
                if score >= _LIKELY:
                    scores[item][number] = score
                    best[number].append(score)
        doubts = []
        for item, found in scores.items():
            ranked = sorted(found, key=found.__getitem__, reverse=True)
            if not ranked:
                continue
            first = ranked[0]
            rivals = [found[number] for number in ranked[1:]]
            rivals += sorted(best[first], reverse=True)[1:] if found[first] == max(best[first]) else [1.0]
            same_things = self._old[item].distinct == self._new[first].distinct
            if found[first] >= _SURE and same_things and all(found[first] - rival >= _MARGIN for rival in rivals):
                self._same[item] = first
            else:
                doubts.append((item, ranked))
        taken = set(self._same.values())
        left = [(item, tuple(number for number in ranked if number not in taken)) for item, ranked in doubts]
        return tuple(Doubt(self._known[item], ranked[:5]) for item, ranked in left if ranked)

    def _candidates(self, item: int, numbers: list[int]) -> list[int]:
        """Give all, or of very many those with the likeliest questions: comparing answers takes its time."""
        if len(numbers) <= _ALL_COMPARED:
            return numbers
        questions = {number: self._new[number].asked for number in numbers}
        found = process.extract(self._old[item].asked, questions, scorer=fuzz.ratio, limit=_FEW_COMPARED)
        return [number for _question, _score, number in found]

    def _left_old(self) -> list[int]:
        return [item for item in self._known if item not in self._same]

    def _left_new(self) -> list[int]:
        taken = set(self._same.values())
        return [number for number in self._new if number not in taken]


def _tells_enough(old: "_Side", new: "_Side") -> bool:
    """Whether question and answer tell a card wherever it stands: an "advantages: fast" might be anything's."""
    return old.path[-1:] == new.path[-1:] or not is_vague(old.question) or len(old.answer) >= 4 * _TELLING


class _Side:
    """A card as it is compared: blanks, case, marks and punctuation don't tell cards apart."""

    __slots__ = ("answer", "asked", "distinct", "path", "question")

    def __init__(self, path: Sequence[str], question: str, answer: str) -> None:
        self.path = tuple(map(_plain, path))
        self.question = _plain(question)
        self.answer = _plain(answer)
        #: An aspect asks something only with what it is an aspect of.
        self.asked = "".join(self.path[-1:]) + self.question if is_vague(question) else self.question
        names = sorted(name.lower() for name in _NAME.findall(question) if _is_name(name))
        self.distinct = (*names, len(_NEGATION.findall(question)) % 2)


def _is_name(word: str) -> bool:
    return len(word) == 1 or any(map(str.isdigit, word)) or sum(map(str.isupper, word)) > 1


def likeness(old: _Side, new: _Side) -> float:
    """From 0 to 1. Two questions that differ in a number, or in a negation, are never alike enough to be sure."""
    question = _ratio(old.asked, new.asked)
    if question < 0.2 and len(old.answer) < _TELLING:
        return 0.0
    answer = _ratio(old.answer, new.answer)
    if len(old.answer) < _TELLING or len(new.answer) < _TELLING:
        return 0.8 * question + 0.2 * answer
    return 0.45 * question + 0.55 * answer


def _ratio(one: str, other: str) -> float:
    return fuzz.ratio(one[:_COMPARED], other[:_COMPARED]) / 100


def _plain(text: str) -> str:
    return re.sub(r"[\s*_`#>|~，。、；：？！,.;:?!（）()「」“”\"'-]+", "", text).casefold()
