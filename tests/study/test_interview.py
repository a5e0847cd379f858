"""Mock interviews from the first question to the last, cut short, resumed, left, on a real database."""

import pytest
from building import Desk, sum_card
from drilling import FakeJudge, write_drill
from interviewing import BACKWARDS, RIGHT, conduct, heard_card, link, write_bank, write_persona, write_preset

from studyapp.errors import ContentError, StaleCard, UsageProblem
from studyapp.judge.verdict import Verdict
from studyapp.storage import interviews
from studyapp.study.interview import Appointment, Interview, under_way
from studyapp.study.opening import Study
from studyapp.study.presets import read_presets


@pytest.fixture
def study(desk: Desk) -> Study:
    write_bank(desk)
    return desk.open()


def started(study: Study, **more: object) -> Interview:
    return Appointment("short", seed=1, language="en", **more).begin(study, read_presets(study))  # type: ignore[arg-type]


def resumed(study: Study) -> Interview:
    interview = under_way(study, read_presets(study))
    assert interview is not None
    return interview


def asked(interview: Interview) -> list[str]:
    return [turn.question.target for turn in interview.turns]


def test_it_introduces_asks_computes_and_lets_ask(study: Study) -> None:
    interview = conduct(study, "I am I", RIGHT)

    kinds = [turn.question.kind.value for turn in interview.turns]
    assert kinds == ["intro", "chains", "numeric", "yours"]
    assert asked(interview) == ["", "root", "sum", ""]
    assert interview.question is None


def test_what_was_left_out_is_asked_for(study: Study) -> None:
    assert asked(conduct(study, "", "BN works per channel."))[1:3] == ["root", "deep"]
    assert asked(conduct(study, "", BACKWARDS))[1:3] == ["root", "turned"]


def test_it_says_a_phrase_then_the_link_then_the_question(study: Study) -> None:
    interview = started(study)
    assert next(line.text for line in interview.said()) == "greet en"

    interview.answer("me", None)
    interview.answer("BN works per channel.", 60)

    assert [(line.who, line.text) for line in interview.said()][-5:] == [
        ("interviewer", "ask en"),
        ("interviewer", "Why root?"),
        ("you", "BN works per channel."),
        ("interviewer", "probe en And deep?"),
        ("interviewer", "Why deep?"),
    ]


def test_the_clock_runs_down_and_stops_the_asking(study: Study) -> None:
    interview = started(study)
    assert interview.left_s == 14 * 60

    interview.tick(100)
    interview.keep("a draft", 40)
    assert interview.left_s == 14 * 60 - 100

    interview.tick(13 * 60)
    interview.answer("a draft", 40)
    assert interview.question is None
    assert interview.turns[0].answer == "a draft"


def test_hints_are_counted_and_give_the_weightiest_point_first(study: Study) -> None:
    interview = started(study)
    assert interview.hint() is None  # an introduction has none

    interview.answer("me", None)
    assert interview.hint() == "hint en BN: per channel"
    assert interview.hint() == "hint en it adds noise"
    assert interview.hint() is None
    interview.answer(RIGHT, None)

    assert interview.turns[-1].hints == 2


def test_an_answer_is_stored_before_the_next_question(desk: Desk, study: Study) -> None:
    interview = started(study)
    interview.answer("me", 30)
    interview.tick(12)
    interview.keep("half an ans", 75)

    again = resumed(desk.start_again())  # the program was killed

    assert [turn.answer for turn in again.turns] == ["me"]
    assert again.question == interview.question
    assert (again.draft.text, again.draft.seconds, again.draft.confidence) == ("half an ans", 12, 75)
    assert again.left_s == interview.left_s


def test_it_goes_on_the_same_however_often_it_was_resumed(desk: Desk) -> None:
    write_bank(desk)
    study = desk.open()
    whole = conduct(study, "me", "BN works per channel.", RIGHT, RIGHT, seed=5)

    cut = Appointment("short", seed=5, language="en").begin(study, read_presets(study))
    answers = iter(["me", "BN works per channel.", RIGHT, RIGHT])
    while cut.question is not None:
        cut.tick(30)
        cut.keep(next(answers, ""), 50)
        study = desk.start_again()
        cut = resumed(study)
        cut.answer(cut.draft.text, 50)

    # The snapshot differs (the first one asked these cards already), the rules and the seed are the same.
    assert asked(cut) == asked(whole)


def test_a_skipped_question_is_gone(study: Study) -> None:
    interview = started(study)
    interview.skip()

    assert interview.turns[0].skipped
    assert interview.question is not None
    assert interview.question.kind.value == "chains"


def test_an_abandoned_one_is_over_and_stays_stored(desk: Desk, study: Study) -> None:
    interview = started(study)
    interview.answer("me", 30)
    interview.abandon()

    assert under_way(study, read_presets(study)) is None
    with study.store.read() as connection:
        stored = interviews.read_interview(connection, interview.id)
    assert stored.ending == "abandoned"
    assert [turn.answer for turn in stored.turns] == ["me"]


def test_the_same_seed_and_bank_give_the_same_first_question(desk: Desk) -> None:
    desk.write("many.md", *(heard_card(f"c{n}") for n in range(30)))
    write_persona(desk)
    write_preset(desk, "one", "warmup 5 2 alpha", "debrief 1")
    study = desk.open()

    def first(seed: int) -> str:
        interview = Appointment("one", seed=seed).begin(study, read_presets(study))
        interview.abandon()
        return interview.question.target if interview.question else ""

    assert first(1) == first(1)
    assert len({first(seed) for seed in range(8)}) > 2


def test_shorter_and_longer_interviews(study: Study) -> None:
    assert started(study, minutes=30).left_s == 28 * 60


def test_unknown_names_are_refused_and_an_empty_bank_too(desk: Desk, study: Study) -> None:
    with pytest.raises(UsageProblem, match="short"):
        Appointment("none", seed=1).begin(study, read_presets(study))
    with pytest.raises(UsageProblem, match="calm"):
        started(study, persona="nobody")
    write_preset(desk, "empty", "coding 20 1 alpha", "debrief 1")
    with pytest.raises(ContentError, match="nothing to ask"):
        Appointment("empty", seed=1).begin(study, read_presets(study))


def test_a_window_that_fell_behind_keeps_its_draft_to_itself(desk: Desk, study: Study) -> None:
    first = started(study)
    second = resumed(desk.open())
    first.answer("mine", None)
    first.keep("on the second question", 60)
    second.keep("", None)

    assert resumed(desk.open()).draft.text == "on the second question"


@pytest.mark.parametrize(
    "nothing", ["", "   ", "I don't know", "sorry, no idea", "不知道", "嗯……我不太清楚", "没复习过"]
)
def test_two_answers_that_say_nothing_end_a_chain(desk: Desk, nothing: str) -> None:
    chain = [heard_card(f"c{n}", link(f"c{n + 1}")) for n in range(5)]
    desk.write("chain.md", chain[0])
    desk.write("rest.md", *chain[1:], heard_card("c5"), area="beta")
    write_persona(desk)
    write_preset(desk, "one", "chains 30 1 alpha", "debrief 1")
    study = desk.open()

    assert asked(conduct(study, nothing, nothing, preset="one")) == ["c0", "c1"]
    assert len(asked(conduct(study, "BN: channel", nothing, nothing, preset="one"))) == 3


def test_a_wrong_number_is_a_zero_too(desk: Desk) -> None:
    numbers = sum_card().replace("### 来源", "### 追问 / Follow-ups\n\n- why: [继续？ / On?](#next)\n\n### 来源")
    desk.write("chain.md", heard_card("root", link("sum", "numeric")))
    desk.write("rest.md", numbers, heard_card("next"), area="beta")
    write_persona(desk)
    write_preset(desk, "one", "chains 30 1 alpha", "debrief 1")

    assert asked(conduct(desk.open(), "no idea", "-1", preset="one")) == ["root", "sum"]


def test_a_second_window_is_told_and_writes_nothing(desk: Desk, study: Study) -> None:
    first = started(study)
    second = resumed(desk.open())
    first.answer("mine", None)

    with pytest.raises(StaleCard, match="another window"):
        second.answer("other", None)
    first.abandon()
    with pytest.raises(StaleCard):
        first.skip()
    with study.store.read() as connection:
        assert [turn.answer for turn in interviews.read_interview(connection, first.id).turns] == ["mine"]


def verdict_of(interview: Interview, judge: FakeJudge) -> Verdict:
    coding = interview.coding()
    assert coding is not None
    events = list(judge.check(coding.drill, b"", coding.backend, stage=coding.stage))
    return next(event for event in events if isinstance(event, Verdict))


def test_code_is_written_then_verified(desk: Desk) -> None:
    write_drill(desk.content, "add", minutes=10)
    write_persona(desk)
    write_preset(desk, "code", "coding 20 1 alpha", "verify 5", "debrief 1", whiteboard=True)
    desk.write("a.md", heard_card("one"))
    study = desk.open()
    interview = Appointment("code", seed=1, language="en").begin(study, read_presets(study))
    coding = interview.coding()
    assert coding is not None
    assert coding.drill.slug == "add"
    assert "def add" in coding.begin
    assert not coding.may_run

    interview.tick(60)
    interview.answer("def add(a, b): ...", 80, verdict_of(interview, FakeJudge("wrong_answer")))
    coding = interview.coding()
    assert coding is not None
    assert coding.may_run
    assert coding.begin == "def add(a, b): ..."
    interview.answer("def add(a, b): return a + b", 80, verdict_of(interview, FakeJudge("accepted")))

    first, second = interview.turns
    assert (first.verdict, first.passed, first.cases) == ("wrong_answer", 1, 2)
    assert first.failure is not None
    assert first.failure.case.en == "all zeros"
    assert (second.verdict, second.failure) == ("accepted", None)
    assert interview.question is None


def test_a_judge_that_breaks_marks_nothing(desk: Desk) -> None:
    write_drill(desk.content, "add", minutes=10)
    write_persona(desk)
    write_preset(desk, "code", "coding 20 1 alpha", "debrief 1")
    desk.write("a.md", heard_card("one"))
    study = desk.open()
    interview = Appointment("code", seed=1).begin(study, read_presets(study))
    interview.answer("x", None, verdict_of(interview, FakeJudge("judge_error")))

    assert interview.turns[0].verdict == ""
