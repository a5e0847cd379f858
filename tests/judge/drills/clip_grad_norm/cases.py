"""A list of gradients of different shapes, changed in place; a result of shape ()."""

import numpy as np

from studyapp.drillkit import Tol, case

_W = "a root of a sum of up to 30 squares, then one product"
TOLERANCE = {"norm": Tol(0, 16, _W), "grads": Tol(0, 32, _W)}


def _grads(rng, dtype, norm):
    """Gradients of shapes (2, 3), (4,) and (), of the given norm together."""
    grads = [rng.normal(size=shape) for shape in ((2, 3), (4,), ())]
    total = np.sqrt(sum((grad**2).sum() for grad in grads))
    return [np.asarray(grad * norm / total, dtype) for grad in grads]


@case("above the bound: all gradients shrink by one factor", "超过上限：所有梯度乘同一个系数")
def above(f, rng, dtype):
    f.clip_grad_norm(_grads(rng, dtype, 7.0), 2.0)


@case("below the bound: nothing changes", "未超过上限：不变")
def below(f, rng, dtype):
    f.clip_grad_norm(_grads(rng, dtype, 0.5), 2.0)


@case("one large and one small gradient: the small one shrinks too", "一大一小两个梯度：小的也按同样比例缩小")
def together(f, rng, dtype):
    f.clip_grad_norm([*_grads(rng, dtype, 30.0), *_grads(rng, dtype, 0.1)], 1.5)


@case("gradients of 0: norm 0, no NaN", "梯度全为 0：范数为 0，不出现 NaN")
def zero(f, rng, dtype):
    f.clip_grad_norm([np.zeros((2, 3), dtype), np.zeros(4, dtype)], 2.0)


@case(
    "an infinite value: the norm is inf, finite values become 0, it becomes NaN",
    "含 inf：范数为 inf，有限值变为 0，inf 变为 NaN",
)
def infinite(f, rng, dtype):
    grads = _grads(rng, dtype, 3.0)
    grads[0][1, 2] = -np.inf
    f.clip_grad_norm(grads, 2.0)


@case("twice in a row, tiny bound", "连做两次，上限很小", dtypes=("float64",))
def twice(f, rng, dtype):
    grads = _grads(rng, dtype, 1e-5)
    f.clip_grad_norm(grads, 1e-6)
    norm = f.clip_grad_norm(grads, 1e-6)
    f.expect(norm <= 1e-6, "after clipping the norm must not exceed max_norm", "裁剪之后范数不应超过 max_norm")
