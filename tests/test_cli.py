"""The command line as scripts use it: exit status, JSON, errors, what is loaded, what kind of terminal."""

import io
import json
import os
import pty
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from building import Desk, card, learn, showing
from drilling import attempt, sit, write_drill
from interviewing import write_bank

from studyapp import __version__, cli
from studyapp.domain.memory import Rating
from studyapp.study.clock import SystemClock
from studyapp.study.opening import Study
from studyapp.study.practice import Sitting
from studyapp.study.review import ReviewSession


@dataclass
class Ran:
    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, object]:
        found: dict[str, object] = json.loads(self.out)  # stdout holds one JSON value and nothing else
        return found


Run = Callable[..., Ran]


@pytest.fixture
def filled(desk: Desk) -> Desk:
    desk.write("a.md", card("one"), card("two"), area="alpha")
    desk.write("b.md", card("three"), area="beta")
    return desk


@pytest.fixture
def run(desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process; input, if any, is lines."""
    monkeypatch.setenv("STUDYAPP_HOME", str(desk.home.root))
    monkeypatch.setenv("STUDYAPP_CONTENT", str(desk.content))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def run(*arguments: str) -> Ran:
        try:
            status = cli.main(arguments)
        except SystemExit as left:
            status = int(left.code or 0)
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return run


def environment(desk: Desk, **more: str) -> dict[str, str]:
    return {
        "STUDYAPP_HOME": str(desk.home.root),
        "STUDYAPP_CONTENT": str(desk.content),
        "PATH": os.environ["PATH"],
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm",
    } | more


def run_apart(desk: Desk, *arguments: str, lines: str = "", **more: str) -> Ran:
    """Run a command in a process of its own, without a terminal."""
    done = subprocess.run(
        [sys.executable, "-m", "studyapp", *arguments],
        env=environment(desk, **more),
        input=lines,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="surrogateescape",
        timeout=60,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def opened(desk: Desk) -> Study:
    """Open at the time that the commands see."""
    desk.clock.time = SystemClock().now()
    return desk.open()


# Help


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_version_and_help_load_nothing_heavy(argument: str) -> None:
    code = f"""
import sys
from studyapp.cli import main
try:
    main(["{argument}"])
except SystemExit as left:
    assert left.code == 0
heavy = "textual rich sqlalchemy alembic sqlite3 pydantic numpy torch fsrs yaml markdown_it tomlkit".split()
print("LOADED", *(name for name in heavy if name in sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)

    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "LOADED"


def test_version_is_said(run: Run) -> None:
    assert run("--version").out == f"studyapp {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["review", "--limit", "0"],
        ["review", "--limit", "many"],
        ["review", "--lang", "fr"],
        ["export"],
        ["export", "--csv", "a", "--jsonl", "b"],
        ["restore"],
        ["content"],
        ["drill"],
        ["drill", "nms", "--backend", "jax"],
        ["drill", "nms", "--device", "tpu"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_2_on_stderr(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)

    assert (done.status, done.out) == (2, "")
    assert "usage" in done.err


# JSON


def test_due_json(filled: Desk, run: Run) -> None:
    filled.configure(new_per_day=2)
    done = run("due", "--json")

    assert (done.status, done.err) == (0, "")
    assert done.json | {"study_day": ""} == {
        "study_day": "",
        "due": 0,
        "learning": 0,
        "new": 2,
        "drills": 0,
        "areas": {},
    }
    assert done.json["study_day"] == str(opened(filled).stamp().study_day)


def test_due_json_counts_areas(filled: Desk, run: Run) -> None:
    study = opened(filled)
    filled.clock.forward_days(-60)
    learn(study)

    found = run("due", "--json").json

    assert (found["due"], found["areas"]) == (3, {"alpha": 2, "beta": 1})


def test_stats_json_of_nothing(filled: Desk, run: Run) -> None:
    done = run("stats", "--json")

    assert done.json == {
        "reviews": 0,
        "days": 0,
        "streak": 0,
        "recall_30d": None,
        "items": {"new": 3, "learning": 0, "review": 0, "suspended": 0, "retired": 0},
        "drills": {
            "new": 0,
            "learning": 0,
            "review": 0,
            "suspended": 0,
            "retired": 0,
            "attempts": 0,
            "accepted": 0,
        },
    }


def test_stats_json_after_a_session(filled: Desk, run: Run) -> None:
    learn(opened(filled))

    found = run("stats", "--json").json

    assert (found["reviews"], found["days"], found["streak"]) == (3, 1, 1)


@pytest.fixture
def drilled(desk: Desk) -> Desk:
    """`add` was solved in NumPy after a wrong answer and is due since yesterday; `nms_fast` is untouched."""
    desk.configure(content_language="en")
    write_drill(desk.content, "add", level=2, minutes=15)
    write_drill(desk.home.root, "nms_fast", backends=("numpy",), also=("quick-nms",))
    study = opened(desk)
    desk.clock.forward_days(-3)
    practice = sit(study, "wrong_answer", "accepted")
    practice.tick(100)
    attempt(practice)
    attempt(practice)
    practice.grade(Rating.GOOD)
    return desk


def test_drills_json_is_an_object_a_drill_and_backend(drilled: Desk, run: Run) -> None:
    done = run("drills", "--json")
    found = [json.loads(line) for line in done.out.splitlines()]

    assert (done.status, done.err) == (0, "")
    assert [(one["slug"], one["backend"]) for one in found] == [
        ("add", "numpy"),
        ("nms_fast", "numpy"),
        ("add", "torch"),
    ]
    yesterday = opened(drilled).stamp().study_day - timedelta(days=1)
    assert found[0] == {
        "slug": "add",
        "backend": "numpy",
        "title": {"en": "add in English", "zh": "add 中文"},
        "area": "alpha",
        "level": 2,
        "minutes": 15,
        "state": "review",
        "due": str(yesterday),
        "last_verdict": "accepted",
        "best_seconds": 100.0,
    }
    assert found[1] | {"title": {}} == {
        "slug": "nms_fast",
        "backend": "numpy",
        "title": {},
        "area": "alpha",
        "level": 1,
        "minutes": 10,
        "state": "new",
        "due": None,
        "last_verdict": None,
        "best_seconds": None,
    }


def test_drills_are_listed_for_a_person(drilled: Desk, run: Run) -> None:
    first, second, third = run("drills").out.splitlines()

    assert first.startswith("add       NumPy    add in English") and "1 day late" in first and "✓ 1:40" in first
    assert second.startswith("nms_fast  NumPy    nms_fast in English")
    assert third.startswith("add       PyTorch")


def test_no_drills_is_said(filled: Desk, run: Run) -> None:
    assert run("drills").out == "There are no drills here.\n"
    assert (run("drills", "--json").status, run("drills", "--json").out) == (0, "")


def test_mistake_in_a_drill_is_told_beside_the_list(drilled: Desk, run: Run) -> None:
    (drilled.home.drills / "nms_fast" / "drill.toml").write_text("level = 9\n", encoding="utf-8")

    done = run("drills", "--json")

    assert done.status == 0 and len(done.out.splitlines()) == 2
    assert "drill.toml" in done.err


def test_due_and_stats_count_drills(drilled: Desk, run: Run) -> None:
    assert run("due", "--json").json["drills"] == 1
    assert run("stats", "--json").json["drills"] == {
        "new": 2,
        "learning": 0,
        "review": 1,
        "suspended": 0,
        "retired": 0,
        "attempts": 2,
        "accepted": 1,
    }
    assert "1 drill due" in run("due").out
    assert "attempts 2, accepted 1" in run("stats").out


@pytest.mark.parametrize("slug", ["ad", "nmsfast", "quik-nms"])
def test_unknown_drill_is_status_2_and_names_near_ones(drilled: Desk, run: Run, slug: str) -> None:
    done = run("drill", slug)

    assert (done.status, done.out) == (2, "")
    near = {"ad": "add", "nmsfast": "nms_fast", "quik-nms": "quick_nms"}[slug]
    assert f"no drill `{slug}`" in done.err and near in done.err


def test_backend_that_a_drill_has_not_is_status_2(drilled: Desk, run: Run) -> None:
    done = run("drill", "nms_fast", "--backend", "torch")

    assert done.status == 2 and "torch" in done.err


def test_drill_without_a_terminal_says_what_works(drilled: Desk, run: Run) -> None:
    done = run("drill", "add")

    assert done.status == 1 and "no terminal" in done.err and "studyapp check" in done.err


@pytest.mark.parametrize(
    ("arguments", "sitting"),
    [
        (["add"], ("add", "numpy", "cpu")),
        (["ADD", "--backend", "torch"], ("add", "torch", "cpu")),
        (["nms-fast", "--device", "auto"], ("nms_fast", "numpy", "cpu")),
        (["nms_fast"], ("nms_fast", "numpy", "cpu")),
        (["quick_nms"], ("nms_fast", "numpy", "cpu")),
        (["quick-nms"], ("nms_fast", "numpy", "cpu")),
        (["add", "--backend", "torch", "--device", "cuda"], ("add", "torch", "cuda")),
    ],
    ids=" ".join,
)
def test_drill_opens_the_app_at_that_sitting(
    drilled: Desk, run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str], sitting: tuple[str, str, str]
) -> None:
    begun: list[object] = []
    monkeypatch.setattr(cli.sessions, "no_screen", lambda: "")
    monkeypatch.setattr("studyapp.judge.device.cuda_available", lambda: True)
    monkeypatch.setattr(cli.sessions, "_run_app", lambda begin: begun.append(begin(opened(drilled))) or 0)

    assert run("drill", *arguments).status == 0

    (found,) = begun
    assert isinstance(found, Sitting)
    assert (found.drill.slug, found.backend, found.device) == sitting


@pytest.mark.parametrize(
    ("backend", "status", "said"), [("torch", 1, "no GPU"), ("numpy", 2, "NumPy")], ids=["no GPU here", "NumPy"]
)
def test_gpu_that_cannot_be_used_is_said(
    drilled: Desk, run: Run, monkeypatch: pytest.MonkeyPatch, backend: str, status: int, said: str
) -> None:
    monkeypatch.setattr(cli.sessions, "no_screen", lambda: "")
    monkeypatch.setattr("studyapp.judge.device.cuda_available", lambda: False)
    monkeypatch.setattr(cli.sessions, "_run_app", lambda begin: begin(opened(drilled)))

    done = run("drill", "add", "--backend", backend, "--device", "cuda")

    assert done.status == status and said in done.err


def test_doctor_json_holds_no_private_text(filled: Desk, run: Run) -> None:
    session = ReviewSession(opened(filled))
    showing(session)
    session.doubt("my secret")

    done = run("doctor", "--json")

    assert done.status == 0
    assert "my secret" not in done.out
    assert set(done.json) >= {
        "versions",
        "files",
        "faults",
        "differing",
        "rebuilt",
        "future",
        "doubts",
        "content_problems",
    }
    assert done.json["doubts"] == [
        {"card": "one", "place": "content/notes/a.md:8", "study_day": str(session.study.stamp().study_day)}
    ]


def test_doctor_finds_tampering_with_status_1_and_rebuild_mends_it(filled: Desk, run: Run) -> None:
    learn(opened(filled))
    with closing(sqlite3.connect(filled.home.database)) as connection:
        connection.execute("UPDATE item_state SET suspended = 1")
        connection.commit()

    found, rebuilt, after = run("doctor", "--json"), run("doctor", "--rebuild"), run("doctor", "--json")

    assert (found.status, found.json["differing"]) == (1, 3)
    assert (rebuilt.status, after.status) == (0, 0)
    assert "3 differ from the log" in rebuilt.out and "3 rebuilt" in rebuilt.out


def test_content_check_json(filled: Desk, run: Run) -> None:
    filled.write("bad.md", card("bad", answer=""))
    done = run("content", "check", "--json")

    assert done.status == 1
    assert set(done.json) >= {"cards", "proofs", "problems", "covered", "missing", "seconds"}
    problems = done.json["problems"]
    assert isinstance(problems, list)
    assert any(p["file"].endswith("notes/bad.md") and p["severity"] == "error" and p["remedy"] for p in problems)


# Plain output


def test_commands_say_something_to_a_person_too(filled: Desk, run: Run) -> None:
    learn(opened(filled))

    assert "0 due, 0 new, 0 in steps" in run("due").out
    assert "reviews 3" in run("stats").out
    assert "sound" in run("doctor").out


def test_doctor_lists_doubts_with_their_text(filled: Desk, run: Run) -> None:
    session = ReviewSession(opened(filled))
    showing(session)
    session.doubt("符号错了")

    assert "one (content/notes/a.md:8)" in run("doctor").out and "符号错了" in run("doctor").out


def test_export_backup_and_restore(filled: Desk, run: Run, tmp_path: Path) -> None:
    learn(opened(filled))
    filled.close()

    assert run("export", "--jsonl", str(tmp_path / "all.jsonl")).status == 0
    assert run("export", "--csv", str(tmp_path / "all.csv")).out.startswith("3 lines")
    assert run("backup", str(tmp_path / "b.zip")).status == 0
    filled.home.database.unlink()
    assert run("restore", str(tmp_path / "b.zip")).status == 0
    assert run("stats", "--json").json["reviews"] == 3


def test_backup_without_a_name_lies_in_the_users_folder(filled: Desk, run: Run) -> None:
    assert run("backup").status == 0
    assert [path.suffix for path in filled.home.backups.iterdir()] == [".zip"]


# Errors


def test_error_is_two_lines_on_stderr_with_what_where_and_what_to_do(filled: Desk, run: Run) -> None:
    filled.home.database.write_bytes(b"garbage" * 1000)

    done = run("due")

    assert (done.status, done.out) == (1, "")
    lines = done.err.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(f"studyapp: {filled.home.database}: ") and "restore" in lines[1]


def test_missing_content_is_an_error_with_a_remedy(desk: Desk, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STUDYAPP_CONTENT", str(desk.root / "nowhere"))

    done = run("due")

    assert done.status == 1 and "STUDYAPP_CONTENT" in done.err


def test_restore_of_a_missing_file_is_an_error(desk: Desk, run: Run) -> None:
    assert run("restore", "nothing.zip").status == 1


# Terminals, pipes, locales


def test_review_without_a_terminal_goes_on_line_by_line(filled: Desk) -> None:
    done = run_apart(filled, "review", "--lang", "en", lines="\n4\n")

    assert (done.status, "Why one?" in done.out, "saved: Easy" in done.out) == (0, True, True)
    assert done.err == "studyapp: this is no terminal; going on line by line\n"


def test_plain_review_is_silent_on_stderr(filled: Desk) -> None:
    done = run_apart(filled, "review", "--plain", "--limit", "1", lines="\n4\n")

    assert (done.status, done.err) == (0, "")


def test_today_without_a_terminal_says_what_to_do(filled: Desk) -> None:
    done = run_apart(filled)

    assert (done.status, done.out) == (1, "")
    assert "this is no terminal" in done.err and "review --plain" in done.err


def on_a_terminal(desk: Desk, *arguments: str, typed: str, **more: str) -> Ran:
    """Run a command on a pseudo-terminal; both streams come from one place there."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "studyapp", *arguments],
        env=environment(desk, **more),
        stdin=slave,
        stdout=slave,
        stderr=slave,
    )
    os.close(slave)
    os.write(master, typed.encode())
    said = b""
    try:
        while chunk := os.read(master, 65536):
            said += chunk
    except OSError:  # the other end is closed
        pass
    os.close(master)
    return Ran(process.wait(timeout=60), said.decode(), "")


def test_dumb_terminal_goes_on_line_by_line(filled: Desk) -> None:
    done = on_a_terminal(filled, "review", "--lang", "en", typed="\n4\n:q\n", TERM="dumb")

    assert done.status == 0
    assert "TERM is dumb" in done.out and "saved: Easy" in done.out
    assert "\x1b" not in done.out


def test_today_on_a_dumb_terminal_says_what_to_do(filled: Desk) -> None:
    done = on_a_terminal(filled, typed="", TERM="dumb")

    assert done.status == 1
    assert "TERM is dumb" in done.out and "review --plain" in done.out


ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def test_locale_without_utf8_is_told_before_any_card(filled: Desk) -> None:
    done = run_apart(filled, "review", "--plain", lines="\n4\n", **ASCII)

    assert (done.status, done.out) == (1, "")
    assert "UTF-8" in done.err and "LC_ALL=C.UTF-8" in done.err
    assert len(done.err.splitlines()) == 2


def test_other_commands_work_without_utf8(filled: Desk) -> None:
    session = ReviewSession(opened(filled))
    showing(session)
    session.doubt("符号错了")
    filled.configure(interface_language="zh")

    done = run_apart(filled, "doctor", **ASCII)

    assert (done.status, done.err) == (0, "")
    assert "content/notes/a.md:8" in done.out


def test_typed_bytes_that_are_no_text_are_no_fault(filled: Desk) -> None:
    done = run_apart(filled, "review", "--plain", "--limit", "1", lines="\udcff\udcfe\n4\n")

    assert (done.status, done.err) == (0, "")
    assert "saved: Easy" in done.out


def test_ctrl_c_is_status_130_without_a_traceback(filled: Desk) -> None:
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "studyapp", "review", "--plain", "--lang", "en"],
        env=environment(filled),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        while "Why" not in process.stdout.readline():
            pass
        process.send_signal(signal.SIGINT)
        _out, err = process.communicate(timeout=60)

    assert process.returncode == 130
    assert "Traceback" not in err


def test_reader_that_left_is_no_fault(filled: Desk) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "studyapp", "due"],
        env=environment(filled),
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(writer)

    assert (done.returncode, done.stderr) == (0, "")


def test_interface_language_of_the_settings_counts(filled: Desk, run: Run) -> None:
    filled.configure(interface_language="zh")

    assert "due" not in run("due").out


def test_area_that_is_not_there_is_a_usage_problem_that_names_those_there_are(filled: Desk, run: Run) -> None:
    ran = run("review", "--plain", "--area", "nosuch")

    assert ran.status == 2 and "no area `nosuch`" in ran.err and "alpha" in ran.err


def test_mistake_in_the_configuration_is_said_by_every_command_and_found_by_the_check(filled: Desk, run: Run) -> None:
    filled.home.config.write_text("new_per_day = -4\n", encoding="utf-8")

    due, check = run("due", "--json"), run("content", "check")

    assert due.status == 0 and "config.toml:1: `new_per_day`" in due.err and due.json["new"] >= 0
    assert check.status == 1 and "config.toml:1: `new_per_day`" in check.out


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no /dev/full here")
def test_output_that_cannot_be_written_is_said_without_a_traceback(filled: Desk) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "studyapp", "due"]
        ran = subprocess.run(
            command, env=environment(filled), stdout=full, stderr=subprocess.PIPE, text=True, timeout=60
        )

    assert ran.returncode == 1 and "can't be written" in ran.stderr and "Traceback" not in ran.stderr


def test_output_that_was_closed_is_no_fault(filled: Desk) -> None:
    command = ["sh", "-c", 'exec "$0" -m studyapp due >&-', sys.executable]
    ran = subprocess.run(command, env=environment(filled), stderr=subprocess.PIPE, text=True, timeout=60)

    assert ran.returncode == 0 and ran.stderr == ""


def test_mock_names_what_there_is(desk: Desk, run: Run) -> None:
    write_bank(desk)
    desk.configure(interface_language="en")

    listed = run("mock", "--plain")
    assert (listed.status, listed.err) == (0, "")
    assert "short" in listed.out

    unknown = run("mock", "--plain", "--preset", "long")
    assert unknown.status == 2
    assert "Choose one of short." in unknown.err

    nobody = run("mock", "--plain", "--preset", "short", "--persona", "nobody")
    assert nobody.status == 2
    assert "Choose one of calm." in nobody.err

    alone = run("mock", "--seed", "3")
    assert alone.status == 2
    assert "--preset" in alone.err


def test_mock_without_a_terminal_is_held_line_by_line(desk: Desk, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write_bank(desk)
    desk.configure(interface_language="en")
    monkeypatch.setattr("sys.stdin", io.StringIO(""))

    ran = run("mock", "--preset", "short", "--seed", "1", "--lang", "en")

    assert ran.status == 0
    assert "greet en" in ran.out
    assert "goes on with it" in ran.out
    assert "going on line by line" in ran.err
