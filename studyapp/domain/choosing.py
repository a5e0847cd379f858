"""Which question an interviewer asks next: what is weak, not covered yet, of the right difficulty, not just asked.

The formula is INTERVIEW.md's. The same candidates and generator give the same question on any machine: logarithms and
noise, whose last digits differ between machines, are rounded to 1e-9 before they are added; ties go to the lower id.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

#: One pick in five is uniform: what is known of the user is estimated from these, as the others seek out weakness.
UNIFORM_SHARE = 0.2
_WEAK_IF_UNSEEN = 0.6
_FRESH_AFTER_DAYS = 14
_SPREAD = 0.8  # of difficulty around ability
_DIGITS = 9


class Generator(Protocol):
    """As much of `random.Random` as chance is needed for here. The domain makes none itself."""

    def random(self) -> float: ...


#: Makes a generator from a seed; `random.Random` does.
Seeded: TypeAlias = Callable[[str], Generator]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card that may be asked, as it was when the interview began.

    `recall` is the probability of recalling it now, None if it was never seen; `days_since` it was asked in an
    interview, None if never; `just_asked`: in one of the last two.
    """

    id: str
    area: str
    level: int
    recall: float | None = None
    days_since: int | None = None
    just_asked: bool = False


@dataclass(frozen=True, slots=True)
class Pick:
    """`uniform`: chosen without regard to what is known of the user."""

    id: str
    uniform: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question answered in an earlier interview: its mark in [0, 1]."""

    area: str
    level: int
    score: float


def difficulty(level: int) -> float:
    return level - 2.0


def solved(ability: float, level: int) -> float:
    """Give the probability that somebody of this ability answers a question of this level."""
    return 1 / (1 + math.exp(difficulty(level) - ability))


def abilities(outcomes: Iterable[Outcome]) -> dict[str, float]:
    """Give the ability in each area by Elo, from outcomes in the order in which they happened; 0 is average.

    Elo's K falls from 0.4 towards 0.1; that it does so as 1 / (1 + n / 5) is ours.
    """
    found: dict[str, float] = {}
    counted: dict[str, int] = {}
    for one in outcomes:
        now, n = found.get(one.area, 0.0), counted.get(one.area, 0)
        k = 0.1 + 0.3 / (1 + n / 5)
        found[one.area] = now + k * (one.score - solved(now, one.level))
        counted[one.area] = n + 1
    return found


def worth(candidate: Candidate, ability: float, quota: int, asked: int, stretch: float) -> float:
    """Give how much it is worth asking. `stretch` makes the phase harder or easier than the ability suggests."""
    weak = _WEAK_IF_UNSEEN
    if candidate.recall is not None:
        weak = ((1 - solved(ability, candidate.level)) + (1 - candidate.recall)) / 2
    coverage = max(0, quota - asked) / quota
    fit = math.exp(-((difficulty(candidate.level) - ability - stretch) ** 2) / (2 * _SPREAD**2))
    fresh = 1.0 if candidate.days_since is None else min(1.0, max(0, candidate.days_since) / _FRESH_AFTER_DAYS)
    if candidate.just_asked:
        fresh = 0.0
    return (0.05 + weak) * math.pow(0.05 + coverage, 1.2) * fit * (0.1 + fresh)


def pick(
    candidates: Sequence[Candidate],
    ability: Mapping[str, float],
    quotas: Mapping[str, int],
    asked: Mapping[str, int],
    stretch: float,
    rng: Generator,
) -> Pick | None:
    """Choose among the candidates whose area has a quota that isn't exceeded by one yet; None if there is none."""
    left = sorted(
        (one for one in candidates if one.area in quotas and asked.get(one.area, 0) <= quotas[one.area]),
        key=lambda one: one.id,
    )
    if not left:
        return None
    if rng.random() < UNIFORM_SHARE:
        return Pick(left[int(rng.random() * len(left))].id, uniform=True)
    best, most = left[0], -math.inf
    for one in left:
        value = worth(one, ability.get(one.area, 0.0), quotas[one.area], asked.get(one.area, 0), stretch)
        total = round(math.log(value), _DIGITS) + round(_gumbel(rng) / 2, _DIGITS)
        if total > most:
            best, most = one, total
    return Pick(best.id, uniform=False)


def _gumbel(rng: Generator) -> float:
    return -math.log(-math.log(rng.random() or 2.0**-54))
