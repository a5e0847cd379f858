"""The system's viewer, as a program of our own that writes down what it was given. $EDITOR is tested with the drill."""

import sys
import time
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.app import App

from studyapp.errors import EnvironmentProblem
from studyapp.ui import external

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="other viewers there")


@pytest.fixture
def viewer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole PATH, with an xdg-open in it."""
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":9")
    write(tmp_path, 'printf "%s\\n" "$#" "$1" > "$0.said"')
    return tmp_path


def write(folder: Path, script: str) -> None:
    program = folder / "xdg-open"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


@pytest.mark.parametrize("target", [Path("/a/曲线 1.png"), "https://a.b/?x=1&y=$(id);`id`"])
def test_viewer_gets_the_target_as_one_argument(viewer: Path, target: Path | str) -> None:
    external.show(target)

    assert (viewer / "xdg-open.said").read_text(encoding="utf-8") == f"1\n{target}\n"


def test_failure_is_said_with_what_to_do(viewer: Path) -> None:
    write(viewer, "exit 3")

    with pytest.raises(EnvironmentProblem, match=r"status 3(.|\n)*/a/x.png"):
        external.show(Path("/a/x.png"))


def test_viewer_that_stays_is_left_alone(viewer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(external, "_PATIENCE_S", 0.05)
    write(viewer, "sleep 1")
    begun = time.monotonic()

    external.show("https://a.b")

    assert time.monotonic() - begun < 0.9


def test_without_a_desktop_nothing_is_started(viewer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)

    with pytest.raises(EnvironmentProblem, match="no desktop"):
        external.show("https://a.b")
    assert not (viewer / "xdg-open.said").exists()


def test_without_a_viewer_it_is_said(viewer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (viewer / "xdg-open").unlink()
    monkeypatch.setenv("PATH", str(viewer))

    with pytest.raises(EnvironmentProblem, match="no program"):
        external.show("https://a.b")


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["vim"], ["+7", "/a b.md"]),
        (["/usr/bin/nvim", "-n"], ["+7", "/a b.md"]),
        (["nano"], ["+7", "/a b.md"]),
        (["hx"], ["+7", "/a b.md"]),
        (["code"], ["--wait", "--goto", "/a b.md:7"]),
        (["code", "--wait"], ["--goto", "/a b.md:7"]),
        (["subl"], ["--wait", "/a b.md:7"]),
        (["my-own"], ["/a b.md"]),
    ],
)
def test_editors_are_told_the_line_in_their_own_way(command: list[str], told: list[str]) -> None:
    assert external.at_line(command, Path("/a b.md"), 7) == told


def test_an_editor_that_fails_says_where_the_file_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app: App[object] = App()
    monkeypatch.setattr(app, "suspend", nullcontext)
    for command in ("false", "no-such-program-at-all"):
        with pytest.raises(EnvironmentProblem):
            external.edit_file(app, tmp_path / "a.md", 3, command)
