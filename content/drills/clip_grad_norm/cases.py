"""Lists of gradients of different shapes, changed in place, and a result of shape ()."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage

_W = "a root of a sum of squares, then one product; right answers differ by 2 eps"
TOLERANCE = {"norm": Tol(0, 8, _W, "element"), "grads": Tol(0, 8, _W, "element")}
_LONG = "a root of a sum of 80,000 squares, added up in any order; right answers differ by 1 eps"
_CLIP, _VALUE = ("train-clip",), ("train-clip-value",)


def _grads(rng, dtype, norm, shapes=((2, 3), (4,), ())):
    """Gradients, none of them near 0, of the given norm together."""
    grads = [rng.uniform(0.3, 2, shape) * rng.choice([-1, 1], shape) for shape in shapes]
    total = np.sqrt(sum((grad**2).sum() for grad in grads))
    return [np.asarray(grad * norm / total, dtype) for grad in grads]


@case("one array above the bound", "一个数组，超过上限", cards=_CLIP)
def one_array(f, rng, dtype):
    f.clip_grad_norm(_grads(rng, dtype, 5.0, ((2, 3),)), 2.0)


@case("three arrays above the bound: all shrink by one factor", "三个数组，超过上限：乘同一个系数", cards=_CLIP)
def above(f, rng, dtype):
    f.clip_grad_norm(_grads(rng, dtype, 7.0), 2.0)


@case("below the bound: nothing changes, not a bit", "未超过上限：一个比特也不变", cards=_CLIP)
def below(f, rng, dtype):
    grads = _grads(rng, dtype, 0.5)
    before = [grad.copy() for grad in grads]
    f.clip_grad_norm(grads, 2.0)
    f.expect(
        all(np.array_equal(a, b) for a, b in zip(before, grads, strict=True)),
        "the norm is 0.5, the bound 2: the gradients must stay exactly as they are",
        "范数是 0.5，上限是 2：梯度应当原样不动",
    )


@case("each array below the bound, all together above it", "每个数组都不超过上限，合起来超过", cards=_CLIP)
def only_together(f, rng, dtype):
    f.clip_grad_norm([_grads(rng, dtype, 1.4, (shape,))[0] for shape in ((3, 2), (5,), (2, 1, 2))], 1.5)


@case(
    "one large and one small gradient: the small one shrinks too",
    "一大一小两个梯度：小的也按同样比例缩小",
    cards=_VALUE,
)
def together(f, rng, dtype):
    f.clip_grad_norm([*_grads(rng, dtype, 30.0), *_grads(rng, dtype, 0.1)], 1.5)


@case("the direction stays: all values shrink in the same ratio", "方向不变：所有值按同一比例缩小", cards=_VALUE)
def direction(f, rng, dtype):
    grads = _grads(rng, dtype, 9.0)
    before = np.concatenate([grad.ravel() for grad in grads])
    f.clip_grad_norm(grads, 3.0)
    ratio = np.concatenate([grad.ravel() for grad in grads]) / before
    f.expect(
        np.allclose(ratio, 1 / 3, rtol=1e-5),
        "norm 9 and bound 3: every value must become a third of what it was",
        "范数 9、上限 3：每个值都应变成原来的三分之一",
    )


@case("gradients of 0: norm 0, no NaN", "梯度全为 0：范数为 0，不出现 NaN")
def zero(f, rng, dtype):
    f.clip_grad_norm([np.zeros((2, 3), dtype), np.zeros(4, dtype)], rng.uniform(1, 3))


@case(
    "an infinite value: the norm is inf, finite values become 0, it becomes NaN",
    "含 inf：范数为 inf，有限值变为 0，inf 变为 NaN",
)
def infinite(f, rng, dtype):
    grads = _grads(rng, dtype, 3.0)
    grads[0][1, 2] = -np.inf
    f.clip_grad_norm(grads, 2.0)


@case("a NaN: the norm and all values become NaN", "含 NaN：范数和所有值都变成 NaN")
def not_a_number(f, rng, dtype):
    grads = _grads(rng, dtype, 1.0)
    grads[1][2] = np.nan
    f.clip_grad_norm(grads, 2.0)


@case("a tiny norm and a tiny bound: the 1e-6 counts", "范数和上限都很小：1e-6 起作用", cards=_CLIP)
def tiny(f, rng, dtype):
    grads = _grads(rng, dtype, 1e-5)
    f.clip_grad_norm(grads, 1e-6)
    norm = f.clip_grad_norm(grads, 1e-6)
    f.expect(norm <= 1e-6, "after clipping the norm must not exceed max_norm", "裁剪之后范数不应超过 max_norm")


@case("an array without values, and a scalar", "没有元素的数组，和一个标量")
def shapes(f, rng, dtype):
    f.clip_grad_norm([np.zeros((0, 3), dtype), *_grads(rng, dtype, 4.0, ((), (2, 2)))], 1.5)
    f.clip_grad_norm([np.zeros((0, 3), dtype)], 1.5)


@case("arrays that aren't contiguous in memory", "内存不连续的数组")
def views(f, rng, dtype):
    a, b = _grads(rng, dtype, 6.0, ((4, 6), (5, 3)))
    f.clip_grad_norm([a[::2, 1:4], b.T], 1.25)


@case("the next step's gradients in the same memory", "同一块内存里换成下一步的梯度")
def reused(f, rng, dtype):
    for norm in (6.0, 0.75, 3.0):
        f.clip_grad_norm([in_storage(str(i), grad) for i, grad in enumerate(_grads(rng, dtype, norm))], 1.25)


@case(
    "eight arrays of 10,000 values",
    "八个各有一万个值的数组",
    dtypes=("float32",),
    speed=True,
    tol=dict.fromkeys(TOLERANCE, Tol(0, 64, _LONG, "element")),
)
def many(f, rng, dtype):
    f.clip_grad_norm(_grads(rng, dtype, 20.0, ((100, 100),) * 8), 2.5)
