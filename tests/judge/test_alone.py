"""The judge in an environment that has numpy and torch and nothing else: a virtual environment without pip."""

import importlib.metadata
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (ROOT / "studyapp").is_dir(), reason="needs the checkout"),
    pytest.mark.skipif(sys.platform == "win32", reason="packages are linked"),
]


def needed(name: str, seen: set[str]) -> set[str]:
    """Give a distribution and what it requires, whatever extras it might have."""
    seen.add(name)
    for requirement in importlib.metadata.requires(name) or ():
        wanted = re.match(r"[\w.-]+", requirement)
        if wanted and "extra ==" not in requirement and wanted[0] not in seen:
            try:
                importlib.metadata.distribution(wanted[0])
            except importlib.metadata.PackageNotFoundError:
                continue  # for another platform or version
            needed(wanted[0], seen)
    return seen


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("alone")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    for name in needed("torch", needed("numpy", set())):
        for file in importlib.metadata.files(name) or ():
            top = file.parts[0]
            if top not in ("..", "__pycache__") and not (packages / top).exists():
                (packages / top).symlink_to(Path(str(importlib.metadata.distribution(name).locate_file(top))))
    yield folder / "bin" / "python"


def run(python: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    return subprocess.run([str(python), *arguments], capture_output=True, text=True, env=environment, check=False)


def test_there_is_nothing_else_there(python: Path) -> None:
    others = ["textual", "sqlalchemy", "alembic", "pydantic", "yaml", "markdown_it", "fsrs", "tomlkit", "platformdirs"]
    code = f"import importlib.util as u, numpy, torch; print([n for n in {others} if u.find_spec(n)])"

    done = run(python, "-c", code)

    assert (done.stdout, done.stderr) == ("[]\n", "")


@pytest.mark.parametrize("backend", ["numpy", "torch"])
def test_the_model_answer_is_accepted(python: Path, backend: str) -> None:
    answer = ROOT / "content" / "drills" / "nms" / "right" / f"model_{backend}.py"

    done = run(python, "-m", "studyapp.judge", "check", "nms", str(answer))

    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "✓ Accepted" in done.stdout and " x the reference" in done.stdout


def test_a_known_mistake_is_named(python: Path) -> None:
    answer = ROOT / "content" / "drills" / "nms" / "wrong" / "greater_equal_numpy.py"

    done = run(python, "-m", "studyapp.judge", "check", "nms", str(answer), "--lang", "en")

    assert done.returncode == 1
    assert "your code behaves like: " in done.stdout
