"""Where each drill stands."""

from datetime import date, timedelta

import pytest
from building import Desk, lines_in, state_of
from drilling import attempt, sit, write_drill

from studyapp.domain.memory import Rating, Spaced, Unseen
from studyapp.study import drill_states as module
from studyapp.study.drill_states import (
    DrillState,
    backend_to_practise,
    drill_figures,
    drill_states,
    drills_due,
    reset,
    set_aside,
    take_up,
)
from studyapp.study.opening import Study

AGAIN, HARD, GOOD, EASY = Rating
MONDAY = date(2026, 1, 5)


@pytest.fixture
def study(desk: Desk) -> Study:
    """Drills of levels 2, 1 and 3, in NumPy only."""
    for slug, level in (("middle", 2), ("low", 1), ("top", 3)):
        write_drill(desk.content, slug, level=level, backends=("numpy",))
    return desk.open()


def names(states: list[DrillState]) -> list[str]:
    return [state.drill.slug for state in states]


def the(study: Study, slug: str) -> DrillState:
    return next(state for state in drill_states(study) if state.drill.slug == slug)


def test_untouched_drills_stand_by_level(study: Study) -> None:
    states = drill_states(study)

    assert names(states) == ["low", "middle", "top"]
    first = states[0]
    assert (first.state, first.due, first.is_due, first.last, first.last_verdict) == ("new", None, False, None, None)
    assert (first.best_seconds, first.draft, first.backend) == (None, False, "numpy")


def test_new_drills_stand_after_what_leads_to_them(desk: Desk, study: Study) -> None:
    write_drill(desk.content, "easy", level=1, backends=("numpy",), prerequisites=("middle", "absent"))

    assert names(drill_states(study)) == ["middle", "easy", "low", "top"]


def test_prerequisites_are_named_until_they_were_accepted_in_that_backend(desk: Desk, study: Study) -> None:
    write_drill(desk.content, "top", level=3, backends=("numpy", "torch"), prerequisites=("low", "middle", "absent"))

    def first(backend: str) -> list[str]:
        state = next(one for one in drill_states(study) if (one.drill.slug, one.backend) == ("top", backend))
        return [drill.slug for drill in state.first]

    assert (first("numpy"), first("torch")) == (["low", "middle"], [])  # those have no torch
    attempt(sit(study, "accepted", slug="low"))
    assert first("numpy") == ["middle"]


def test_due_ones_come_first_by_lateness_then_new_ones_then_the_rest_then_those_set_aside(
    desk: Desk, study: Study
) -> None:
    for slug, level in (("early", 1), ("later", 1), ("latest", 1), ("aside", 1)):
        write_drill(desk.content, slug, level=level, backends=("numpy",))
    sit(study, slug="latest").grade(GOOD)  # due on Wednesday
    sit(study, slug="later").grade(EASY)
    desk.clock.forward_days(1)
    sit(study, slug="middle").grade(AGAIN)  # due on Wednesday
    sit(study, slug="aside").grade(AGAIN)
    set_aside(study, "aside", "numpy")
    desk.clock.forward_days(2)  # Thursday
    sit(study, slug="early").grade(GOOD)

    states = drill_states(study)

    assert names(states) == ["latest", "middle", "low", "top", "early", "later", "aside"]
    assert [(state.is_due, state.days_late) for state in states[:2]] == [(True, 1), (True, 1)]
    assert states[4].due == MONDAY + timedelta(days=5) and states[4].days_late == -2
    assert (states[-1].state, states[-1].due, states[-1].is_due) == ("suspended", None, False)
    assert names(drills_due(study)) == ["latest", "middle"]


def test_drill_is_due_from_its_day_on(desk: Desk, study: Study) -> None:
    sit(study, slug="low").grade(GOOD)
    memory = state_of(study, "low/numpy").memory
    assert isinstance(memory, Spaced)

    late = []
    for _day in range(4):
        late.append((the(study, "low").days_late, bool(drills_due(study))))
        desk.clock.forward_days(1)

    assert late == [(-2, False), (-1, False), (0, True), (1, True)]


def test_where_nothing_is_due_no_drill_is_read(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "read_drills", lambda study: pytest.fail("drills were read"))

    assert drills_due(study) == []


def test_due_drill_whose_folder_is_gone_is_not_due(desk: Desk, study: Study) -> None:
    sit(study, slug="low").grade(GOOD)
    desk.clock.forward_days(30)
    (desk.content / "drills" / "low" / "drill.toml").unlink()

    assert drills_due(study) == []


def test_last_attempt_and_best_time_are_told(desk: Desk, study: Study) -> None:
    practice = sit(study, "wrong_answer", "accepted", slug="low")
    practice.tick(100)
    attempt(practice)
    failed = the(study, "low")
    practice.tick(50)
    attempt(practice)
    practice.grade(GOOD)
    first = the(study, "low")
    desk.clock.forward_days(3)
    quicker = sit(study, "accepted", slug="low")
    quicker.tick(60)
    attempt(quicker)
    quicker.grade(GOOD)
    second = the(study, "low")

    assert failed.last is not None and first.last is not None and second.last is not None
    assert (failed.last.conclusion, failed.last.failed_en, failed.last.failed_zh) == (
        "wrong_answer",
        "all zeros",
        "全零",
    )
    assert (failed.last.seconds, failed.last.day, failed.best_seconds) == (100, MONDAY, None)
    assert (first.last.conclusion, first.last.seconds, first.best_seconds) == ("accepted", 150, 150)
    assert (second.last.day, second.best_seconds) == (MONDAY + timedelta(days=3), 60)
    assert (failed.last_verdict, second.last_verdict) == ("wrong_answer", "accepted")


def test_giving_up_is_told_beside_the_last_verdict(study: Study) -> None:
    practice = sit(study, "time_limit", slug="low")
    attempt(practice)
    practice.give_up("code")

    state = the(study, "low")

    assert state.last is not None and state.last.gave_up and state.last.failed_en == ""
    assert state.last_verdict == "time_limit"


def test_copied_answer_is_no_best_time(study: Study) -> None:
    practice = sit(study, "accepted", slug="low")
    practice.give_up("code")
    attempt(practice)

    assert the(study, "low").best_seconds is None


def test_sitting_left_open_is_told(study: Study) -> None:
    practice = sit(study, slug="low")
    practice.keep(practice.code)
    assert not the(study, "low").draft
    practice.keep("something")

    assert the(study, "low").draft and not the(study, "middle").draft
    practice.grade(HARD)
    assert not the(study, "low").draft


def test_drill_set_aside_is_not_due_until_taken_up(desk: Desk, study: Study) -> None:
    sit(study, slug="low").grade(AGAIN)
    desk.clock.forward_days(5)
    set_aside(study, "low", "numpy")
    assert drills_due(study) == []

    take_up(study, "low", "numpy")

    assert names(drills_due(study)) == ["low"]


def test_reset_drill_is_learned_anew_and_its_attempts_stay(study: Study) -> None:
    practice = sit(study, "accepted", slug="low")
    attempt(practice)
    practice.grade(EASY)
    left = sit(study, "wrong_answer", slug="low")
    attempt(left)
    left.keep("half")

    reset(study, "low", "numpy")

    again = sit(study, slug="low")
    assert (again.restored, again.tries, again.level) == (False, 0, "fill")
    assert state_of(study, "low/numpy").memory == Unseen(reviews=1)
    assert the(study, "low").state == "new" and lines_in(study, "attempt") == 2


def test_backend_to_practise_is_the_one_due_longest_else_the_last_one_else_the_first(desk: Desk) -> None:
    write_drill(desk.content, "add")
    study = desk.open()

    def chosen() -> str:
        return backend_to_practise(drill_states(study))

    found = [chosen()]
    practice = sit(study, "accepted", backend="torch")
    attempt(practice)
    practice.grade(EASY)
    found.append(chosen())
    sit(study, backend="numpy").grade(AGAIN)
    desk.clock.forward_days(1)
    found.append(chosen())
    desk.clock.forward_days(60)
    found.append(chosen())

    assert found == ["numpy", "torch", "numpy", "numpy"]


def test_figures_count_states_and_attempts(desk: Desk, study: Study) -> None:
    practice = sit(study, "wrong_answer", "accepted", slug="low")
    attempt(practice)
    attempt(practice)
    practice.grade(GOOD)
    sit(study, slug="middle").give_up("code")
    set_aside(study, "middle", "numpy")
    (desk.content / "drills" / "top" / "drill.toml").unlink()

    assert drill_figures(study) == {
        "new": 0,
        "learning": 0,
        "review": 1,
        "suspended": 1,
        "retired": 1,
        "attempts": 2,
        "accepted": 1,
    }
