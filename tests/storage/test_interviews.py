"""Interviews as rows: they come back as they went in, whatever was said."""

from dataclasses import replace

from building import Desk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from interviewing import BACKWARDS, conduct, look_back, write_bank

from studyapp.domain.card import Bilingual
from studyapp.domain.conducting import Failure, Turn
from studyapp.domain.marking import Heard
from studyapp.storage import interviews
from studyapp.storage.interviews import Agreement, Mark
from studyapp.study.interview import Appointment
from studyapp.study.presets import read_presets

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    answer=TEXTS,
    seconds=st.floats(0, 1e5),
    confidence=st.none() | st.integers(0, 100),
    span=st.none() | st.tuples(st.integers(0, 9), st.integers(9, 20)),
    state=st.sampled_from(["found", "missing", "reversed"]),
    failure=st.none() | st.builds(Failure, st.builds(Bilingual, TEXTS, TEXTS), TEXTS),
)
def test_a_turn_comes_back_as_it_went_in(  # type: ignore[no-untyped-def]
    desk: Desk, answer, seconds, confidence, span, state, failure
) -> None:
    write_bank(desk)
    study = desk.open()
    interview = Appointment("short", seed=1).begin(study, read_presets(study))
    assert interview.question is not None
    heard = {"axis": Heard("axis", state, span)}
    turn = Turn(interview.question, answer, seconds, heard, confidence, 2, True, "wrong_answer", 1, 3, failure)
    with study.store.write() as connection:
        interviews.append_turn(connection, interview.id, 0, turn, study.clock.now())
    with study.store.read() as connection:
        stored = interviews.read_interview(connection, interview.id)

    assert stored.turns == (turn,)
    assert stored.plan == interview.plan
    interview.abandon()
    desk.close()


def test_marks_replace_one_another_and_removal_takes_all(desk: Desk) -> None:
    write_bank(desk)
    study = desk.open()
    interview = conduct(study, "me", BACKWARDS)
    with study.store.write() as connection:
        interviews.write_marks(connection, interview.id, {(1, "axis"): Mark(0.0, "user", "found")})
        interviews.write_marks(connection, interview.id, {(1, "axis"): Mark(1.0, "user", "found")})
        interviews.write_marks(connection, interview.id, {(1, "noise"): Mark(0.5, "user", "")})
    with study.store.read() as connection:
        marks = interviews.read_interview(connection, interview.id).marks
        agreed = interviews.agreements(connection, {"found": 1, "missing": 0, "reversed": -1})
    assert marks == {(1, "axis"): Mark(1.0, "user", "found"), (1, "noise"): Mark(0.5, "user", "")}
    assert agreed == {("root", "axis"): Agreement(1, 0)}

    with study.store.write() as connection:
        interviews.remove(connection, interview.id)
    with study.store.read() as connection:
        assert interviews.asked_before(connection) == []
        assert interviews.under_way(connection) is None


def test_a_plan_takes_the_wording_of_today_and_the_memories_of_then(desk: Desk) -> None:
    write_bank(desk)
    study = desk.open()
    interview = Appointment("short", seed=1).begin(study, read_presets(study))
    then = interview.plan.topics["root"].candidate
    look_back(study, conduct(study, "me", BACKWARDS))
    with study.store.read() as connection:
        stored = interviews.read_interview(connection, interview.id)

    assert stored.plan.topics["root"].candidate == then
    assert replace(stored.plan) == interview.plan
