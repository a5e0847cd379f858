"""What a GRU step must get right: known gates first, then both forms of the reset, then whole steps.

B, I and H differ, unless equality is the point; the two biases are unlike each other.
"""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

TOLERANCE = {
    "h_next": Tol(16, 0, "a sum of up to 230 products through a sigmoid or tanh; right answers: 3.8 eps"),
}
_GRU = ("rnn-gru", "rnn-gru-value")


def _values(rng, dtype, *shape, high=1.0):
    return np.round(rng.uniform(0.1, high, shape) * rng.choice([-1, 1], shape), 2).astype(dtype)


def _inputs(rng, dtype, B, size, H):
    """x, h, w_ih, w_hh, b_ih, b_hh."""
    shapes = (B, size), (B, H), (3 * H, size), (3 * H, H), (3 * H,), (3 * H,)
    return [_values(rng, dtype, *shape) for shape in shapes]


def _known(rng, dtype, r, z, n, past=0.0):
    """Two units whose gates come from b_ih alone; n's block of w_hh is `past` times a mixing of the two units."""
    w_hh = np.zeros((6, 2))
    w_hh[4:] = past * np.array([[0.3, 1.0], [-0.8, 0.4]])
    b_ih = np.repeat([r, z, n], 2) + np.tile([0, 0.1], 3)
    x, h = _values(rng, dtype, 3, 4), _values(rng, dtype, 3, 2, high=2.0)
    return [x, h, np.zeros((6, 4), dtype), w_hh.astype(dtype), b_ih.astype(dtype), np.zeros(6, dtype)]


@case("known gates: r, z, n in this order, in blocks", "已知的门：依次为 r、z、n，按块排列", cards=_GRU)
def gates(f, rng, dtype):
    f.gru_cell(*_known(rng, dtype, *rng.permutation([-1.2, 0.4, 1.7]), past=1.0), True)


@case("z = 1: the old state stays", "z = 1：保留旧状态", cards=_GRU)
def keeps(f, rng, dtype):
    inputs = _known(rng, dtype, 0.5, 60.0, -0.7, past=1.0)
    out = f.gru_cell(*inputs, True)
    f.expect(np.allclose(out, inputs[1], rtol=1e-5), "with z = 1 the state must stay as it was", "z = 1 时状态不应改变")


@case("z = 0: the new state is the candidate", "z = 0：新状态就是候选", cards=_GRU)
def replaces(f, rng, dtype):
    f.gru_cell(*_known(rng, dtype, 0.5, -60.0, 0.7, past=1.0), False)


@case(
    "r = 0: the candidate knows nothing of the past, only its b_hh may stay",
    "r = 0：候选与过去无关，至多留下 b_hh",
    cards=_GRU,
)
def reset(f, rng, dtype):
    *inputs, b_hh = _known(rng, dtype, -60.0, 0.3, 0.7, past=1.0)
    for reset_after in (True, False):
        f.gru_cell(*inputs, b_hh, reset_after)
        f.gru_cell(*inputs, b_hh + np.repeat([0, 0, 0.8], 2).astype(dtype), reset_after)


@case(
    "reset_after: r scales the product and b_hh of the candidate", "reset_after：r 缩放乘积以及候选的 b_hh", cards=_GRU
)
def after(f, rng, dtype):
    *inputs, b_hh = _known(rng, dtype, 0.4, -0.3, 0.2, past=1.0)
    f.gru_cell(*inputs, b_hh + np.repeat([0, 0, 0.9], 2).astype(dtype), True)


@case(
    "not reset_after: r scales h before the product, b_hh stays whole",
    "非 reset_after：先用 r 缩放 h 再相乘，b_hh 不缩放",
    cards=_GRU,
)
def before(f, rng, dtype):
    *inputs, b_hh = _known(rng, dtype, 0.4, -0.3, 0.2, past=1.0)
    f.gru_cell(*inputs, b_hh + np.repeat([0, 0, 0.9], 2).astype(dtype), False)


@case("3 samples, 5 inputs, 2 units, both forms", "3 个样本、5 个输入、2 个单元，两种形式", cards=_GRU)
def step(f, rng, dtype):
    for reset_after in (True, False):
        f.gru_cell(*_inputs(rng, dtype, 3, 5, 2), reset_after)


@case("both biases count, in all three blocks", "三块中两个偏置都要加")
def two_biases(f, rng, dtype):
    x, h, w_ih, w_hh, b_ih, b_hh = _inputs(rng, dtype, 2, 3, 4)
    f.gru_cell(x, h, w_ih, w_hh, b_ih, 0 * b_hh, True)
    f.gru_cell(x, h, w_ih, w_hh, 0 * b_ih, b_hh, True)


@case("no biases: None", "没有偏置：None")
def no_bias(f, rng, dtype):
    for reset_after in (True, False):
        f.gru_cell(*_inputs(rng, dtype, 2, 3, 4)[:4], None, None, reset_after)


@case("I = H: a transposed matrix has the right shape too", "I = H：权重转置了形状也对", cards=_GRU)
def square(f, rng, dtype):
    f.gru_cell(*_inputs(rng, dtype, 1, 3, 3), False)


@case("pre-activations of plus and minus 1000", "激活之前的值为正负 1000")
def saturated(f, rng, dtype):
    for sign in (1, -1):
        f.gru_cell(*_known(rng, dtype, sign * 1000.0, -sign * 1000.0, sign * 1000.0, past=0.5), True)


@case("six steps, each with the state of the last", "连做六步，每步用上一步的状态")
def six_steps(f, rng, dtype):
    x, h, *layer = _inputs(rng, dtype, 2, 3, 4)
    for _ in range(6):
        h = np.array(f.gru_cell(x, h, *layer, True), dtype)
        x = _values(rng, dtype, 2, 3)


@case("other states later, in the same memory", "之后同一块内存里换成别的状态")
def reused(f, rng, dtype):
    x, _, *layer = _inputs(rng, dtype, 3, 2, 4)
    for _ in range(2):
        f.gru_cell(x, in_storage("h", _values(rng, dtype, 3, 4)), *layer, True)


@case("columns of larger arrays, weights stored by columns", "取自更大数组的列，权重按列存放")
def strided(f, rng, dtype):
    x, h, w_ih, w_hh, b_ih, b_hh = _inputs(rng, dtype, 6, 8, 4)
    weights = np.asfortranarray(w_ih)[:, 1::2], np.asfortranarray(w_hh)
    f.gru_cell(x[::2, ::2], np.asfortranarray(h)[1::2], *weights, b_ih[::-1], b_hh, True)


@case("inputs that require a gradient", "需要梯度的输入", dtypes=("float32",))
def gradient(f, rng, dtype):
    for reset_after in (True, False):
        f.gru_cell(*map(with_grad, _inputs(rng, dtype, 2, 3, 4)), reset_after)


@case("256 samples, 96 inputs, 128 units", "256 个样本、96 个输入、128 个单元", dtypes=("float32",), speed=True)
def many(f, rng, dtype):
    x, h, w_ih, w_hh, *biases = _inputs(rng, dtype, 256, 96, 128)
    f.gru_cell(x, h, (w_ih * 0.1).astype(dtype), (w_hh * 0.1).astype(dtype), *biases, True)
