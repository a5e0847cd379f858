"""What folding must get right: which channel a scale belongs to, and where the shift goes."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

TOLERANCE = {
    "folded_w": Tol(0, 8, "a root, a product and a quotient: right answers are off by 2 eps", "element"),
    "folded_b": Tol(24, 0, "sums of up to 27 products: right answers are off by 5 eps of the largest"),
}
_LONG = {
    "folded_w": TOLERANCE["folded_w"],
    "folded_b": Tol(120, 0, "sums of 288 products in any order: right answers are off by 20 eps"),
}
_FOLD, _BIAS, _GROUPS, _UP = ("norm-bn-fold",), ("norm-bn-fold-bias",), ("conv-grouped",), ("conv-transposed",)


def _signed(rng, low, high, size):
    return np.round(rng.uniform(low, high, size) * rng.choice([-1, 1], size), 2)


def _bn(rng, dtype, channels):
    """gamma of both signs; beta and mean such that the terms of a folded bias don't cancel."""
    gamma, var = _signed(rng, 0.5, 2, channels), np.round(rng.uniform(1.5, 6, channels), 2)
    beta, mean = np.sign(gamma) * np.abs(_signed(rng, 0.5, 2, channels)), -np.abs(_signed(rng, 0.5, 2, channels))
    return [part.astype(dtype) for part in (gamma, beta, mean, var)]


def _bias(rng, dtype, channels):
    return np.abs(_weight(rng, dtype, channels))


def _weight(rng, dtype, *shape):
    return _signed(rng, 0.3, 2, shape).astype(dtype)


@case("three outputs of two inputs", "两个输入，三个输出", cards=_FOLD)
def plain(f, rng, dtype):
    f.fold(_weight(rng, dtype, 3, 2, 1, 2), _bias(rng, dtype, 3), _bn(rng, dtype, 3), 0.5, 1, False)


@case("as many inputs as outputs: the scale belongs to the output", "输入、输出通道数相等：缩放属于输出", cards=_FOLD)
def square(f, rng, dtype):
    f.fold(_weight(rng, dtype, 2, 2, 2, 2), _bias(rng, dtype, 2), _bn(rng, dtype, 2), 0.5, 1, False)


@case("no bias before, one after", "原来没有偏置，折叠后有", cards=_BIAS)
def no_bias(f, rng, dtype):
    f.fold(_weight(rng, dtype, 3, 2, 1, 2), None, _bn(rng, dtype, 3), 0.5, 1, False)
    f.fold_ahead(_bn(rng, dtype, 2), 0.5, _weight(rng, dtype, 3, 2, 1, 2), None, 1)


@case("a small variance: eps decides", "方差很小：eps 起决定作用", cards=_FOLD)
def small_variance(f, rng, dtype):
    bn = _bn(rng, dtype, 2)
    bn[3] = np.array([1e-4, 0.02], dtype)
    f.fold(_weight(rng, dtype, 2, 3, 1, 1), _bias(rng, dtype, 2), bn, 0.01, 1, False)


@case("gamma None, beta None, both", "gamma 为 None，beta 为 None，都为 None")
def not_affine(f, rng, dtype):
    for gone in ((0,), (1,), (0, 1)):
        bn = [None if k in gone else part for k, part in enumerate(_bn(rng, dtype, 2))]
        f.fold(_weight(rng, dtype, 2, 3, 1, 2), _bias(rng, dtype, 2), bn, 0.5, 1, False)
        f.fold_ahead(bn, 0.5, _weight(rng, dtype, 3, 2, 1, 2), _bias(rng, dtype, 3), 1)


@case("gamma 0: the channel becomes its beta", "gamma 为 0：该通道变成 beta")
def dead_channel(f, rng, dtype):
    bn = _bn(rng, dtype, 3)
    bn[0][1] = 0
    f.fold(_weight(rng, dtype, 3, 2, 1, 2), _bias(rng, dtype, 3), bn, 0.5, 1, False)


@case("2 groups, and a group for each channel", "分 2 组，以及每通道一组", cards=_GROUPS)
def groups(f, rng, dtype):
    f.fold(_weight(rng, dtype, 4, 3, 1, 2), _bias(rng, dtype, 4), _bn(rng, dtype, 4), 0.5, 2, False)
    f.fold(_weight(rng, dtype, 3, 1, 2, 2), None, _bn(rng, dtype, 3), 0.5, 3, False)


@case("transposed: the outputs are the second axis", "转置卷积：输出是第二个轴", cards=_UP)
def transposed(f, rng, dtype):
    f.fold(_weight(rng, dtype, 2, 3, 2, 1), _bias(rng, dtype, 3), _bn(rng, dtype, 3), 0.5, 1, True)
    f.fold(_weight(rng, dtype, 3, 3, 1, 2), None, _bn(rng, dtype, 3), 0.5, 1, True)


@case(
    "transposed in 2 groups: a column of w belongs to two outputs",
    "分 2 组的转置卷积：w 的一列属于两个输出",
    cards=_UP + _GROUPS,
)
def transposed_groups(f, rng, dtype):
    f.fold(_weight(rng, dtype, 4, 3, 1, 2), _bias(rng, dtype, 6), _bn(rng, dtype, 6), 0.5, 2, True)


@case("ahead: the shift passes through every tap", "在前：shift 穿过每一个采样点", cards=_BIAS)
def ahead(f, rng, dtype):
    f.fold_ahead(_bn(rng, dtype, 2), 0.5, _weight(rng, dtype, 3, 2, 2, 3), _bias(rng, dtype, 3), 1)


@case(
    "ahead: as many inputs as outputs: the scale belongs to the input",
    "在前，输入输出通道数相等：缩放属于输入",
    cards=_FOLD,
)
def ahead_square(f, rng, dtype):
    f.fold_ahead(_bn(rng, dtype, 2), 0.5, _weight(rng, dtype, 2, 2, 1, 2), _bias(rng, dtype, 2), 1)


@case(
    "ahead in 2 groups: a group's outputs see its own inputs", "在前，分 2 组：每组的输出只看本组的输入", cards=_GROUPS
)
def ahead_groups(f, rng, dtype):
    f.fold_ahead(_bn(rng, dtype, 6), 0.5, _weight(rng, dtype, 4, 3, 1, 2), _bias(rng, dtype, 4), 2)


@case(
    "folded behind, then another one ahead: as two batch norms around it",
    "先折叠后面的，再折叠前面的：两侧各有一个批归一化",
)
def both_sides(f, rng, dtype):
    w, b = f.fold(_weight(rng, dtype, 3, 2, 1, 2), _bias(rng, dtype, 3), _bn(rng, dtype, 3), 0.5, 1, False)
    f.fold_ahead(_bn(rng, dtype, 2), 0.25, w, b, 1)


@case(
    "weights that aren't contiguous, and others later in the same memory",
    "不连续的权重，以及之后同一块内存里的别的权重",
)
def views(f, rng, dtype):
    f.fold(_weight(rng, dtype, 2, 3, 2, 6).T[::2], _bias(rng, dtype, 6)[::-2], _bn(rng, dtype, 3), 0.5, 1, False)
    f.fold_ahead(_bn(rng, dtype, 2), 0.5, _weight(rng, dtype, 2, 3, 2, 6).T[::2], None, 1)
    for _ in range(2):
        w, b = in_storage("w", _weight(rng, dtype, 2, 1, 1, 2)), in_storage("b", _bias(rng, dtype, 2))
        f.fold(w, b, [None, None, *_bn(rng, dtype, 2)[2:]], 0.5, 1, False)


@case("weights that require a gradient", "权重需要梯度")
def gradient(f, rng, dtype):
    bn = [with_grad(part) if k < 2 else part for k, part in enumerate(_bn(rng, dtype, 2))]
    w, b = with_grad(_weight(rng, dtype, 2, 2, 1, 3)), with_grad(_bias(rng, dtype, 2))
    f.fold(w, b, bn, 0.5, 1, False)
    f.fold_ahead(bn, 0.5, w, b, 1)


@case("64 by 32 by 3 by 3, both ways", "64×32×3×3，两种折叠", dtypes=("float32",), tol=_LONG, speed=True, seconds=20.0)
def layer(f, rng, dtype):
    w, b = rng.normal(size=(64, 32, 3, 3)).astype(dtype), _bias(rng, dtype, 64)
    f.fold(w, b, _bn(rng, dtype, 64), 1e-3, 1, False)
    f.fold_ahead(_bn(rng, dtype, 32), 1e-3, w, b, 1)
