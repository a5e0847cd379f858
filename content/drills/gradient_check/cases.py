"""A function is handed over; x must come back as it was. float64 alone: a difference quotient needs the digits.

x counts as changed in place, so that the words about it are these here: it may be moved while f is called.
"""

import numpy as np

from studyapp.drillkit import Given, Tol, case, in_storage

TOLERANCE = {
    "grad": Tol(1e4, 0, "values of f up to 1e3, rounded, over 2 h = 0.002; right answers differ by 800 eps"),
    "error": Tol(4, 4, "a difference and a quotient; right answers: 1 eps"),
    "x": Tol(1e99, 1e99, "_numgrad below compares it, to the bit"),
}
_ONLY = ("float64",)
_CARDS = ("train-grad-check",)


def _point(rng, *shape):
    return np.round(rng.uniform(-2, 2, shape), 2)


def _numgrad(f, function, x, h, storage=""):
    before = x.copy()
    grad = f.numgrad(function, in_storage(storage, x) if storage else x, h)
    off = f"{np.abs(x - before).max(initial=0):.2g}"
    f.expect(
        x.tobytes() == before.tobytes(),
        f"x didn't come back as it was (largest difference {off}): remember x[i] and put that back",
        f"x 没有恢复原样（最大相差 {off}）：先记下 x[i]，用完放回去",
    )
    return grad


@case("three numbers: the slope to both sides of each", "三个数：每个坐标向两侧取差分", dtypes=_ONLY, cards=_CARDS)
def vector(f, rng, dtype):
    _numgrad(f, Given("quartic", (0.3,)), _point(rng, 3), 1e-3)


@case("x of shape (2, 3): f sees that shape", "x 的形状为 (2, 3)：f 收到的也是这个形状", dtypes=_ONLY)
def matrix(f, rng, dtype):
    function = Given("quartic", (-0.4,))
    _numgrad(f, function, _point(rng, 2, 3), 1e-3)
    f.expect(
        f.ask(function, "saw_only", [2, 3]), "f must be called with arrays of x's shape", "调用 f 时数组应保持 x 的形状"
    )


@case("one number moves at a time", "一次只动一个数", dtypes=_ONLY)
def one_at_a_time(f, rng, dtype):
    function, x = Given("quartic", (0.2,)), _point(rng, 2, 2, 3)
    _numgrad(f, function, x, 1e-3)
    f.expect(
        f.ask(function, "largest_move", x) == 1,
        "f saw an array that differs from x in more than one number: put each back before the next",
        "f 收到的数组与 x 有不止一处不同：动下一个之前要把前一个放回去",
    )


@case("f is called twice for each number", "每个数恰好调用 f 两次", dtypes=_ONLY, cards=_CARDS)
def calls(f, rng, dtype):
    function = Given("quartic", (0.3,))
    _numgrad(f, function, _point(rng, 4, 2), 1e-3)
    f.expect(f.ask(function, "calls") == 16, "8 numbers need 16 calls of f", "8 个数应调用 f 16 次")


@case(
    "x comes back to the bit, although its numbers aren't short", "x 的小数很长，也要一个比特不差地复原", dtypes=_ONLY
)
def restored(f, rng, dtype):
    _numgrad(f, Given("quartic", (0.3,)), rng.uniform(-2, 2, (3, 4)), 1e-3)


@case("another h: a large one, where the formula itself shows", "换一个 h：很大的 h，能看出公式本身", dtypes=_ONLY)
def large_step(f, rng, dtype):
    _numgrad(f, Given("quartic", (0.1,)), _point(rng, 4) / 10 + [2.5, -1.75, 0.5, 3.25], 0.5)


@case("at a kink the two sides average out", "在尖点处，两侧取平均", dtypes=_ONLY)
def at_kink(f, rng, dtype):
    _numgrad(f, Given("kink"), np.array([0.0, -1.5, 0.75]), 1e-2)


@case("x that isn't contiguous in memory", "内存不连续的 x", dtypes=_ONLY)
def view(f, rng, dtype):
    _numgrad(f, Given("quartic", (0.3,)), _point(rng, 3, 2).T, 1e-3)


@case("a single number, shape (); no number at all", "单个数，形状为 ()；一个数也没有", dtypes=_ONLY)
def scalar(f, rng, dtype):
    _numgrad(f, Given("quartic", (0.3,)), np.array(rng.uniform(0.5, 1.5)), 1e-3)
    _numgrad(f, Given("empty"), np.zeros((0, 3)), 1e-3)


@case(
    "the loss of a small layer, checked against its own gradient",
    "一个小层的损失，与其解析梯度比较",
    dtypes=_ONLY,
    cards=_CARDS,
    tol={"grad": Tol(1e7, 0, "rounding over 2 h = 2e-5; right answers differ by 1e6 eps")},
)
def layer(f, rng, dtype):
    x, seed = rng.uniform(-1, 1, (3, 4)), int(rng.integers(1 << 30))
    grad = _numgrad(f, Given("network", (seed,)), x, 1e-5)
    w = np.random.default_rng(seed).uniform(-1, 1, (4, 2))
    u = np.tanh(x @ w)
    true = (1 / (1 + np.exp(-u)) * (1 - u**2)) @ w.T
    f.expect(
        np.allclose(grad, true, rtol=1e-6, atol=1e-8),
        "the numerical gradient of a smooth loss must agree with the analytic one",
        "光滑损失的数值梯度应与解析梯度一致",
    )


@case("other numbers later, in the same memory", "之后同一块内存里换成别的数", dtypes=_ONLY)
def reused(f, rng, dtype):
    for _ in range(2):
        _numgrad(f, Given("quartic", (0.3,)), _point(rng, 2, 2), 1e-3, storage="x")


@case("relative error: the largest over all entries", "相对误差：取所有位置中最大的", dtypes=_ONLY, cards=_CARDS)
def error(f, rng, dtype):
    a = rng.choice([-1, 1], (3, 4)) * rng.uniform(0.5, 2, (3, 4))
    f.relative_error(a, a * rng.uniform(0.9, 1.1, a.shape))


@case(
    "relative error: tiny entries count as much as large ones",
    "相对误差：很小的值与很大的值同样算数",
    dtypes=_ONLY,
    cards=_CARDS,
)
def error_sizes(f, rng, dtype):
    a = rng.uniform(1, 2, 5) * [1e-8, 1e-3, 1, 1e3, 1e6]
    b = a * [1.2, 1.01, 1.001, 1, 0.999]
    f.relative_error(a, b)
    f.relative_error(b, a)


@case(
    "relative error: opposite signs; 0 against 0; 0 against something",
    "相对误差：符号相反；0 对 0；0 对非 0",
    dtypes=_ONLY,
)
def error_zero(f, rng, dtype):
    v = rng.uniform(0.5, 2)
    f.relative_error(np.array([v, 0.0, 1.0]), np.array([-v, 0.0, 1.0]))
    f.relative_error(np.array([0.0, v]), np.array([0.0, v * 1.25]))
    f.relative_error(np.array([0.0, 1.0]), np.array([v * 1e-12, 1.0]))
    f.relative_error(np.zeros((2, 2)), np.zeros((2, 2)))


@case("relative error of nothing, of single numbers", "没有元素时的相对误差；单个数的相对误差", dtypes=_ONLY)
def error_shapes(f, rng, dtype):
    f.relative_error(np.zeros((0, 3)), np.zeros((0, 3)))
    f.relative_error(np.array(rng.uniform(1, 2)), np.array(rng.uniform(3, 4)))


@case("400 numbers", "400 个数", dtypes=_ONLY, speed=True)
def many(f, rng, dtype):
    _numgrad(f, Given("quartic", (0.3,)), _point(rng, 20, 20), 1e-2)
