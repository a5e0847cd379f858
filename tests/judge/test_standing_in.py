"""Answers that anybody could give, held against cases: the ones that would pass show what a drill doesn't test."""

from pathlib import Path

import pytest
from small_drill import ENTRY, small_drill

from studyapp.judge.drill import CORE
from studyapp.judge.judging import Setting
from studyapp.judge.loading import load, prepare
from studyapp.judge.sides import BrokenCase
from studyapp.judge.standing_in import ANYBODYS, would_pass

DOUBLE = "def f(x):\n    return 2 * x\n"
HANDLE = "def f(x):\n    return 2 * x, None\n"


def passing(tmp_path: Path, reference: str, body: str, toml: str = ENTRY, given: str = "") -> set[str]:
    """Give the names of anybody's answers that a case with this body would accept."""
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    cases = "TOLERANCE['m'] = TOLERANCE['y']\n" + f'@case("it", "它")\ndef it(f, rng, dtype):\n{lines}'
    loaded = load(small_drill(tmp_path, reference, cases, toml=toml, given=given))
    (case,) = loaded.cases
    prepared = prepare(loaded, case, "float64", CORE, seed=1)
    setting = Setting(loaded, "numpy", "cpu", CORE, seed=1)
    return {name for name, answer in ANYBODYS.items() if would_pass(setting, prepared, answer)}


NOTHING: set[str] = set()
ALL = set(ANYBODYS)


@pytest.mark.parametrize(
    ("reference", "body", "accepted"),
    [
        (DOUBLE, "f.f(rng.normal(size=4))", NOTHING),
        (DOUBLE, "f.f(np.zeros(4))", ALL),
        (DOUBLE, "f.f(np.zeros((0, 4)))", ALL),
        ("def f(x):\n    return 3 * x / x.max()\n", "f.f(np.ones(4) * 5)", {"the mean"}),
        ("def f(x):\n    return x.copy()\n", "f.f(rng.normal(size=4))", {"a copy of the first input"}),
        ("def f(x):\n    return x.sum()\n", "f.f(rng.normal(size=4))", NOTHING),
        ("def f(x):\n    return x.astype(int)\n", "f.f(rng.random(4))", {"zeros", "the mean"}),
        # A plain number isn't an array: nobody guesses at it.
        ("def f(x):\n    return len(x)\n", "f.f(rng.normal(size=4))", ALL),
        # One call that tells suffices.
        (DOUBLE, "f.f(np.zeros(4))\nf.f(rng.normal(size=4))", NOTHING),
    ],
)
def test_an_answer_passes_where_the_values_let_it(
    tmp_path: Path, reference: str, body: str, accepted: set[str]
) -> None:
    assert passing(tmp_path, reference, body) == accepted


def test_an_error_within_the_tolerance_passes_as_it_would_for_a_learner(tmp_path: Path) -> None:
    body = "f.f(np.full(3, 1e-30))"

    assert passing(tmp_path, "def f(x):\n    return x + 1\n", body) == {"the mean"}


def test_a_property_can_refuse_what_values_dont(tmp_path: Path) -> None:
    unchecked = ENTRY + 'unchecked = ["y"]\n'
    body = "y = f.f(rng.normal(size=4))"

    assert passing(tmp_path / "a", DOUBLE, body, unchecked) == ALL
    told = body + '\nf.expect(np.ptp(y) > 0, "not all the same", "不全相同")'
    assert passing(tmp_path / "b", DOUBLE, told, unchecked) == {"a copy of the first input"}


def test_what_is_to_be_changed_stays_as_it_was(tmp_path: Path) -> None:
    toml = '[[entry]]\nname = "f"\nargs = ["x", "m"]\nreturns = ["y"]\nmutates = ["m"]\n'
    moving = "def f(x, m):\n    m += x\n    return 0 * m\n"

    assert passing(tmp_path / "a", moving, "f.f(rng.normal(size=3), np.zeros(3))", toml) == NOTHING
    assert "zeros" in passing(tmp_path / "b", moving, "f.f(np.zeros(3), np.zeros(3))", toml)
    listed = "f.f(np.zeros(3), [np.zeros(3), with_grad(np.ones(2))])"
    assert passing(tmp_path / "c", "def f(x, m):\n    m[1][:] = 7\n    return x + 1\n", listed, toml) == NOTHING


def test_nothing_is_raised_and_nothing_is_done_to_given_objects(tmp_path: Path) -> None:
    raising = "def f(x):\n    if x.ndim == 2:\n        raise ValueError\n    return 0 * x\n"
    body = "with f.raises(ValueError):\n    f.f(np.ones((2, 2)))"
    assert passing(tmp_path / "a", raising, body) == NOTHING

    given = "class Seen:\n    n = 0\n    def more(self):\n        self.n += 1\n\n\nseen = Seen()\n"
    asked = 'g = Given("seen")\nf.f(g)\nf.expect(f.ask(g, "more") is None, "asked", "问过")'
    counting = "import numpy as np\ndef f(g):\n    g.more()\n    return np.zeros(2)\n"
    assert passing(tmp_path / "b", counting, asked, given=given) == NOTHING


def test_handles_go_back_in(tmp_path: Path) -> None:
    toml = '[[entry]]\nname = "f"\nargs = ["x"]\nreturns = ["y", "cache"]\nopaque = ["cache"]\n'
    toml += '[[entry]]\nname = "g"\nargs = ["cache"]\nreturns = ["y"]\n'
    reference = HANDLE + "import numpy as np\ndef g(cache):\n    return np.ones(3)\n"

    accepted = passing(tmp_path, reference, "_, cache = f.f(np.zeros(3))\nf.g(cache)", toml)

    assert accepted == {"the mean"}


def test_a_case_that_chokes_on_nonsense_refuses_it(tmp_path: Path) -> None:
    body = "n = int(1 / f.f(np.ones(1))[0])\nf.f(np.zeros(n + 1))"

    assert passing(tmp_path, "def f(x):\n    return x / 2\n", body) == NOTHING


def test_the_authors_own_fault_is_not_taken_for_a_refusal(tmp_path: Path) -> None:
    loaded = load(small_drill(tmp_path))
    (case,) = loaded.cases
    prepared = prepare(loaded, case, "float64", CORE, seed=1)

    def broken(_want: object, _first: object) -> object:
        raise BrokenCase("this isn't the answer's fault")

    with pytest.raises(BrokenCase):
        would_pass(Setting(loaded, "numpy", "cpu", CORE, seed=1), prepared, broken)
