"""What a case asks of a learner's functions, and what is told where they don't give it."""

from pathlib import Path

import pytest
from small_drill import ENTRY, fault_of, small_drill, verdict_of

from studyapp.judge.client import Judge
from studyapp.judge.telling import explain
from studyapp.judge.verdict import (
    ChangedInput,
    ChangedLater,
    Different,
    Frame,
    KeptGraph,
    Mistyped,
    NotRaised,
    Raised,
    TooMuchMemory,
    Unmet,
)


def entry(args: str = "x", returns: str = "y", name: str = "f", **lists: str) -> str:
    """Give an [[entry]]; names are separated by spaces."""
    listed = {"args": args, "returns": returns, **lists}
    return f'[[entry]]\nname = "{name}"\n' + "".join(f"{key} = {text.split()}\n" for key, text in listed.items())


def one(body: str, options: str = 'dtypes=("float64",)') -> str:
    """Give a case with this body."""
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    return f'\n@case("it", "它", {options})\ndef it(f, rng, dtype):\n{lines}'


VECTOR = one("f.f(rng.normal(size=4).astype(dtype))")
RIGHT = "def f(x):\n    return 2 * x\n"

# --- values and calls -------------------------------------------------------------------------------------------------


def test_the_call_that_failed_is_shown_with_its_inputs(judge: Judge, tmp_path: Path) -> None:
    drill = small_drill(tmp_path, cases=one("f.f(np.array([1.0]))\nf.f(np.array([3.0]))\nf.f(np.array([5.0]))"))

    verdict = verdict_of(judge, drill, "def f(x):\n    return 2 * x if x[0] < 2 else x")

    fault = verdict.fault
    assert isinstance(fault, Different)
    assert (fault.call, fault.calls, fault.got, fault.expected) == (2, 3, "3", "6")
    assert verdict.cases[0].inputs == ("x = [3.]",)


def test_a_case_runs_once_for_each_of_its_dtypes(judge: Judge, tmp_path: Path) -> None:
    drill = small_drill(tmp_path, cases=one("f.f(rng.normal(size=4).astype(dtype))", ""))

    verdict = verdict_of(judge, drill, "def f(x):\n    return 2 * x.astype('float32')")

    assert [(case.dtype, case.outcome) for case in verdict.cases] == [
        ("float32", "passed"),
        ("float64", "wrong_answer"),
    ]
    assert isinstance(verdict.fault, Mistyped)
    assert (verdict.fault.what, verdict.fault.expected, verdict.fault.got) == ("dtype", "float64", "float32")


def test_the_reference_computes_in_float64_on_the_rounded_input(judge: Judge, tmp_path: Path) -> None:
    # In float32 the sum of 0.1 over 1000 terms is off by thousands of eps; 0.1 itself is rounded before that.
    tight = one("f.f(np.full(1000, 0.1, dtype))", 'dtypes=("float32",), tol={"y": Tol(0, 1, "one rounding")}')
    drill = small_drill(tmp_path, "def f(x):\n    return x.sum()\n", tight)

    exact = "import numpy as np\ndef f(x):\n    return np.float32(x.astype('float64').sum())"
    one_by_one = "import numpy as np\ndef f(x):\n    s = np.float32(0)\n    for v in x:\n        s += v\n    return s"
    assert fault_of(judge, drill, exact) is None
    assert isinstance(fault_of(judge, drill, one_by_one), Different)


def test_a_mismatch_is_noted_and_the_case_goes_on_with_the_learners_values(judge: Judge, tmp_path: Path) -> None:
    cases = one(
        'y = f.f(np.array([1.0]))\nz = f.f(y)\nf.expect(z[0] == 9, "not reached", "不会到")', "dtypes=('float64',)"
    )
    drill = small_drill(tmp_path, "def f(x):\n    return 3 * x\n", cases)

    fault = fault_of(judge, drill, "def f(x):\n    return 4 * x")

    assert isinstance(fault, Different) and (fault.call, fault.got) == (1, "4")


def test_another_path_through_the_case_is_the_learners_doing(judge: Judge, tmp_path: Path) -> None:
    drill = small_drill(tmp_path, cases=one("y = f.f(np.array([1.0]))\nwhile y[0] < 9:\n    y = f.f(y)"))

    halves = fault_of(judge, drill, "def f(x):\n    return x / 2")

    assert isinstance(halves, Different)  # and it ended, though such a y never reaches 9


def test_a_case_that_chokes_on_the_learners_values_is_a_wrong_answer(judge: Judge, tmp_path: Path) -> None:
    cases = one('folds = f.f(4)\nf.expect(len(np.concatenate(folds)) == 4, "all", "全部")')
    drill = small_drill(
        tmp_path, "import numpy as np\ndef f(n):\n    return [np.arange(n)]\n", cases, toml=ENTRY + 'unchecked = ["y"]'
    )

    verdict = verdict_of(judge, drill, "def f(n):\n    return []")

    assert verdict.conclusion == "wrong_answer"
    assert explain(verdict.fault) == [  # type: ignore[arg-type]
        "the check can't work with your results (ValueError: need at least one array to concatenate)"
    ]


# --- results ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("returned", "what", "got"),
    [
        ("[x, 2 * x]", "type", "list"),
        ("x", "type", "numpy.ndarray"),
        ("None", "type", "NoneType"),
        ("(x, 2 * x, x)", "count", "3"),
        ("(x,)", "count", "1"),
    ],
)
def test_several_results_come_as_a_tuple_of_so_many(
    judge: Judge, tmp_path: Path, returned: str, what: str, got: str
) -> None:
    drill = small_drill(
        tmp_path,
        "def f(x):\n    return x + 0, 2 * x\n",
        "TOLERANCE['z'] = TOLERANCE['y']\n" + VECTOR,
        toml=entry(returns="y z"),
    )

    fault = fault_of(judge, drill, f"def f(x):\n    return {returned}")

    assert isinstance(fault, Mistyped)
    assert (fault.result, fault.what, fault.got) == ("y, z", what, got)


@pytest.mark.parametrize(
    ("returned", "told"),
    [
        ("np.float64(x.sum())", None),
        ("np.array(x.sum())", None),
        ("float(x.sum())", "y is a Python float; expected a NumPy array, or a NumPy number of the right dtype"),
        ("np.float32(x.sum())", "y has dtype float32, expected float64"),
        ("np.array([x.sum()])", "y has shape (1,), expected ()"),
        ("int(x.sum())", "y is a Python int; expected a NumPy array, or a NumPy number of the right dtype"),
    ],
)
def test_a_result_without_dimensions(judge: Judge, tmp_path: Path, returned: str, told: str | None) -> None:
    drill = small_drill(tmp_path, "def f(x):\n    return x.sum()\n", VECTOR)

    fault = fault_of(judge, drill, f"import numpy as np\ndef f(x):\n    return {returned}")

    assert (explain(fault)[0] if fault else None) == told


def test_plain_numbers_are_compared_as_what_they_are(judge: Judge, tmp_path: Path) -> None:
    drill = small_drill(
        tmp_path,
        "def f(x):\n    return float(x.sum()), len(x)\n",
        "TOLERANCE['n'] = Tol(0, 0, '')\n" + VECTOR,
        toml=entry(returns="y n"),
    )

    def told(returned: str) -> str | None:
        fault = fault_of(judge, drill, f"import numpy as np\ndef f(x):\n    return {returned}")
        return explain(fault)[0] if fault else None

    assert told("x.sum().item(), x.size") is None
    assert told("x.sum(), np.int64(4)") is None  # a NumPy scalar stands for the number
    assert told("x.sum().item(), 5") == "n is 5, expected 4"
    assert told("x.sum().item(), 4.0") == "n is a float, expected int"


def test_nested_results_are_compared_item_by_item(judge: Judge, tmp_path: Path) -> None:
    reference = "def f(x):\n    return [x + 0, {'a': (2 * x, 3)}]\n"
    drill = small_drill(tmp_path, reference, VECTOR)

    def told(returned: str) -> str | None:
        fault = fault_of(judge, drill, f"def f(x):\n    return {returned}")
        return explain(fault)[0] if fault else None

    assert told("[x * 1, {'a': (x + x, 3)}]") is None
    assert told("[x * 1, {'a': (x + x, 4)}]") == "y[1]['a'][1] is 4, expected 3"
    assert told("[x * 1, {'a': [x + x, 3]}]") == "y[1]['a'] is a list, expected tuple"
    assert told("[x * 1]") == "y: 1 of them came back, expected 2"
    assert told("[x * 1, {'b': (x + x, 3)}]") == "y[1] is a dict of ['b'], expected dict of ['a']"
    assert (told("[x * 1, {'a': (x - 1, 3)}]") or "").startswith("y[1]['a'][0][0] is ")


@pytest.mark.parametrize(
    ("returned", "kind"),
    [
        ("10 ** 5000", "int (too large)"),
        ("np.zeros((5800, 5800))", "numpy.ndarray (too large)"),
        ("[0.5] * 2_000_000", "list (too large)"),
        ("{np.int64(1): x}", "dict"),
        ("{1, 2}", "set"),
        ("b'x'", "bytes"),
        ("np.array(['a'])", "numpy.ndarray (<U1)"),
        ("np.array([None])", "numpy.ndarray (object)"),
        ("np.ma.array(x)", "numpy.ma.MaskedArray"),
        ("(v for v in x)", "generator"),
        ("f", "function"),
    ],
)
def test_whatever_comes_back_is_named(judge: Judge, tmp_path: Path, returned: str, kind: str) -> None:
    drill = small_drill(tmp_path, cases=VECTOR, memory_mib=1024)

    verdict = verdict_of(judge, drill, f"import numpy as np\ndef f(x):\n    return {returned}")

    assert verdict.conclusion == "wrong_answer"
    assert isinstance(verdict.fault, Mistyped)
    assert verdict.fault.got.replace("numpy.ma.core.", "numpy.ma.") == kind


def test_an_unchecked_result_needs_only_its_kind(judge: Judge, tmp_path: Path) -> None:
    drill = small_drill(tmp_path, cases=VECTOR, toml=entry(unchecked="y"))

    assert fault_of(judge, drill, "def f(x):\n    return x[:1] - 9") is None
    listed = fault_of(judge, drill, "def f(x):\n    return list(x)")
    assert isinstance(listed, Mistyped) and (listed.what, listed.got) == ("type", "list")


# --- opaque results, stages -------------------------------------------------------------------------------------------

CACHED = "def f(x):\n    return 2 * x, (lambda: x.copy())\n\ndef back(cache):\n    return 3 * cache()\n"
CACHE_ENTRIES = entry(returns="y cache", opaque="cache") + entry("cache", "z", "back")


def test_an_opaque_result_stays_with_the_learner_and_comes_back(judge: Judge, tmp_path: Path) -> None:
    body = "_, a = f.f(rng.normal(size=3))\n_, b = f.f(rng.normal(size=2))\nf.back(a)\nf.back(b)\nf.back(a)"
    drill = small_drill(tmp_path, CACHED, "TOLERANCE['z'] = TOLERANCE['y']\n" + one(body), toml=CACHE_ENTRIES)

    class_of_ones_own = """
class Cache:
    def __init__(self, x): self.x = x
    def __reduce__(self): raise RuntimeError("it can't be sent anywhere")
def f(x): return 2 * x, Cache(x)
def back(cache): return cache.x * 3
"""
    one_for_all = (
        "def f(x):\n    global kept\n    kept = x\n    return 2 * x, None\ndef back(cache):\n    return 3 * kept\n"
    )

    assert fault_of(judge, drill, class_of_ones_own) is None
    fault = fault_of(judge, drill, one_for_all)
    assert isinstance(fault, Mistyped) and (fault.entry, fault.expected, fault.got) == ("back", "(3,)", "(2,)")


def test_a_stage_asks_for_its_functions_and_the_cores(judge: Judge, tmp_path: Path) -> None:
    cases = VECTOR + one("f.g(np.array([1.0]))", 'stage="more", dtypes=("float64",)').replace("def it", "def later")
    toml = ENTRY + entry(name="g") + 'stage = "more"\n[[stage]]\nname = "more"\ntitle = {en = "More", zh = "更多"}\n'
    drill = small_drill(tmp_path, RIGHT + "def g(x):\n    return 3 * x\n", cases, toml=toml)
    both = RIGHT + "def g(x):\n    return x + x + x\n"

    core, without, whole = (
        verdict_of(judge, drill, source, stage=stage)
        for source, stage in ((RIGHT, "core"), (RIGHT, "more"), (both, "more"))
    )

    assert [case.name for case in core.cases] == ["it"] and core.conclusion == "accepted"
    assert without.conclusion == "bad_signature"
    assert explain(without.fault)[0] == "there is no function g(x)"  # type: ignore[arg-type]
    assert [(case.name, case.stage) for case in whole.cases] == [("it", "core"), ("later", "more")]
    assert (whole.conclusion, whole.stage) == ("accepted", "more")
    assert verdict_of(judge, drill, "def g(x):\n    return 3 * x", stage="more").conclusion == "bad_signature"


# --- inputs -----------------------------------------------------------------------------------------------------------

IN_PLACE = "def f(x):\n    x *= 2\n    return x\n"


@pytest.mark.parametrize(
    "given",
    ["rng.normal(size=3)", "rng.normal(size=(3, 4)).T", "rng.normal(size=8)[::-2]", "with_grad(rng.normal(size=3))"],
)
@pytest.mark.parametrize("backend", ["numpy", "torch"])
def test_a_changed_input_is_named(judge: Judge, tmp_path: Path, given: str, backend: str) -> None:
    drill = small_drill(tmp_path, cases=one(f"f.f({given})"))
    source = IN_PLACE if backend == "numpy" else "def f(x):\n    x = x.detach()\n    x *= 2\n    return x\n"

    fault = fault_of(judge, drill, source, backend)  # type: ignore[arg-type]

    assert fault == ChangedInput("f", "x")


def test_an_array_changed_inside_a_list_is_named(judge: Judge, tmp_path: Path) -> None:
    reference = "def f(arrays, scale):\n    return sum(a.sum() for a in arrays)\n"
    cases = one("f.f([rng.normal(size=3), (rng.normal(size=2),)][:1] * 2, 3)")
    drill = small_drill(tmp_path, reference, cases, toml=entry("arrays scale"))

    changed = "def f(arrays, scale):\n    s = sum(a.sum() for a in arrays)\n    arrays[1][0] = 0\n    return s"
    grown = "def f(arrays, scale):\n    s = sum(a.sum() for a in arrays)\n    arrays.append(arrays[0])\n    return s"

    assert fault_of(judge, drill, changed) == ChangedInput("f", "arrays")
    assert fault_of(judge, drill, grown) == ChangedInput("f", "arrays")


MOVING = "def f(x, m):\n    m += x\n    return 2 * m\n"
MOVING_CASES = "TOLERANCE['m'] = TOLERANCE['y']\n" + one(
    'm = np.zeros(3)\nfor _ in range(3):\n    f.f(np.ones(3), m)\nf.expect((m == 3).all(), "m moved", "m 变了")'
)


def test_what_is_to_be_changed_is_compared_and_carried_on(judge: Judge, tmp_path: Path) -> None:
    drill = small_drill(tmp_path, MOVING, MOVING_CASES, toml=entry("x m", mutates="m"))

    rebound = "def f(x, m):\n    m = m + x\n    return 2 * m"
    elsewhere = "def f(x, m):\n    y = 2 * (m + x)\n    m[:] = m + x if m[0] else 5 * x\n    return y"

    assert fault_of(judge, drill, "def f(x, m):\n    m[:] = m + x\n    return m + m") is None
    fault = fault_of(judge, drill, rebound)
    assert isinstance(fault, Different) and fault.in_place
    assert (fault.result, fault.call, fault.got, fault.expected) == ("m", 1, "0", "1")
    assert "m is to be updated in place" in explain(fault)
    fault = fault_of(judge, drill, elsewhere)
    assert isinstance(fault, Different) and (fault.result, fault.got, fault.in_place) == ("m", "5", True)


def test_a_list_of_arrays_can_be_changed_in_place(judge: Judge, tmp_path: Path) -> None:
    reference = "def f(grads):\n    for g in grads:\n        g *= 2\n    return len(grads)\n"
    cases = "TOLERANCE['grads'] = Tol(0, 1, '')\n" + one("f.f([np.ones(2), np.ones((2, 3)), np.ones(())])")
    drill = small_drill(tmp_path, reference, cases, toml=entry("grads", "n", mutates="grads"))

    fresh = "def f(grads):\n    for i in range(len(grads)):\n        grads[i] = grads[i] * 2\n    return len(grads)"
    first = "def f(grads):\n    grads[0] *= 2\n    return 3"

    # A list is the caller's own: putting other arrays into it changes it in place too.
    assert fault_of(judge, drill, fresh) is None
    fault = fault_of(judge, drill, first)
    assert isinstance(fault, Different) and (fault.result, fault.index) == ("grads[1]", (0, 0))


@pytest.mark.parametrize("backend", ["numpy", "torch"])
def test_an_array_comes_as_it_lies(judge: Judge, tmp_path: Path, backend: str) -> None:
    body = "f.f(np.arange(6.0).reshape(2, 3))\nf.f(np.arange(6.0).reshape(2, 3).T)\nf.f(np.arange(9.0)[::3])"
    drill = small_drill(tmp_path, cases=one(body))
    ask = "x.flags.c_contiguous" if backend == "numpy" else "x.is_contiguous()"

    told = f"seen = []\ndef f(x):\n    seen.append({ask})\n    assert len(seen) < 3, seen\n    return 2 * x"
    fault = fault_of(judge, drill, told, backend)  # type: ignore[arg-type]

    assert isinstance(fault, Raised) and fault.text == "[True, False, False]"


def test_each_call_gets_memory_of_its_own_unless_the_case_says_otherwise(judge: Judge, tmp_path: Path) -> None:
    body = (
        "for name in ('a', 'a', 'b'):\n    f.f(in_storage(name, np.ones(3)))\nfor _ in range(2):\n    f.f(np.ones(3))"
    )
    drill = small_drill(tmp_path, cases=one(body))
    # The arrays are kept, so that an address isn't given twice.
    where = "kept, seen = [], []\ndef f(x):\n    kept.append(x)\n    seen.append(x.ctypes.data)\n"
    told = "    at = [seen.index(s) for s in seen]\n    assert len(at) < 5, at\n    return 2 * x"

    fault = fault_of(judge, drill, where + told)

    assert isinstance(fault, Raised) and fault.text == "[0, 0, 2, 3, 4]"


@pytest.mark.parametrize(("backend", "address"), [("numpy", "x.ctypes.data"), ("torch", "x.data_ptr()")])
def test_a_cache_by_address_is_caught_where_memory_is_used_again(
    judge: Judge, tmp_path: Path, backend: str, address: str
) -> None:
    drill = small_drill(tmp_path, cases=one("for _ in range(2):\n    f.f(in_storage('x', rng.normal(size=3)))"))
    source = f"known = {{}}\ndef f(x):\n    return known.setdefault({address}, 2 * x) + 0\n"

    fault = fault_of(judge, drill, source, backend)  # type: ignore[arg-type]

    assert isinstance(fault, Different) and fault.call == 2


# --- later ------------------------------------------------------------------------------------------------------------


def test_a_result_that_changes_later_is_found_at_the_end(judge: Judge, tmp_path: Path) -> None:
    drill = small_drill(tmp_path, cases=one("f.f(np.ones(3))\nf.f(np.ones(3) * 5)"))

    shared = "import numpy as np\nroom = np.empty(3)\ndef f(x):\n    return np.multiply(x, 2, out=room)"
    fault = fault_of(judge, drill, shared)

    assert fault == ChangedLater("f", "y")
    assert fault_of(judge, drill, shared.replace("out=room)", "out=room).copy()")) is None


def test_a_view_of_the_input_changes_when_the_memory_is_used_again(judge: Judge, tmp_path: Path) -> None:
    drill = small_drill(
        tmp_path,
        "def f(x):\n    return x[:2].copy()\n",
        one("for _ in range(2):\n    f.f(in_storage('x', rng.normal(size=3)))"),
    )

    assert fault_of(judge, drill, "def f(x):\n    return x[:2]") == ChangedLater("f", "y")


# --- gradients (PyTorch) ----------------------------------------------------------------------------------------------


def test_a_graph_is_refused_on_detached_results_alone(judge: Judge, tmp_path: Path) -> None:
    cases = one("f.f(with_grad(rng.normal(size=3)))")
    detached = small_drill(tmp_path / "detached", cases=cases, toml=entry(detached="y"))
    free = small_drill(tmp_path / "free", cases=cases)

    assert fault_of(judge, detached, RIGHT, "torch") == KeptGraph("f", "y")
    assert fault_of(judge, detached, "def f(x):\n    return 2 * x.detach()", "torch") is None
    assert fault_of(judge, free, RIGHT, "torch") is None
    assert fault_of(judge, detached, RIGHT, "numpy") is None


def test_a_graph_on_what_was_changed_in_place_is_refused(judge: Judge, tmp_path: Path) -> None:
    cases = "TOLERANCE['m'] = TOLERANCE['y']\n" + one("f.f(with_grad(np.ones(3)), np.zeros(3))")
    drill = small_drill(tmp_path, MOVING, cases, toml=entry("x m", mutates="m"))

    kept = "def f(x, m):\n    m += x\n    return 2 * m"
    without = "import torch\ndef f(x, m):\n    with torch.no_grad():\n        m += x\n        return 2 * m"

    assert fault_of(judge, drill, kept, "torch") == KeptGraph("f", "m")
    assert fault_of(judge, drill, without, "torch") is None


# --- exceptions -------------------------------------------------------------------------------------------------------

PICKY = "def f(x):\n    if x.ndim != 1:\n        raise ValueError('one dimension')\n    return 2 * x\n"
RAISES = one("with f.raises(ValueError):\n    f.f(np.ones((2, 2)))\nf.f(np.ones(2))")


@pytest.mark.parametrize(
    ("kind", "accepted"),
    [
        ("ValueError", True),
        ("UnicodeError", True),
        ("TypeError", False),
        ("Exception", False),
        ("AssertionError", False),
    ],
)
def test_an_exception_that_is_asked_for_must_be_of_its_kind(
    judge: Judge, tmp_path: Path, kind: str, accepted: bool
) -> None:
    drill = small_drill(tmp_path, PICKY, RAISES)

    verdict = verdict_of(judge, drill, PICKY.replace("ValueError", kind))

    assert verdict.conclusion == ("accepted" if accepted else "runtime_error")
    assert accepted or (isinstance(verdict.fault, Raised) and verdict.fault.kind == kind)


def test_any_subclass_of_what_the_case_expects_is_right(judge: Judge, tmp_path: Path) -> None:
    cases = RAISES.replace("ValueError", "LookupError")
    drill = small_drill(tmp_path, PICKY.replace("ValueError", "IndexError"), cases)

    for kind in ("LookupError", "KeyError", "IndexError"):
        assert fault_of(judge, drill, PICKY.replace("ValueError", kind)) is None


def test_an_exception_that_doesnt_come_is_told(judge: Judge, tmp_path: Path) -> None:
    assert fault_of(judge, small_drill(tmp_path, PICKY, RAISES), RIGHT) == NotRaised("f", "ValueError")


def test_a_traceback_shows_the_learners_own_frames_with_shapes(judge: Judge, tmp_path: Path) -> None:
    source = """import numpy as np

def helper(a, n):
    rows = [a]
    return np.concatenate([a, np.zeros((n, 2))])

def f(x):
    scale = 0.5
    return helper(x.astype("float32"), 3)
"""

    fault = fault_of(judge, small_drill(tmp_path, cases=VECTOR), source)

    assert isinstance(fault, Raised) and (fault.entry, fault.kind) == ("f", "ValueError")
    assert fault.frames == (
        Frame(9, "f", 'return helper(x.astype("float32"), 3)', ("x: float64 (4,)", "scale = 0.5")),
        Frame(
            5,
            "helper",
            "return np.concatenate([a, np.zeros((n, 2))])",
            ("a: float32 (4,)", "n = 3", "rows: list, 1"),
        ),
    )


def test_a_traceback_has_no_frames_of_the_library(judge: Judge, tmp_path: Path) -> None:
    fault = fault_of(
        judge,
        small_drill(tmp_path, cases=VECTOR),
        "import torch\ndef f(x):\n    return torch.zeros(2) @ torch.zeros(3)",
        "torch",
    )

    assert isinstance(fault, Raised) and [frame.line for frame in fault.frames] == [3]
    assert fault.frames[0].values == ("x: float64 (4,)",)


def test_an_odd_exception_text_can_be_shown(judge: Judge, tmp_path: Path) -> None:
    drill = small_drill(tmp_path, cases=VECTOR)

    half_a_pair = fault_of(judge, drill, "def f(x):\n    raise ValueError('\\ud800')")
    no_text = fault_of(judge, drill, "class E(Exception):\n    def __str__(self): raise self\ndef f(x):\n    raise E")
    long = fault_of(judge, drill, "def f(x):\n    n = 10**5000\n    raise ValueError('x' * 10**7)")

    assert isinstance(half_a_pair, Raised) and half_a_pair.text.encode()
    assert isinstance(no_text, Raised) and (no_text.kind, no_text.text) == ("E", "")
    assert isinstance(long, Raised) and len(long.text) <= 2000
    assert long.frames[0].values == ("x: float64 (4,)", "n: int, 16610 bits")


# --- properties, given objects, generators ----------------------------------------------------------------------------


def test_a_property_is_told_in_both_languages(judge: Judge, tmp_path: Path) -> None:
    cases = one('y = f.f(rng.normal(size=3))\nf.expect(np.isfinite(y).all(), "y must be finite", "y 应有限")')
    drill = small_drill(tmp_path, cases=cases, toml=entry(unchecked="y"))

    assert fault_of(judge, drill, "def f(x):\n    return x / 0") == Unmet("y must be finite", "y 应有限")
    assert fault_of(judge, drill, RIGHT) is None


GIVEN = """
class Counter:
    def __init__(self, start):
        self.seen = start

    def __call__(self, x):
        self.seen += 1
        return 2 * x

    def calls(self, plus=0):
        return self.seen + plus


shared = Counter(0)
"""


def test_a_given_object_is_the_same_throughout_a_case_and_new_in_the_next(judge: Judge, tmp_path: Path) -> None:
    body = """function = Given("Counter", (10,))
f.f(function, rng.normal(size=2))
f.f(function, rng.normal(size=2))
f.f(Given("shared"), rng.normal(size=2))
f.expect(f.ask(function, "calls") == 12, "calls it once", "只调用一次")
f.expect(f.ask(function, "calls", 5) == 17, "plus", "加")
f.expect(f.ask(Given("shared"), "calls") == 1, "one more", "再一次")"""
    cases = one(body) + one(body).replace("def it", "def again")
    drill = small_drill(tmp_path, "def f(g, x):\n    return g(x)\n", cases, toml=entry("g x"), given=GIVEN)

    assert fault_of(judge, drill, "def f(g, x):\n    return g(x)") is None
    twice = fault_of(judge, drill, "def f(g, x):\n    g(x)\n    return g(x)")
    assert twice == Unmet("calls it once", "只调用一次")


def test_a_generator_is_seeded_alike_on_both_sides(judge: Judge, tmp_path: Path) -> None:
    cases = one("seed = Rng(int(rng.integers(99)))\nf.f(seed)\nf.f(seed)\nf.f(Rng(7))")
    drill = small_drill(tmp_path, "def f(rng):\n    return rng.normal(size=4)\n", cases, toml=entry("rng"))

    assert fault_of(judge, drill, "def f(rng):\n    return rng.normal(size=4)") is None
    ignored = "import numpy as np\ndef f(rng):\n    return np.random.default_rng(1).normal(size=4)"
    assert isinstance(fault_of(judge, drill, ignored), Different)


def test_torch_gets_a_generator_of_its_own(judge: Judge, tmp_path: Path) -> None:
    drill = small_drill(
        tmp_path, "import numpy as np\ndef f(rng):\n    return np.zeros(3)\n", one("f.f(Rng(3))"), toml=entry("rng")
    )
    source = """import torch
def f(rng):
    same = torch.rand(3, generator=rng, dtype=torch.float64)
    again = torch.rand(3, generator=torch.Generator().manual_seed(3), dtype=torch.float64)
    return same - again
"""

    assert fault_of(judge, drill, source, "torch") is None


# --- what it prints, how long it takes --------------------------------------------------------------------------------


def test_what_the_code_prints_and_numpys_warnings_are_shown_and_harm_nothing(judge: Judge, tmp_path: Path) -> None:
    drill = small_drill(tmp_path, cases=one("f.f(np.zeros(2))"))
    source = "import numpy as np\nprint('loading')\ndef f(x):\n    print('x is', x)\n    np.log(x)\n    return 2 * x"

    verdict = verdict_of(judge, drill, source)

    (case,) = verdict.cases
    assert verdict.conclusion == "accepted"
    assert verdict.printed == "loading\n"
    assert case.printed.startswith("x is [0. 0.]\n")
    assert "RuntimeWarning: divide by zero encountered in log" in case.printed


def test_a_case_prints_for_itself_alone(judge: Judge, tmp_path: Path) -> None:
    cases = one("f.f(np.ones(1))") + one("f.f(np.ones(2))").replace("def it", "def other")

    verdict = verdict_of(judge, small_drill(tmp_path, cases=cases), "def f(x):\n    print(len(x))\n    return x")

    assert [case.printed for case in verdict.cases] == ["1\n", "2\n"]


def test_memory_over_the_limit_is_told_with_the_limit(judge: Judge, tmp_path: Path) -> None:
    drill = small_drill(tmp_path, cases=VECTOR + VECTOR.replace("def it", "def next"), memory_mib=128)

    verdict = verdict_of(judge, drill, "import numpy as np\ndef f(x):\n    np.ones(10**9)\n    return 2 * x")

    assert verdict.conclusion == "memory_limit"
    assert verdict.fault == TooMuchMemory(128)
    assert [case.outcome for case in verdict.cases] == ["memory_limit", "memory_limit"]
