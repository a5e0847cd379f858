"""Which values are dropped is the answer's own affair; the cases judge what must hold whichever they are."""

import numpy as np

from studyapp.drillkit import Rng, case, in_storage

TOLERANCE = {}
_MODES, _VALUE, _SPREAD = ("reg-dropout-train-eval",), ("reg-dropout", "reg-dropout-value"), ("reg-dropout-spread",)


def _nonzero(rng, dtype, *shape):
    """Values away from 0, so that a 0 in y was dropped."""
    return (rng.uniform(0.5, 2, shape) * rng.choice([-1, 1], shape)).astype(dtype)


def _seed(rng):
    return Rng(int(rng.integers(1 << 30)))


def _near(a, b, dtype):
    """Equal but for the rounding of a quotient and a product; the right answers differ by 2 eps."""
    return np.shape(a) == np.shape(b) and np.allclose(a, b, rtol=8 * np.finfo(dtype).eps, atol=0)


@case("evaluation changes nothing, forward or backward", "推理时前向、反向都不改动数值", cards=_MODES)
def evaluation(f, rng, dtype):
    for p in (0.4, 1.0):
        x, dy = _nonzero(rng, dtype, 3, 4), _nonzero(rng, dtype, 3, 4)
        y, cache = f.dropout_forward(x, p, False, _seed(rng))
        f.expect(np.array_equal(y, x), "in evaluation y must be x", "推理时 y 应等于 x")
        dx = f.dropout_backward(dy, cache)
        f.expect(np.array_equal(dx, dy), "in evaluation dx must be dy", "推理时 dx 应等于 dy")


@case("every value is dropped or divided by 1 - p", "每个值要么变成 0，要么除以 1 - p", cards=_VALUE)
def scale(f, rng, dtype):
    x = _nonzero(rng, dtype, 6, 5)
    y, _ = f.dropout_forward(x, 0.4, True, _seed(rng))
    f.expect(
        _near(y, np.where(y == 0, 0, x / 0.6), dtype),
        "what is kept must be divided by 1 - p, so that the expected y is x",
        "保留的值要除以 1 - p，使 y 的期望等于 x",
    )


@case("a fraction 1 - p is kept", "保留的比例是 1 - p", cards=_VALUE)
def fraction(f, rng, dtype):
    for p in (0.2, 0.7):
        x = _nonzero(rng, dtype, 100, 200)
        y, _ = f.dropout_forward(x, p, True, _seed(rng))
        kept = (y != 0).mean()
        sigma = np.sqrt(p * (1 - p) / x.size)  # 6 sigma: one right answer in 500 million is refused
        f.expect(
            abs(kept - (1 - p)) <= 6 * sigma,
            f"p = {p} is the probability to drop, but {kept:.1%} were kept",
            f"p = {p} 是丢弃的概率，却保留了 {kept:.1%}",
        )


@case(
    "each value is drawn on its own, not whole rows or columns",
    "各值分别抽取，而不是整行或整列",
    cards=("reg-dropout",),
)
def independent(f, rng, dtype):
    y, _ = f.dropout_forward(_nonzero(rng, dtype, 60, 80), 0.5, True, _seed(rng))
    kept = y != 0
    f.expect(
        not any(kept.all(axis).any() or (~kept).all(axis).any() for axis in (0, 1)),
        "whole rows or columns share their fate: draw for every value",
        "整行或整列同去同留：应对每个值分别抽取",
    )


@case("not always the same number is dropped", "每次丢弃的个数不固定", cards=_SPREAD)
def number_varies(f, rng, dtype):
    x = _nonzero(rng, dtype, 10, 20)
    counts = {int((f.dropout_forward(x, 0.5, True, _seed(rng))[0] == 0).sum()) for _ in range(12)}
    f.expect(
        len(counts) > 1,
        "in 12 calls the same number of values was dropped: each is dropped with probability p, on its own",
        "12 次调用丢弃的个数都一样：应当每个值各自以概率 p 丢弃",
    )


@case("the expected y is x: the mean over many values stays", "y 的期望是 x：大量值的均值不变", cards=_SPREAD)
def expectation(f, rng, dtype):
    x = rng.uniform(1, 2, (150, 200)).astype(dtype)
    y, _ = f.dropout_forward(x, 0.3, True, _seed(rng))
    sigma = np.sqrt((x.astype(np.float64) ** 2).sum() * 0.3 / 0.7) / x.size
    f.expect(
        abs(float(y.mean(dtype=np.float64) - x.mean(dtype=np.float64))) <= 6 * sigma,
        "dropping and dividing by 1 - p must leave the mean where it was",
        "丢弃并除以 1 - p 之后，均值应当不变",
    )


@case(
    "backward uses the forward's mask, also after another forward",
    "反向用的是那次前向的掩码，之后再前向一次也不变",
    cards=("reg-dropout",),
)
def same_mask(f, rng, dtype):
    x, dy = _nonzero(rng, dtype, 8, 9), _nonzero(rng, dtype, 8, 9)
    y, cache = f.dropout_forward(x, 0.4, True, _seed(rng))
    f.dropout_forward(x, 0.4, True, _seed(rng))
    f.expect(
        _near(f.dropout_backward(dy, cache), np.where(y == 0, 0, dy / 0.6), dtype),
        "dx must be 0 where y was dropped and dy / (1 - p) elsewhere",
        "y 被丢弃处 dx 为 0，其余为 dy / (1 - p)",
    )


@case("x contains zeros: what is kept there has a gradient", "x 里有 0：保留下来的 0 也有梯度", cards=("reg-dropout",))
def zeros_in_x(f, rng, dtype):
    seed, dy = _seed(rng), _nonzero(rng, dtype, 7, 8)
    x = _nonzero(rng, dtype, 7, 8)
    y, _ = f.dropout_forward(x, 0.5, True, seed)
    x[2:5] = 0
    _, cache = f.dropout_forward(x, 0.5, True, seed)
    f.expect(
        _near(f.dropout_backward(dy, cache), np.where(y == 0, 0, dy * 2), dtype),
        "the same seed drops the same values: dx must not depend on whether x itself is 0",
        "种子相同，丢弃的就相同：dx 不应取决于 x 本身是不是 0",
    )


@case("the generator given decides: same seed, same mask", "由传入的生成器决定：种子相同，掩码相同")
def generator(f, rng, dtype):
    x = _nonzero(rng, dtype, 8, 9)
    one, other = _seed(rng), _seed(rng)
    first, again, different = (f.dropout_forward(x, 0.5, True, r)[0] for r in (one, one, other))
    f.expect(
        np.array_equal(first, again),
        "the same generator gave two masks: draw from rng",
        "同一种子得到两种掩码：要用 rng 抽取",
    )
    f.expect(not np.array_equal(first, different), "two seeds gave one mask", "两个种子得到同一掩码")


@case("p = 0 keeps everything", "p = 0 全部保留")
def keep_all(f, rng, dtype):
    x, dy = _nonzero(rng, dtype, 3, 4), _nonzero(rng, dtype, 3, 4)
    y, cache = f.dropout_forward(x, 0.0, True, _seed(rng))
    f.expect(np.array_equal(y, x), "at p = 0 y must be x", "p = 0 时 y 应等于 x")
    f.expect(np.array_equal(f.dropout_backward(dy, cache), dy), "at p = 0 dx must be dy", "p = 0 时 dx 应等于 dy")


@case("p = 1 drops everything, without NaN", "p = 1 全部丢弃，不出现 NaN")
def drop_all(f, rng, dtype):
    x = _nonzero(rng, dtype, 3, 4)
    y, cache = f.dropout_forward(x, 1.0, True, _seed(rng))
    dx = f.dropout_backward(x, cache)
    f.expect(
        not np.any(y) and not np.any(dx),  # NaN counts as something
        "at p = 1 y and dx must be 0, not NaN",
        "p = 1 时 y 和 dx 应全为 0，而不是 NaN",
    )


@case("x's memory holds other numbers before the backward", "反向之前，x 的内存里已换成别的数")
def reused(f, rng, dtype):
    x, dy = _nonzero(rng, dtype, 5, 6), _nonzero(rng, dtype, 5, 6)
    y, cache = f.dropout_forward(in_storage("x", x), 0.5, True, _seed(rng))
    f.dropout_forward(in_storage("x", -3 * x), 0.0, True, _seed(rng))
    f.dropout_forward(in_storage("x", x), 0.5, False, _seed(rng))
    dx = f.dropout_backward(dy, cache)
    f.expect(
        _near(dx, np.where(y == 0, 0, dy * 2), dtype), "dx must belong to the first forward", "dx 应当属于第一次前向"
    )


@case("a scalar, no value at all, a transpose", "标量、没有元素、转置")
def shapes(f, rng, dtype):
    for x in (_nonzero(rng, dtype), _nonzero(rng, dtype, 0, 3), _nonzero(rng, dtype, 4, 6).T):
        x = np.asarray(x, dtype)
        y, cache = f.dropout_forward(x, 0.5, True, _seed(rng))
        dx = f.dropout_backward(x, cache)
        f.expect(
            np.shape(y) == x.shape and _near(dx, y, dtype),
            "y and dx must have the shape of x",
            "y、dx 的形状应与 x 相同",
        )


@case("500 by 400 values", "500×400 个值", dtypes=("float32",), speed=True)
def many(f, rng, dtype):
    x = _nonzero(rng, dtype, 500, 400)
    y, cache = f.dropout_forward(x, 0.25, True, _seed(rng))
    dx = f.dropout_backward(x, cache)
    f.expect(_near(dx, y, dtype), "for dy = x, dx must be y", "当 dy = x 时，dx 应等于 y")
