"""What comes back into the queue after an interview: what exactly, that it can be taken back, that memories stay."""

from datetime import timedelta

import pytest
from building import GIVEN, MONDAY, Desk, showing
from drilling import FakeJudge, write_drill
from interviewing import BACKWARDS, RIGHT, conduct, heard_card, look_back, write_bank, write_persona, write_preset

from studyapp.domain.memory import ItemState, Rating, Spaced
from studyapp.judge.verdict import Verdict
from studyapp.storage import log
from studyapp.storage.items import items_of
from studyapp.study.debrief import Debrief
from studyapp.study.doctor import examine
from studyapp.study.interview import Appointment
from studyapp.study.interview_effects import Effect
from studyapp.study.opening import Study
from studyapp.study.presets import read_presets
from studyapp.study.progress import today
from studyapp.study.review import ReviewSession
from studyapp.study.showing import Shown

TODAY = MONDAY.date()


@pytest.fixture
def study(desk: Desk) -> Study:
    write_bank(desk)
    return desk.open()


def state_of(study: Study, key: str, kind: str = "card") -> ItemState:
    with study.store.read() as connection:
        return log.read_state(connection, items_of(connection, kind)[key].id)


def by_key(debrief: Debrief) -> dict[str, Effect]:
    return {effect.wish.key: effect for effect in debrief.effects()}


def learn(study: Study, *keys: str) -> None:
    """Grade cards Easy, so that they are spaced."""
    session = ReviewSession(study, extra_new=20)
    while isinstance(shown := session.next(), Shown):
        if shown.card.id in keys:
            session.grade(Rating.EASY, GIVEN)
        else:
            session.bury()


def test_a_missing_core_point_brings_its_card_back_today(study: Study) -> None:
    debrief = look_back(study, conduct(study, "me", "There is noise."))

    assert by_key(debrief)["root"].wish.reason == "missing"
    assert by_key(debrief)["root"].day == TODAY
    assert "contrast-root" not in by_key(debrief)


def test_a_missing_bonus_point_does_not(study: Study) -> None:
    debrief = look_back(study, conduct(study, "me", "BN works per channel.", RIGHT, RIGHT, RIGHT))

    assert not {"root", "deep", "deeper"} & by_key(debrief).keys()


def test_a_reversed_point_also_makes_a_contrast_question(study: Study) -> None:
    debrief = look_back(study, conduct(study, "me", BACKWARDS))
    effect = by_key(debrief)["contrast-root"]
    session = ReviewSession(study)

    assert by_key(debrief)["root"].wish.reason == "reversed"
    while (shown := showing(session)).item != effect.item:
        session.bury()
    assert "BN works per sample" in shown.card.prompt
    assert shown.card.answer.en.startswith("BN: per channel")


def test_the_same_mistake_made_twice_is_one_question(study: Study) -> None:
    first = look_back(study, conduct(study, "me", BACKWARDS))
    second = look_back(study, conduct(study, "me", "Well, BN is taken per sample.", seed=2))

    assert by_key(first)["contrast-root"].item == by_key(second)["contrast-root"].item
    with study.store.read() as connection:
        assert len(items_of(connection, "contrast")) == 1


def test_a_failed_follow_up_brings_its_parent_back_no_later_than_hard(desk: Desk, study: Study) -> None:
    learn(study, "root")
    desk.clock.forward_days(9)
    learn(study, "root")  # the fsrs package, unfuzzed, gives 71 days for Easy and 28 for Hard
    before = state_of(study, "root")
    assert isinstance(before.memory, Spaced)
    desk.clock.forward_days(1)
    debrief = look_back(study, conduct(study, "me", "BN works per channel.", "I don't know"))

    effect = by_key(debrief)["root"]
    assert effect.wish.reason == "follow_up"
    assert 20 <= (effect.day - before.memory.last_day).days <= 32
    assert before.memory.interval_days > 60
    assert by_key(debrief)["deep"].wish.reason == "missing"


def test_memories_stay_as_they_are_and_the_cache_is_what_the_log_says(study: Study) -> None:
    learn(study, "root", "deep")
    memories = [state_of(study, key).memory for key in ("root", "deep", "sum")]
    look_back(study, conduct(study, "me", BACKWARDS))

    assert [state_of(study, key).memory for key in ("root", "deep", "sum")] == memories
    assert state_of(study, "root").due_day == TODAY
    assert examine(study, rebuild=False).differing == ()
    examine(study, rebuild=True)
    assert state_of(study, "root").due_day == TODAY


def test_what_was_never_seen_is_due_as_well_beyond_the_days_new_cards(desk: Desk) -> None:
    write_bank(desk)
    desk.configure(new_per_day=0)
    study = desk.open()
    debrief = look_back(study, conduct(study, "me", BACKWARDS, "", RIGHT))
    wanted = {effect.item for effect in debrief.effects()}
    assert by_key(debrief).keys() == {"root", "turned", "sum", "contrast-root"}

    found = today(study)
    assert (found.due, found.new) == (4, 0)
    session = ReviewSession(study)
    met = set()
    while isinstance(shown := session.next(), Shown):
        met.add(shown.item)
        session.grade(Rating.EASY, GIVEN)
    assert met == wanted
    assert examine(study, rebuild=False).differing == ()


def test_two_points_turned_round_are_one_question(study: Study) -> None:
    interview = conduct(study, "me", BACKWARDS)
    debrief = Debrief(study, interview.id)
    for row in debrief.answered[1].rows:
        debrief.mark(1, row.point.id, -1.0)
    debrief = look_back(study, interview)

    made = by_key(debrief)["contrast-root"].wish.made
    assert made is not None
    assert [point.id for point in made.key_points] == ["axis", "noise"]


def test_each_can_be_taken_back_and_put_again(study: Study) -> None:
    debrief = look_back(study, conduct(study, "me", BACKWARDS))
    for key in ("root", "contrast-root"):
        debrief.turn_effect(by_key(debrief)[key])

    assert state_of(study, "root").pulled_to is None
    assert not by_key(debrief)["root"].standing
    with study.store.read() as connection:
        assert items_of(connection, "contrast")["contrast-root"].retired_at is not None
    assert examine(study, rebuild=False).differing == ()

    for key in ("root", "contrast-root"):
        debrief.turn_effect(by_key(debrief)[key])
    assert state_of(study, "root").pulled_to == TODAY
    with study.store.read() as connection:
        assert items_of(connection, "contrast")["contrast-root"].retired_at is None
    assert examine(study, rebuild=False).differing == ()


def test_a_daily_review_ends_the_pull(desk: Desk, study: Study) -> None:
    learn(study, "root")
    look_back(study, conduct(study, "me", "There is noise."))
    session = ReviewSession(study)
    while showing(session).card.id != "root":
        session.bury()
    session.grade(Rating.EASY, GIVEN)

    state = state_of(study, "root")
    assert state.pulled_to is None
    assert state.due_day is not None
    assert state.due_day > TODAY + timedelta(days=1)


def test_failed_code_brings_the_drill_back_and_asks_for_the_cause(desk: Desk) -> None:
    write_drill(desk.content, "add", minutes=10)
    write_persona(desk)
    write_preset(desk, "code", "coding 20 1 alpha", "debrief 1")
    desk.write("a.md", heard_card("one"))
    study = desk.open()
    interview = Appointment("code", seed=1, language="en").begin(study, read_presets(study))
    coding = interview.coding()
    assert coding is not None
    events = FakeJudge("wrong_answer").check(coding.drill, b"", coding.backend)
    interview.answer("x", None, next(event for event in events if isinstance(event, Verdict)))
    debrief = look_back(study, interview)

    assert {(e.wish.kind, e.wish.key) for e in debrief.effects()} == {("drill", "add/numpy"), ("bug", "bug-add-numpy")}
    assert state_of(study, "add/numpy", "drill").pulled_to == TODAY
    shown = showing(ReviewSession(study))
    assert "all zeros" in shown.card.question.en
    assert debrief.scorecard.dimensions["code"] == 1 + 3 * 0.25  # half for a half of the cases


def test_an_answer_that_was_right_brings_nothing_back(study: Study) -> None:
    debrief = look_back(study, conduct(study, "me", RIGHT))

    assert {effect.wish.key for effect in debrief.effects()} == {"sum"}
