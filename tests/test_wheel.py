"""An ordinary install, without the checkout, is whole."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.slow
def test_wheel_carries_content_translations_and_styles_and_works_from_any_folder(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=100)
    (wheel,) = tmp_path.glob("*.whl")
    place = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place)

    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        code = f"import sys, studyapp.cli as cli; print(cli.__file__); sys.exit(cli.main({arguments}))"
        environment = {"PYTHONPATH": str(place), "STUDYAPP_HOME": str(tmp_path / "home"), "PATH": "/usr/bin:/bin"}
        return subprocess.run(
            [sys.executable, "-c", code],
            cwd=tmp_path,
            env={**environment, "LC_ALL": "zh_CN.UTF-8"},
            capture_output=True,
            text=True,
            timeout=60,
        )

    ran = run("due")
    judged = run("check", "adam", str(place / "studyapp" / "content" / "drills" / "adam" / "right" / "model_numpy.py"))

    assert judged.returncode == 0 and str(place) in judged.stdout, judged.stdout + judged.stderr
    assert ran.returncode == 0, ran.stderr
    assert str(place) in ran.stdout and "8" in ran.stdout  # eight new cards a day by default
    for needed in (
        "content/notes/normalization/batch-norm.md",
        "content/interviews/quick.toml",
        "content/topics.tsv",
        "locale/zh/LC_MESSAGES/studyapp.mo",
        "ui/app.tcss",
        "storage/migrations/versions/0001_first.py",
    ):
        assert (place / "studyapp" / needed).is_file(), needed
