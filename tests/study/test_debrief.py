"""Looking back: what is suggested, what is confirmed, what is scored from, what earlier interviews say."""

import pytest
from building import Desk
from interviewing import BACKWARDS, RIGHT, conduct, look_back, write_bank

from studyapp.domain.scoring import suggested
from studyapp.errors import StaleCard
from studyapp.storage import interviews, log
from studyapp.storage.interviews import Mark
from studyapp.study.debrief import Debrief, Row, delete_interview, past_interviews, readiness
from studyapp.study.interview import Appointment
from studyapp.study.interview_scores import past_outcomes
from studyapp.study.opening import Study
from studyapp.study.presets import read_presets

ROOT, NUMBER = 1, 2  # positions in an interview whose root is answered right


@pytest.fixture
def study(desk: Desk) -> Study:
    write_bank(desk)
    return desk.open()


def rows(debrief: Debrief, position: int) -> dict[str, Row]:
    return {row.point.id: row for row in debrief.answered[position].rows}


def test_suggestions_are_offered_with_their_evidence_and_nothing_is_marked(study: Study) -> None:
    debrief = Debrief(study, conduct(study, "me", "BN works per sample. There is noise.").id)
    axis, noise = rows(debrief, ROOT)["axis"], rows(debrief, ROOT)["noise"]

    assert (axis.state, axis.offered, axis.look, axis.mark) == ("reversed", -1, True, None)
    assert (noise.state, noise.offered, noise.look, noise.mark) == ("found", 1, False, None)
    assert axis.evidence is not None
    assert debrief.answered[ROOT].turn.answer[slice(*axis.evidence)] == "BN works per sample"
    assert debrief.answered[ROOT].score is None
    assert debrief.unmarked == 2
    assert debrief.scorecard.overall is not None  # the number and the silences, by rule


def test_numbers_and_silence_are_marked_by_rule(study: Study) -> None:
    interview = conduct(study, "me", "")
    debrief = Debrief(study, interview.id)
    by_rule = Mark(0.0, "rule", "")

    assert {one.mark for answered in debrief.answered for one in answered.rows} == {by_rule}
    assert debrief.unmarked == 0


def test_a_right_number_is_marked_right(study: Study) -> None:
    interview = conduct(study, "me", RIGHT)
    number = Debrief(study, interview.id).answered[NUMBER]
    right = str(sum(int(word) for word in number.asked.en.replace("?", "").split() if word.isdigit()))

    again = conduct(study, "me", RIGHT, right, seed=interview.plan.seed)
    assert Debrief(study, again.id).answered[NUMBER].asked == number.asked
    assert Debrief(study, again.id).answered[NUMBER].score == 1.0


def test_marks_are_kept_as_they_are_made(desk: Desk, study: Study) -> None:
    interview = conduct(study, "me", RIGHT)
    debrief = Debrief(study, interview.id)
    debrief.mark(ROOT, "axis", 0.5)
    debrief.mark(ROOT, "axis", 1.0)

    again = Debrief(desk.start_again(), interview.id)
    assert rows(again, ROOT)["axis"].mark == Mark(1.0, "user", "found")
    assert again.unmarked == debrief.unmarked == 1


def test_a_point_that_a_hint_gave_away_is_offered_as_half(study: Study) -> None:
    hinted = Appointment("short", seed=3, language="en").begin(study, read_presets(study))
    hinted.answer("me", None)
    hinted.hint()
    hinted.answer(RIGHT, None)
    axis = rows(Debrief(study, hinted.id), ROOT)["axis"]

    assert (axis.given_away, axis.offered) == (True, 0.5)


def test_a_point_that_is_overridden_too_often_loses_its_suggestion(study: Study) -> None:
    for seed in range(8):
        debrief = Debrief(study, conduct(study, "me", RIGHT, seed=seed).id)
        assert rows(debrief, ROOT)["axis"].offered == 1.0
        debrief.mark(ROOT, "axis", 0.0 if seed < 2 else 1.0)  # 2 of 8
        debrief.mark(ROOT, "noise", 0.0 if seed < 1 else 1.0)  # 1 of 8

    debrief = Debrief(study, conduct(study, "me", RIGHT, seed=9).id)
    assert (rows(debrief, ROOT)["axis"].offered, rows(debrief, ROOT)["axis"].state) == (None, None)
    assert rows(debrief, ROOT)["noise"].offered == 1.0


def test_finishing_scores_and_ends_it(study: Study) -> None:
    interview = conduct(study, "me", RIGHT)
    debrief = look_back(study, interview)
    card = debrief.scorecard

    assert debrief.finished
    assert debrief.answered[ROOT].score == 1.0
    assert card.dimensions["correctness"] == 1 + 3 * 0.5  # the root right, the number not answered
    assert card.dimensions["communication"] == 3.0
    assert card.interval is None  # of two turns nothing is known of the spread
    (past,) = past_interviews(study)
    assert (past.id, past.preset, past.card) == (interview.id, "short", card)


def test_a_second_window_can_neither_mark_nor_finish_it_again(desk: Desk, study: Study) -> None:
    interview = conduct(study, "me", BACKWARDS)
    second = Debrief(desk.open(), interview.id)
    for answered in second.answered:
        for row in answered.rows:
            if row.mark is None:
                second.mark(answered.position, row.point.id, 1.0)
    first = look_back(study, interview)
    effects = len(first.effects())

    with pytest.raises(StaleCard):
        second.mark(ROOT, "axis", -1.0)
    with pytest.raises(StaleCard):
        second.finish(4.0)
    assert len(Debrief(study, interview.id).effects()) == effects


def test_an_abandoned_one_can_be_read_and_deleted_and_counts_for_nothing(study: Study) -> None:
    interview = Appointment("short", seed=3, language="en").begin(study, read_presets(study))
    interview.answer("me", None)
    interview.abandon()

    (past,) = past_interviews(study)
    assert past.card is None
    debrief = Debrief(study, interview.id)
    assert debrief.finished
    assert debrief.answered[0].turn.answer == "me"
    assert past_outcomes(study) == []
    delete_interview(study, interview.id)
    assert past_interviews(study) == []


def test_earlier_ones_of_the_same_kind_are_compared(study: Study) -> None:
    first = look_back(study, conduct(study, "me", RIGHT))
    second = look_back(study, conduct(study, "me", BACKWARDS, seed=2))

    assert [past.id for past in second.earlier] == [first.stored.id]
    assert first.earlier == []


def test_a_deleted_one_is_gone_and_what_it_did_stays(study: Study) -> None:
    debrief = look_back(study, conduct(study, "me", BACKWARDS))
    due = [effect.item for effect in debrief.effects()]
    assert due
    delete_interview(study, debrief.stored.id)

    assert past_interviews(study) == []
    with study.store.read() as connection:
        assert log.read_state(connection, due[0]).pulled_to is not None


def test_readiness_is_read_from_uniform_questions_once_there_are_enough(study: Study) -> None:
    for seed in range(20):
        look_back(study, conduct(study, "me", RIGHT, seed=seed))
    found = readiness(study)

    with study.store.read() as connection:
        stored = [interviews.read_interview(connection, one) for one in interviews.ended(connection)]
    uniform = [turn for one in stored for turn in one.turns if turn.question.reason == "uniform"]
    assert (found is None) == (len(uniform) < 10)
    if found is not None:
        assert found[1] == len(uniform)


def test_marks_stand_for_what_was_suggested() -> None:
    assert [suggested(state) for state in ("found", "missing", "reversed")] == [1, 0, -1]
