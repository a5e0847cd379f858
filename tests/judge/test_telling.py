"""Verdicts in words: every fault has some, in both languages, and the first line is enough for a list."""

from collections.abc import Iterator
from typing import Literal, get_args, get_type_hints

import pytest

from studyapp.i18n import use_language
from studyapp.judge.telling import about, explain, headline, outcome_word, tell_diagnosis, tell_speed, worth_showing
from studyapp.judge.verdict import (
    CaseResult,
    ChangedInput,
    ChangedLater,
    Conclusion,
    Diagnosis,
    Died,
    Different,
    Fault,
    Frame,
    Garbled,
    JudgeFault,
    KeptGraph,
    Mistake,
    Mistyped,
    NoFunction,
    NotRaised,
    OtherSignature,
    Outcome,
    Raised,
    Refused,
    Speed,
    TooMuchMemory,
    TooSlow,
    Unmet,
    Unreadable,
    Verdict,
)

FRAMES = (Frame(3, "f", "return x / n", ("x: float32 (4,)", "n = 0")), Frame(9, "", "f(1)"))
FULL = Different(
    entry="f",
    result="running_var",
    call=2,
    calls=3,
    index=(0, 1),
    expected="1.5",
    got="2.5",
    expected_all="[[1. 1.5]\n [0. 0. ]]",
    got_all="[[1. 2.5]\n [0. 0. ]]",
    max_abs="1",
    max_rel="0.67",
    allowed="1e-06",
    why="two roundings",
    wrong=1,
    size=4,
    in_place=True,
)
#: A fault and its first line.
SAMPLES: list[tuple[Fault, str]] = [
    (FULL, "running_var[0, 1] is 2.5, expected 1.5"),
    (Different("f", "n", 1, 1, (), "3", "4"), "n is 4, expected 3"),
    (Mistyped("f", "y", "type", "numpy.ndarray", "list"), "y is a list, expected numpy.ndarray"),
    (
        Mistyped("f", "y, z", "type", "tuple", "NoneType"),
        "the function returned nothing (None); expected tuple",
    ),
    (
        Mistyped("f", "y", "type", "numpy.ndarray", "float"),
        "y is a Python float; expected a NumPy array, or a NumPy number of the right dtype",
    ),
    (Mistyped("f", "y", "shape", "(3,)", "(3, 1)", "[1 2 3]", "[[1]\n [2]]"), "y has shape (3, 1), expected (3,)"),
    (Mistyped("f", "y", "dtype", "float32", "float64"), "y has dtype float64, expected float32"),
    (Mistyped("f", "y", "device", "cuda", "cpu"), "y lies on cpu, expected cuda"),
    (Mistyped("f", "y, z", "count", "2", "3"), "y, z: 3 of them came back, expected 2"),
    (ChangedInput("f", "x"), "f changed its input x"),
    (ChangedLater("f", "y"), "what f had returned (y) was changed afterwards"),
    (KeptGraph("f", "m"), "m still drags an autograd graph along"),
    (Unmet("y must sum to 1", "y 之和应为 1"), "y must sum to 1"),
    (Raised("f", "ZeroDivisionError", "division by zero", FRAMES), "ZeroDivisionError: division by zero"),
    (Raised("f", "KeyboardInterrupt", ""), "KeyboardInterrupt"),
    (NotRaised("f", "ValueError"), "f should have raised ValueError"),
    (Unreadable("size", "300 KiB"), "the file is too large (300 KiB); the limit is 256 KiB"),
    (Unreadable("encoding", line=4), "line 4: the file isn't UTF-8"),
    (Unreadable("syntax", "invalid syntax", 4, "x ="), "line 4: invalid syntax"),
    (NoFunction("nms", "nms(boxes)", "mns"), "there is no function nms(boxes)"),
    (NoFunction("nms", "nms(boxes)"), "there is no function nms(boxes)"),
    (OtherSignature("f", "f(x)", "f(x, y)", 3), "f(x, y) can't be called as f(x)"),
    (OtherSignature("f", "f(x)", "f(x, y)"), "f(x, y) can't be called as f(x)"),
    (TooSlow(0.5), "it took longer than 0.5 s and was stopped"),
    (TooMuchMemory(1024), "it needs more than 1024 MiB"),
    (Died("SIGSEGV", 0), "its process was ended by SIGSEGV"),
    (Died("", 3), "it ended its own process (exit code 3)"),
    (Garbled(), "it wrote to the judge's own pipe, or closed it"),
    (JudgeFault("cases.py:3: ValueError\nMend it."), "cases.py:3: ValueError"),
    (JudgeFault(""), "the judge failed"),
    *(
        (Refused(kind, "some.name", 7, "some.name()"), "line 7: this ")
        for kind in get_args(get_type_hints(Refused)["kind"])
    ),
    (Refused("write", "/etc/x"), "this writes to `/etc/x`, outside its own folder"),
]
IDS = [f"{type(fault).__name__}-{line[:25]}" for fault, line in SAMPLES]


@pytest.fixture(params=["en", "zh"])
def spoken(request: pytest.FixtureRequest) -> Iterator[Literal["en", "zh"]]:
    use_language(request.param)
    yield request.param
    use_language("en")


def result(
    outcome: Outcome = "passed", name: str = "a", fault: Fault | None = None, inputs: tuple[str, ...] = ()
) -> CaseResult:
    return CaseResult(name, f"case {name}", f"检查 {name}", "float32", "core", outcome, fault=fault, inputs=inputs)


def verdict(conclusion: Conclusion, *cases: CaseResult, fault: Fault | None = None) -> Verdict:
    return Verdict("d", "numpy", "cpu", "core", 1, conclusion, cases, fault, 0.1)


def test_every_fault_is_among_the_samples() -> None:
    assert {type(fault) for fault, _line in SAMPLES} == set(get_args(Fault))


@pytest.mark.parametrize(("fault", "_line"), SAMPLES, ids=IDS)
def test_every_fault_has_words(spoken: str, fault: Fault, _line: str) -> None:
    lines = explain(fault)

    assert lines and all(line.strip() for line in lines)
    assert not any("{" in line or "}" in line for line in lines)
    assert all(line == line.rstrip() and "\n" not in line for line in lines)


@pytest.mark.parametrize(("fault", "line"), SAMPLES, ids=IDS)
def test_the_first_line_says_what_is_wrong(fault: Fault, line: str) -> None:
    assert explain(fault)[0].startswith(line)


@pytest.mark.parametrize("outcome", [*get_args(Outcome), *get_args(Conclusion)])
def test_every_outcome_has_a_word(spoken: str, outcome: str) -> None:
    assert outcome_word(outcome).strip() and "_" not in outcome_word(outcome)


def test_a_difference_is_told_with_what_it_needs_to_be_understood() -> None:
    assert explain(FULL) == [
        "running_var[0, 1] is 2.5, expected 1.5",
        "running_var is to be updated in place",
        "in call 2 of 3, of f",
        "got       [[1. 2.5]",
        "           [0. 0. ]]",
        "expected  [[1. 1.5]",
        "           [0. 0. ]]",
        "1 of 4 values are off",
        "largest error 1, relative 0.67; allowed here 1e-06",
    ]


def test_chinese_labels_stand_under_each_other_too() -> None:
    use_language("zh")
    shown = [line for line in explain(FULL) if "[" in line and "]" in line][1:]

    starts = {sum(2 if letter > "\u2e7f" else 1 for letter in line.partition("[")[0]) for line in shown if "[[" in line}
    assert len(starts) == 1


def test_a_traceback_shows_line_source_and_variables() -> None:
    assert explain(Raised("f", "ZeroDivisionError", "division by zero", FRAMES))[1:] == [
        "line 3, in f",
        "    return x / n",
        "      x: float32 (4,), n = 0",
        "line 9",
        "    f(1)",
    ]


def test_near_names_are_offered() -> None:
    assert explain(NoFunction("nms", "nms(boxes)", "mns"))[1:] == ["Did you mean `mns`?"]


def test_a_property_speaks_the_language() -> None:
    use_language("zh")

    assert explain(Unmet("y must sum to 1", "y 之和应为 1")) == ["y 之和应为 1"]


BAD = Different("f", "y", 1, 1, (0,), "1", "2")


@pytest.mark.parametrize(
    ("concluded", "line"),
    [
        (verdict("accepted", result()), "Accepted: 1 of 1 check"),
        (verdict("accepted", result(), result()), "Accepted: 2 of 2 checks"),
        (
            verdict("wrong_answer", result(), result("wrong_answer", "b", BAD), result("crashed", "c", Died("", 1))),
            "Not accepted: wrong answer in 2 of 3 checks, first: case b",
        ),
        (
            verdict("time_limit", result("time_limit", "b", TooSlow(2)), result("not_run")),
            "Not accepted: too slow in 1 of 2 checks, first: case b",
        ),
        (verdict("bad_signature", result("not_run"), fault=NoFunction("f", "f(x)")), "Not accepted: other signature"),
        (verdict("judge_error", fault=JudgeFault("x")), "Not accepted: the judge failed"),
    ],
)
def test_the_headline_says_it_in_one_line(concluded: Verdict, line: str) -> None:
    assert headline(concluded) == line


def test_cases_are_named_in_the_language_of_the_interface() -> None:
    assert about(result(name="b")) == "case b · float32"
    use_language("zh")

    assert about(result(name="b")) == "检查 b · float32"
    assert "检查 b" in headline(verdict("wrong_answer", result("wrong_answer", "b", BAD)))


def test_the_smallest_input_that_can_be_read_is_worth_showing() -> None:
    large = result("wrong_answer", "large", BAD, ("x = float32 (90, 3)",))
    long = result("wrong_answer", "long", BAD, ("x = [1, 2, 3, 4, 5]", "n = 3"))
    short = result("wrong_answer", "short", BAD, ("x = [1, 2]", "n = 3"))

    assert worth_showing(verdict("wrong_answer", result(), large, long, short)) == short
    assert worth_showing(verdict("wrong_answer", result(), large)) == large
    assert worth_showing(verdict("accepted", result())) is None


@pytest.mark.parametrize(
    ("speed", "line"),
    [
        (Speed(3.1, 3.1e-3, 1e-3), "3.1 x the reference (3.1 ms against 1 ms)"),
        (Speed(0.5, 2e-5, 4e-5), "0.5 x the reference (20 µs against 40 µs)"),
        (Speed(120.0, 2.4, 0.02), "120 x the reference (2.4 s against 20 ms)"),
    ],
)
def test_speed_is_told_as_a_ratio(speed: Speed, line: str) -> None:
    assert tell_speed(speed) == line


def test_a_diagnosis_tells_what_behaves_alike_and_nothing_where_nothing_does(spoken: str) -> None:
    one, other = Mistake("a", "squares it", "求了平方"), Mistake("b", "halves it", "取了一半")
    said = {"en": ["squares it", "halves it"], "zh": ["求了平方", "取了一半"]}[spoken]

    assert tell_diagnosis(Diagnosis()) == []
    (line,) = tell_diagnosis(Diagnosis((one,)))
    assert line.endswith(said[0])
    assert tell_diagnosis(Diagnosis((one, other)))[1:] == [f"  {words}" for words in said]
