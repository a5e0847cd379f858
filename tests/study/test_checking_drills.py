"""What leads to a drill: every mistake is told with its file."""

from pathlib import Path

from drilling import write_drill

from studyapp.judge.catalogue import read_drill
from studyapp.study.checking_drills import SoundDrill, check_prerequisites


def test_prerequisites_are_there_whole_or_with_mistakes(tmp_path: Path) -> None:
    content, own = tmp_path / "content", tmp_path / "own"
    folders = [
        write_drill(content, "one", prerequisites=("broken", "absent")),
        write_drill(own, "two", prerequisites=("one",)),
    ]
    write_drill(own, "broken")
    sound = [SoundDrill(read_drill(folder), f"shown/{folder.name}") for folder in folders]

    (problem,) = check_prerequisites(sound, [content, own])

    assert (str(problem.place), problem.message) == ("shown/one/drill.toml:1", "There is no drill `absent`.")


def test_prerequisites_lead_nowhere_back(tmp_path: Path) -> None:
    names = {"one": "two", "two": "three", "three": "two"}
    folders = [write_drill(tmp_path, slug, prerequisites=(before,)) for slug, before in names.items()]
    sound = [SoundDrill(read_drill(folder), f"shown/{folder.name}") for folder in folders]

    (problem,) = check_prerequisites(sound, [tmp_path])

    assert str(problem.place) == "shown/two/drill.toml:1"
    assert problem.message == "Prerequisites lead round in a circle: two → three → two."
