"""Interviews made longer and shorter."""

from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.card import Bilingual
from studyapp.domain.interview import Phase, PhaseKind, Preset, lasting

FOUR = tuple(Phase(PhaseKind.CHAINS, minutes, 1, (("a", 1),)) for minutes in (2, 32, 5, 6))
PRESET = Preset("p", Bilingual("", ""), 45, "calm", False, FOUR)


def test_phases_keep_their_share() -> None:
    assert [phase.minutes for phase in lasting(PRESET, 90).phases] == [4, 64, 10, 12]
    assert lasting(PRESET, 45) == PRESET


@given(st.integers(1, 600))
def test_every_phase_has_a_minute_and_the_sum_is_told(minutes: int) -> None:
    made = lasting(PRESET, minutes)

    assert min(phase.minutes for phase in made.phases) >= 1
    assert made.minutes == sum(phase.minutes for phase in made.phases)
    assert abs(made.minutes - minutes) <= len(FOUR)
