"""What an LSTM must get right: each gate by itself, then a step, then what a sequence carries along.

B, I and H differ, unless equality is the point. Weights are of a size at which no gate is saturated by chance.
"""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

_STATE = "a sum of up to 60 products through a sigmoid or tanh, over up to 48 steps; right answers: 4.7 eps"
TOLERANCE = dict.fromkeys(("h_next", "c_next", "out", "h_last", "c_last"), Tol(16, 0, _STATE))
_CELL, _WHY = ("rnn-lstm", "rnn-lstm-cell-value"), ("rnn-lstm-why",)


def _round(rng, dtype, *shape, high=1.0):
    return np.round(rng.uniform(-high, high, shape), 2).astype(dtype)


def _layer(rng, dtype, size, H):
    """w_ih, w_hh, b_ih, b_hh; the two biases are unlike each other, and so are the four blocks."""
    return [
        _round(rng, dtype, 4 * H, size),
        _round(rng, dtype, 4 * H, H),
        _round(rng, dtype, 4 * H) + np.repeat([0.5, 1.2, -0.8, 0.2], H).astype(dtype),
        _round(rng, dtype, 4 * H, high=0.6) + 0.4,
    ]


def _state(rng, dtype, B, H):
    return [_round(rng, dtype, B, H, high=0.9), _round(rng, dtype, B, H, high=2.0)]


def _gates(dtype, i, f, g, o):
    """Weights 0 and biases as given for the four blocks of two units: each gate is known by itself."""
    bias = np.repeat([i, f, g, o], 2) + np.tile([0, 0.1], 4)
    return [np.zeros((8, 3), dtype), np.zeros((8, 2), dtype), bias.astype(dtype), np.zeros(8, dtype)]


@case("known gates: i, f, g, o in this order, in blocks", "已知的门：依次为 i、f、g、o，按块排列", cards=_CELL)
def gates(f, rng, dtype):
    x, state = _round(rng, dtype, 2, 3), _state(rng, dtype, 2, 2)
    f.lstm_cell(x, *state, *_gates(dtype, *rng.permutation([-1.5, -0.4, 0.7, 1.8])), 0.0)


@case("one step: 3 samples, 4 inputs, 2 units", "一步：3 个样本、4 个输入、2 个单元", cards=_CELL)
def step(f, rng, dtype):
    f.lstm_cell(_round(rng, dtype, 3, 4), *_state(rng, dtype, 3, 2), *_layer(rng, dtype, 4, 2), 0.0)


@case("both biases count", "两个偏置都要加", cards=("rnn-lstm-params",))
def two_biases(f, rng, dtype):
    w_ih, w_hh, b_ih, b_hh = _layer(rng, dtype, 2, 3)
    x, state = _round(rng, dtype, 2, 2), _state(rng, dtype, 2, 3)
    f.lstm_cell(x, *state, w_ih, w_hh, b_ih, 0 * b_hh, 0.0)
    f.lstm_cell(x, *state, w_ih, w_hh, 0 * b_ih, b_hh, 0.0)


@case("forget_bias 1.5 goes to the forget gate alone", "forget_bias 为 1.5，只加到遗忘门", cards=_WHY)
def forget_bias(f, rng, dtype):
    f.lstm_cell(_round(rng, dtype, 2, 3), *_state(rng, dtype, 2, 2), *_gates(dtype, -0.5, 0.3, 0.9, 0.4), 1.5)


@case("I = H: a transposed matrix has the right shape too", "I = H：权重转置了形状也对", cards=_CELL)
def square(f, rng, dtype):
    f.lstm_cell(_round(rng, dtype, 1, 4), *_state(rng, dtype, 1, 4), *_layer(rng, dtype, 4, 4), 0.25)


@case("forget nothing, write nothing: c stays, however large", "不忘也不写：c 再大也保持不变", cards=_WHY)
def memory(f, rng, dtype):
    x, (h, c) = _round(rng, dtype, 3, 3), _state(rng, dtype, 3, 2)
    _, kept = f.lstm_cell(x, h, c * 20, *_gates(dtype, -40.0, 40.0, 0.5, 0.0), 0.0)
    f.expect(
        np.allclose(kept, c * 20, rtol=1e-5), "with f = 1 and i = 0, c must not change", "f = 1、i = 0 时 c 不应改变"
    )


@case("pre-activations of plus and minus 1000", "激活之前的值为正负 1000")
def saturated(f, rng, dtype):
    x, state = _round(rng, dtype, 2, 3), _state(rng, dtype, 2, 2)
    f.lstm_cell(x, *state, *_gates(dtype, 1000.0, -1000.0, 1000.0, -1000.0), 0.0)
    f.lstm_cell(x, *state, *_gates(dtype, -1000.0, 1000.0, -1000.0, 1000.0), 0.0)


@case("a sequence of one step is the step", "只有一步的序列就是单步", cards=_CELL)
def one_step(f, rng, dtype):
    x, state, layer = _round(rng, dtype, 2, 3), _state(rng, dtype, 2, 4), _layer(rng, dtype, 3, 4)
    f.lstm(x[None], *state, *layer, 0.5)
    f.lstm_cell(x, *state, *layer, 0.5)


@case("5 steps, 2 samples, 3 inputs, 4 units", "5 步、2 个样本、3 个输入、4 个单元", cards=_CELL)
def sequence(f, rng, dtype):
    f.lstm(_round(rng, dtype, 5, 2, 3), *_state(rng, dtype, 2, 4), *_layer(rng, dtype, 3, 4), 0.75)


@case("as many steps as samples", "步数与样本数相等")
def as_many(f, rng, dtype):
    f.lstm(_round(rng, dtype, 3, 3, 2), *_state(rng, dtype, 3, 2), *_layer(rng, dtype, 2, 2), 0.0)


@case("no step: the state as it was, then other states in its memory", "零步：状态不变；随后同一内存换成别的状态")
def no_step(f, rng, dtype):
    layer = _layer(rng, dtype, 3, 2)
    for T in (0, 2):
        h, c = _state(rng, dtype, 4, 2)
        f.lstm(_round(rng, dtype, T, 4, 3), in_storage("h", h), in_storage("c", c), *layer, 0.0)


@case("two halves with the state handed on give the whole", "分两半、传递状态，等于一次做完", cards=_CELL)
def halves(f, rng, dtype):
    x, state, layer = _round(rng, dtype, 7, 2, 3), _state(rng, dtype, 2, 5), _layer(rng, dtype, 3, 5)
    whole, _, _ = f.lstm(x, *state, *layer, 0.5)
    first, h, c = f.lstm(x[:3], *state, *layer, 0.5)
    second, _, _ = f.lstm(x[3:], np.array(h, dtype), np.array(c, dtype), *layer, 0.5)
    f.expect(
        np.allclose(np.concatenate([first, second]), whole, rtol=1e-4, atol=1e-5),
        "out of the halves isn't out of the whole",
        "两半的 out 拼起来不等于整段的 out",
    )


@case("batch-first storage, transposed: nothing is contiguous", "按批次优先存放再转置，内存都不连续")
def strided(f, rng, dtype):
    x = np.swapaxes(_round(rng, dtype, 2, 4, 6), 0, 1)[:, :, ::2]
    w_ih, w_hh, b_ih, b_hh = _layer(rng, dtype, 3, 4)
    state = [np.asfortranarray(a) for a in _state(rng, dtype, 2, 4)]
    f.lstm(x, *state, np.asfortranarray(w_ih), np.asfortranarray(w_hh), b_ih[::-1], b_hh, 0.5)


@case("inputs that require a gradient", "需要梯度的输入", dtypes=("float32",))
def gradient(f, rng, dtype):
    inputs = [_round(rng, dtype, 3, 2, 3), *_state(rng, dtype, 2, 4), *_layer(rng, dtype, 3, 4)]
    f.lstm(*map(with_grad, inputs), 0.5)


@case(
    "48 steps, 12 samples, 24 inputs, 32 units",
    "48 步、12 个样本、24 个输入、32 个单元",
    dtypes=("float32",),
    speed=True,
)
def many(f, rng, dtype):
    layer = [(a * 0.3).astype(dtype) for a in _layer(rng, dtype, 24, 32)]
    f.lstm(_round(rng, dtype, 48, 12, 24), *_state(rng, dtype, 12, 32), *layer, 1.0)
