"""Which values are dropped is the answer's own affair; the cases judge what must hold whichever they are."""

import numpy as np

from studyapp.drillkit import Rng, case

TOLERANCE = {}


def _nonzero(rng, dtype, *shape):
    """Values away from 0, so that a 0 in y was dropped."""
    return (rng.uniform(0.5, 2, shape) * rng.choice([-1, 1], shape)).astype(dtype)


def _seed(rng):
    return Rng(int(rng.integers(1 << 30)))


def _near(a, b, dtype):
    return np.shape(a) == np.shape(b) and np.allclose(a, b, rtol=8 * np.finfo(dtype).eps, atol=0)


@case("evaluation changes nothing, forward or backward", "推理时前向、反向都不改动数值")
def evaluation(f, rng, dtype):
    x, dy = _nonzero(rng, dtype, 3, 4), _nonzero(rng, dtype, 3, 4)
    y, cache = f.dropout_forward(x, 0.4, False, _seed(rng))
    f.expect(np.array_equal(y, x), "in evaluation y must be x", "推理时 y 应等于 x")
    f.expect(np.array_equal(f.dropout_backward(dy, cache), dy), "in evaluation dx must be dy", "推理时 dx 应等于 dy")


@case("a fraction 1 - p is kept, each value on its own", "保留比例为 1 - p，且各值独立")
def fraction(f, rng, dtype):
    x = _nonzero(rng, dtype, 100, 200)
    y, _ = f.dropout_forward(x, 0.2, True, _seed(rng))
    kept = y != 0
    sigma = np.sqrt(0.2 * 0.8 / x.size)  # 6 sigma: one right answer in 500 million is refused
    f.expect(
        abs(kept.mean() - 0.8) <= 6 * sigma, "p is the probability to drop: 1 - p are kept", "p 是丢弃概率，保留 1 - p"
    )
    f.expect(
        kept.any(0).all() and not kept.all(1).any() and not kept.all(0).any(),
        "whole rows or columns share their fate: draw for every value",
        "整行或整列同去同留：应对每个值分别抽取",
    )


@case("every value is dropped or divided by 1 - p", "每个值要么变成 0，要么除以 1 - p")
def scale(f, rng, dtype):
    x = _nonzero(rng, dtype, 6, 5)
    y, _ = f.dropout_forward(x, 0.4, True, _seed(rng))
    f.expect(
        _near(y, np.where(y == 0, 0, x / 0.6), dtype),
        "what is kept must be divided by 1 - p, so that the expected y is x",
        "保留的值要除以 1 - p，使 y 的期望等于 x",
    )


@case("backward uses the forward's mask, also after another forward", "反向用的是那次前向的掩码，之后再前向一次也不变")
def same_mask(f, rng, dtype):
    x, dy = _nonzero(rng, dtype, 8, 9), _nonzero(rng, dtype, 8, 9)
    y, cache = f.dropout_forward(x, 0.5, True, _seed(rng))
    f.dropout_forward(x, 0.5, True, _seed(rng))
    f.expect(
        _near(f.dropout_backward(dy, cache), dy * (y / x), dtype),
        "dx must be 0 where y was dropped and dy / (1 - p) elsewhere",
        "y 被丢弃处 dx 为 0，其余为 dy / (1 - p)",
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


@case("p = 0 keeps everything, p = 1 drops everything", "p = 0 全部保留，p = 1 全部丢弃")
def ends(f, rng, dtype):
    x = _nonzero(rng, dtype, 3, 4)
    nothing, _ = f.dropout_forward(x, 0.0, True, _seed(rng))
    f.expect(np.array_equal(nothing, x), "at p = 0 y must be x", "p = 0 时 y 应等于 x")
    everything, cache = f.dropout_forward(x, 1.0, True, _seed(rng))
    dx = f.dropout_backward(x, cache)
    f.expect(
        not np.any(everything) and not np.any(dx),
        "at p = 1 y and dx must be 0, not NaN",
        "p = 1 时 y 和 dx 应全为 0，而不是 NaN",
    )
