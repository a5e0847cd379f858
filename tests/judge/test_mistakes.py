"""The files of right/ and wrong/, and the first lines that say what comes of a mistake."""

import shutil
from pathlib import Path

import pytest
from small_drill import DOUBLE

from studyapp.errors import ContentError
from studyapp.judge.catalogue import read_drill
from studyapp.judge.drill import Drill
from studyapp.judge.mistakes import WrongFile, answer_files, read_mistake, read_mistakes, stray_files


@pytest.fixture
def drill(tmp_path: Path) -> Drill:
    return read_drill(shutil.copytree(DOUBLE, tmp_path / "double"))


def wrong(drill: Drill, text: str) -> Path:
    path = drill.folder / "wrong" / "square_numpy.py"
    path.write_text(text, encoding="utf-8")
    return path


def test_answers_are_known_by_name_and_backend(drill: Drill) -> None:
    assert [name for name, _path in answer_files(drill, "wrong", "numpy")] == ["identity", "square"]
    assert [path.name for _name, path in answer_files(drill, "right", "torch")] == ["model_torch.py"]


def test_the_first_line_says_what_comes_of_it(drill: Drill) -> None:
    text = "# wrong_answer vector: gives 1/2 x / 给出 x/2\n# cards: a-card, b-card\ndef double(x): return x / 2\n"

    path = wrong(drill, text)

    assert read_mistake(path, "square") == WrongFile(
        "square", path, "wrong_answer", "vector", "gives 1/2 x", "给出 x/2", ("a-card", "b-card")
    )


def test_cards_may_be_left_out(drill: Drill) -> None:
    assert [mistake.cards for mistake in read_mistakes(drill, "numpy")] == [(), ()]
    assert read_mistake(wrong(drill, "# wrong_answer vector: a / 甲"), "square").cards == ()


@pytest.mark.parametrize(
    "line",
    [
        "",
        "def double(x): return x",
        "# wrong_answer vector: only English",
        "# wrong_answer: no case / 无",
        "# vector: no verdict / 无",
        "# wrong_answer vector no colon / 无",
        "#wrong_answer vector: a / 甲",
        "# wrong_answer vector:  / 甲",
    ],
)
def test_a_file_that_doesnt_say_it_is_told(drill: Drill, line: str) -> None:
    wrong(drill, f"{line}\ndef double(x):\n    return x\n")

    with pytest.raises(ContentError) as error:
        read_mistakes(drill, "numpy")

    assert str(error.value) == (
        "double/wrong/square_numpy.py:1: the first line doesn't say what comes of it\n"
        "It reads `# wrong_answer case: what is wrong / 错在哪里`."
    )


def test_misspelt_cards_are_told(drill: Drill) -> None:
    wrong(drill, "# wrong_answer vector: a / 甲\n# card: a-card\n")

    with pytest.raises(ContentError, match=r"double/wrong/square_numpy\.py:2: the second line names no cards"):
        read_mistakes(drill, "numpy")


def test_a_file_that_is_no_text_is_told(drill: Drill) -> None:
    wrong(drill, "").write_bytes("# wrong_answer vector: a / 甲\n".encode("gbk"))

    with pytest.raises(ContentError, match=r"double/wrong/square_numpy\.py:1: "):
        read_mistakes(drill, "numpy")


def test_files_of_no_backend_are_strays(drill: Drill) -> None:
    for name in ("right/model.py", "right/notes.txt", "wrong/square_jax.py", "wrong/__pycache__/x.pyc"):
        path = drill.folder / name
        path.parent.mkdir(exist_ok=True)
        path.touch()

    strays = [path.relative_to(drill.folder).as_posix() for path in stray_files(drill)]

    assert strays == ["right/model.py", "right/notes.txt", "wrong/square_jax.py"]


def test_files_of_a_backend_that_the_drill_lacks_are_strays(drill: Drill) -> None:
    text = (drill.folder / "drill.toml").read_text(encoding="utf-8")
    (drill.folder / "drill.toml").write_text(text.replace('["numpy", "torch"]', '["numpy"]'), encoding="utf-8")

    assert [path.name for path in stray_files(read_drill(drill.folder))] == ["model_torch.py", "square_torch.py"]
