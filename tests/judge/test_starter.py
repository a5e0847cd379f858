"""What a learner begins with, at each level, made from the model answer."""

import shutil
from pathlib import Path

import pytest
from small_drill import DOUBLE, verdict_of

from studyapp.errors import ContentError
from studyapp.judge.catalogue import read_drill
from studyapp.judge.client import Judge
from studyapp.judge.drill import Drill
from studyapp.judge.starter import Level, model_answer, starter

MODEL = '''\
"""Twice."""

import numpy as np
from math import (
    sqrt,
)

TWO = 2


def _helper(x):
    return x


# fill: before / 之前
def double(
    x,  # any shape
):
    """Give `2 * x`.

    Nothing else.
    """
    # fill: scale / 缩放
    y = np.multiply(x, 2)
    # end
    for _ in range(1):
        # fill: twice: a/b / 两次：甲/乙
        y = y + 0
        # end
    return y
# end
'''
GAPS = MODEL.replace("# fill: before / 之前\n", "").removesuffix("# end\n")


@pytest.fixture
def drill(tmp_path: Path) -> Drill:
    return read_drill(shutil.copytree(DOUBLE, tmp_path / "double"))


def write(drill: Drill, text: str) -> Drill:
    (drill.folder / "right" / "model_numpy.py").write_text(text, encoding="utf-8")
    return drill


def test_the_model_answer_is_shown_without_its_marks(drill: Drill) -> None:
    shown = model_answer(write(drill, GAPS), "numpy")

    assert shown == "".join(line for line in GAPS.splitlines(True) if "# fill" not in line and "# end" not in line)
    assert starter(drill, "numpy", "read", "en") == shown


@pytest.mark.parametrize(
    ("language", "first", "second"), [("en", "scale", "twice: a/b"), ("zh", "缩放", "两次：甲/乙")]
)
def test_gaps_say_what_belongs_there(drill: Drill, language: str, first: str, second: str) -> None:
    text = starter(write(drill, GAPS), "numpy", "fill", language)  # type: ignore[arg-type]

    assert f"    # TODO: {first}\n    ...\n    for _ in range(1):\n" in text
    assert f"        # TODO: {second}\n        ...\n    return y\n" in text
    assert "np.multiply" not in text and "y + 0" not in text
    compile(text, "starter", "exec")


def test_signatures_keep_imports_and_documentation(drill: Drill) -> None:
    assert starter(write(drill, GAPS), "numpy", "signature", "en") == (
        "import numpy as np\nfrom math import (\n    sqrt,\n)\n\n\n"
        'def double(\n    x,  # any shape\n):\n    """Give `2 * x`.\n\n    Nothing else.\n    """\n    ...\n'
    )


def test_a_signature_on_one_line_with_its_body_stays_a_signature(drill: Drill) -> None:
    text = starter(write(drill, "import numpy as np\n\n\ndef double(x): return 2 * x\n"), "numpy", "signature", "en")

    assert text == "import numpy as np\n\n\ndef double(x):\n    ...\n"


@pytest.mark.parametrize(("backend", "line"), [("numpy", "import numpy as np"), ("torch", "import torch")])
def test_the_blank_one_has_the_import_alone(drill: Drill, backend: str, line: str) -> None:
    assert starter(drill, backend, "blank", "en").strip() == line  # type: ignore[arg-type]


STAGES = '''\
"""Stages."""

import numpy as np
from functools import cache

LIMIT = 3
UNUSED = 4


def _helper(x):
    return _deeper(x) * LIMIT


def double(x):
    return 2 * x


@cache
def _deeper(x):
    return np.abs(x)


def later(x):
    """Give it."""
    return _helper(x)


def other(x):
    return later(x) + UNUSED
'''


def test_the_model_answer_of_a_stage_is_what_the_stage_needs(drill: Drill) -> None:
    text = (drill.folder / "drill.toml").read_text(encoding="utf-8")
    for name in ("later", "other"):
        text += f'[[entry]]\nname = "{name}"\nargs = ["x"]\nreturns = ["y"]\nstage = "{name}"\n'
        text += f'[[stage]]\nname = "{name}"\ntitle = {{ en = "A", zh = "甲" }}\n'
    (drill.folder / "drill.toml").write_text(text, encoding="utf-8")
    (drill.folder / "right" / "stages_numpy.py").write_text(STAGES, encoding="utf-8")
    staged = read_drill(drill.folder)

    later, other = (model_answer(staged, "numpy", stage) for stage in ("later", "other"))

    parts = STAGES.split("\n\n\n")
    needed = [parts[0].partition("\n\n")[2].partition("\n\n")[0], "LIMIT = 3", parts[1], parts[3], parts[4]]
    assert later == "\n\n\n".join(needed) + "\n"
    assert other.startswith("import numpy as np\n") and "UNUSED = 4" in other and "def later" in other
    assert "def double" not in later + other
    space: dict[str, object] = {}
    exec(compile(other, "other", "exec"), space)


def test_a_stage_without_its_file_is_told(drill: Drill) -> None:
    with pytest.raises(ContentError, match=r"double/right/stages_numpy\.py: .*No such file"):
        model_answer(drill, "numpy", "later")


@pytest.mark.parametrize("level", ["fill", "signature", "blank"])
@pytest.mark.parametrize("backend", ["numpy", "torch"])
def test_no_starter_is_accepted_as_it_is(judge: Judge, drill: Drill, level: Level, backend: str) -> None:
    verdict = verdict_of(judge, drill, starter(drill, backend, level, "zh"), backend)  # type: ignore[arg-type]

    assert verdict.conclusion in ("wrong_answer", "bad_signature")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# fill: a / b\n# fill: c / d\nx = 1\n# end\n", "double/right/model_numpy.py:2: a gap begins inside another"),
        ("x = 1\n# end\n", "double/right/model_numpy.py:2: `# end` without `# fill:`"),
        ("# fill: a / b\nx = 1\n", "double/right/model_numpy.py: a gap isn't closed, or there is none"),
        ("x = 1\n", "double/right/model_numpy.py: a gap isn't closed, or there is none"),
        (
            "# fill: only English\nx = 1\n# end\n",
            "double/right/model_numpy.py:1: a gap's words are `en / zh`",
        ),
    ],
)
def test_a_mark_out_of_place_is_told_with_its_line(drill: Drill, text: str, told: str) -> None:
    with pytest.raises(ContentError) as error:
        starter(write(drill, text), "numpy", "fill", "en")

    assert str(error.value).startswith(told)


def test_a_model_answer_that_isnt_there_or_no_python_is_told(drill: Drill) -> None:
    with pytest.raises(ContentError, match=r"double/right/model_numpy\.py:2: .*was never closed"):
        starter(write(drill, "import numpy\nx = (\n"), "numpy", "signature", "en")
    (drill.folder / "right" / "model_numpy.py").unlink()
    with pytest.raises(ContentError, match=r"double/right/model_numpy\.py: .*No such file"):
        model_answer(drill, "numpy")
