"""Presets and personas: what they give, and every mistake at its line."""

import pytest

from studyapp.authoring.personas import parse_persona
from studyapp.authoring.presets import parse_preset
from studyapp.domain.interview import Event, PhaseKind

PRESET = """title = { en = "Breadth", zh = "广度面" }
minutes = 45
persona = "calm"
whiteboard = true

[[phase]]
kind = "intro"
minutes = 5

[[phase]]
kind = "chains"
minutes = 30
count = 3
areas = { detection = 1, losses = 2 }

[[phase]]
kind = "verify"
minutes = 10
"""
PERSONA = (
    'title = { en = "Calm", zh = "温和" }\n\n[timings]\nsilence_s = 25\nsoft_limit_s = 240\n\n[phrases]\n'
    + "".join(
        f'{event} = [\n  {{ en = "{event} 1", zh = "一" }},\n  {{ en = "{event} 2", zh = "二" }},\n]\n'
        for event in Event
    )
)


def told(text: str) -> list[str]:
    preset, problems = parse_preset(text.encode(), "interviews/cv.toml", {"calm", "terse"}, {"detection", "losses"})
    assert (preset is None) == bool(problems)
    return [str(problem).removeprefix("interviews/cv.toml:") for problem in problems]


def test_preset_is_read() -> None:
    preset, problems = parse_preset(PRESET.encode(), "interviews/cv.toml", {"calm"}, {"detection", "losses"})

    assert problems == () and preset
    assert (preset.id, preset.title.zh, preset.minutes, preset.persona, preset.whiteboard) == (
        "cv",
        "广度面",
        45,
        "calm",
        True,
    )
    assert [(phase.kind, phase.minutes, phase.count) for phase in preset.phases] == [
        (PhaseKind.INTRO, 5, 0),
        (PhaseKind.CHAINS, 30, 3),
        (PhaseKind.VERIFY, 10, 0),
    ]
    assert preset.phases[1].areas == (("detection", 1), ("losses", 2))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("minutes = 45", "minutes = 40", "2: The phases take 45 minutes, not 40. Make them add up."),
        ('persona = "calm"', 'persona = "clam"', "3: There is no persona `clam`. Write one of calm, terse."),
        ("losses = 2", "loss = 2", "14: No card is of the area `loss`. Write one of detection, losses."),
        (
            'kind = "chains"',
            'kind = "chain"',
            "11: `phase.1.kind` can't be `'chain'`. Write 'intro', 'warmup', 'project', 'chains', 'numeric', "
            "'coding', 'verify', 'yours' or 'debrief'.",
        ),
        ("count = 3", "count = 0", "13: `phase.1.count` is out of range. Write at least 1."),
        ("count = 3", 'count = "3"', "13: `phase.1.count` can't be `'3'`. Write a whole number."),
        (
            "areas = { detection = 1, losses = 2 }\n",
            "",
            "10: It isn't said which areas are asked. Add for example `areas = { detection = 1 }`.",
        ),
        (
            "minutes = 5\n",
            "minutes = 5\ncount = 1\n",
            "9: Nothing is asked from the deck in a phase of kind intro. Delete `count`.",
        ),
        (
            "whiteboard = true",
            "whitebord = true",
            "4: `whitebord` is no known key. Write one of title, minutes, persona, whiteboard, phase.",
        ),
        (
            'kind = "verify"',
            'kind = "yours"',
            "4: On a whiteboard nothing is run before the verify phase, and there is none. "
            "Add a phase of kind verify, or remove `whiteboard`.",
        ),
        (', zh = "广度面"', "", "1: `title.zh` is missing. Add `zh`."),
        (
            "minutes = 10",
            "minutes =",
            "18: This is no TOML: Invalid value. Write `name = value`, with texts in quotes.",
        ),
    ],
)
def test_mistake_in_a_preset_is_told_with_its_line(old: str, new: str, problem: str) -> None:
    assert PRESET.count(old) == 1
    assert told(PRESET.replace(old, new)) == [problem]


def test_persona_is_read() -> None:
    persona, problems = parse_persona(PERSONA.encode(), "personas/calm.toml")

    assert problems == () and persona
    assert (persona.id, persona.silence_s, persona.soft_limit_s) == ("calm", 25, 240)
    assert [event for event, _phrases in persona.phrases] == list(Event)
    assert [phrase.en for phrase in dict(persona.phrases)[Event.CUT_OFF]] == ["cut_off 1", "cut_off 2"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("silence_s = 25", "silence_s = 0", "4: `timings.silence_s` is out of range. Write at least 5."),
        ("probe = [", "prob = [", "7: `phrases.probe` is missing. Add `probe`."),
        (
            '  { en = "ask 2", zh = "二" },\n',
            '  { en = "ask 2" },\n',
            "14: `phrases.ask.1.zh` is missing. Add `zh`.",
        ),
        (
            '{ en = "hint 1", zh = "一" }',
            '"hint 1"',
            "25: `phrases.hint.0` can't be `'hint 1'`. Write keys with values.",
        ),
        ('en = "greet 1"', 'en = ""', "9: `phrases.greet.0.en` is out of range. Write at least 1 character."),
    ],
)
def test_mistake_in_a_persona_is_told_with_its_line(old: str, new: str, problem: str) -> None:
    assert PERSONA.count(old) == 1

    persona, problems = parse_persona(PERSONA.replace(old, new).encode(), "personas/calm.toml")

    assert persona is None
    assert str(problems[0]) == f"personas/calm.toml:{problem}"
