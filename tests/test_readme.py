"""The README's commands, its card and its claims are true."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from building import Desk, card, notes

from studyapp.authoring.cards import parse_cards
from studyapp.authoring.config import OPTIONS
from studyapp.authoring.presets import parse_preset
from studyapp.study.checking_rubrics import check_rubrics

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_example_card_loads_without_a_problem() -> None:
    example, _rubric = re.findall(r"````markdown\n(.*?)````", README, re.DOTALL)

    parsed = parse_cards(example.encode(), "notes/mine.md", own=False)

    assert [card.card.id for card in parsed.cards] == ["my-bn-momentum"] and parsed.problems == ()


def test_example_rubric_loads_and_hears_its_card() -> None:
    _card, rubric = re.findall(r"````markdown\n(.*?)````", README, re.DOTALL)
    written = notes(card("one", points=("axis: BN 按通道 / BN: per channel (2)",)) + "\n" + rubric)

    parsed = parse_cards(written.encode(), "notes/mine.md", own=False)

    assert parsed.problems == ()
    assert list(check_rubrics(parsed.cards)) == []


def test_example_interview_loads_without_a_problem() -> None:
    (example,) = (text for text in re.findall(r"```toml\n(.*?)```", README, re.DOTALL) if "[[phase]]" in text)

    preset, problems = parse_preset(example.encode(), "interviews/mine.toml", {"terse"}, {"losses", "detection"})

    assert problems == ()
    assert preset is not None
    assert preset.minutes == 20


def test_every_make_target_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    for target in set(re.findall(r"\bmake ([a-z-]+)", README)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_command_and_option_named_exists_and_every_command_is_named() -> None:
    said = _run("--help").stdout
    named = set(re.findall(r"^\| `studyapp ([a-z]+)", README, re.MULTILINE))

    offered = set(re.findall(r"^    ([a-z]+)\b", said, re.MULTILINE))
    assert named == offered
    for command in named:
        row = next(line for line in README.splitlines() if line.startswith(f"| `studyapp {command}"))
        words = [command, "check", "--help"] if command == "content" else [command, "--help"]
        help_text = _run(*words).stdout
        for option in re.findall(r"--[a-z]+", row):
            assert option in help_text, (command, option)


def test_every_setting_is_named() -> None:
    for option in OPTIONS:
        assert f"`{option.name}`" in README, option.name


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        "due",
        "due --json",
        "stats",
        "doctor",
        "doctor --rebuild",
        "export --jsonl all.jsonl",
        "export --csv all.csv",
        "backup",
    ],
)
def test_commands_run_on_a_fresh_machine(desk: Desk, command: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "studyapp", *command.split()],
        cwd=desk.root,
        env={"STUDYAPP_HOME": str(desk.home.root), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert (ran.returncode, ran.stderr) == (0, "")


def _run(*words: str) -> "subprocess.CompletedProcess[str]":
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "COLUMNS": "200"}
    command = [sys.executable, "-m", "studyapp", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
