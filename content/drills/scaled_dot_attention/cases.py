"""What attention must get right. L, S, d and e differ everywhere, unless equality is the point.

Scores stay below 4 or so, except where they are whole numbers and so exact: softmax turns an error of a score into a
relative error of the weight.
"""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

_SCORES = "scores of up to 4 are sums of up to 32 products, and exp passes their error on; right answers: 3.2 eps"
TOLERANCE = {"out": Tol(16, 0, _SCORES), "weights": Tol(16, 0, _SCORES)}
_ATTENTION, _SCALE = ("arch-attention",), ("arch-attention-scale",)


def _numbers(rng, dtype, *shape, high=1.5):
    """Numbers of two decimals with a mean that isn't 0, so that no softmax is close to uniform by chance."""
    return np.round(rng.uniform(-1, high, shape), 2).astype(dtype)


def _qkv(rng, dtype, L, S, d, e, lead=(), kv_lead=None):
    kv_lead = lead if kv_lead is None else kv_lead
    return [
        _numbers(rng, dtype, *lead, L, d),
        _numbers(rng, dtype, *kv_lead, S, d),
        _numbers(rng, dtype, *kv_lead, S, e),
    ]


def _mask(rng, *shape):
    """About half True; the last key always, so that no row is empty by chance."""
    mask = rng.random(shape) < 0.5
    mask[..., 0] = ~mask[..., 1]
    mask[..., -1] = True
    return mask


@case("one query over two keys", "一个 query 看两个 key", cards=("arch-attention-row",))
def one_query(f, rng, dtype):
    f.sdpa(*_qkv(rng, dtype, 1, 2, 4, 3), None, False)


@case("3 queries, 5 keys: each row of weights adds up to 1", "3 个 query、5 个 key：每行权重之和为 1", cards=_ATTENTION)
def rows(f, rng, dtype):
    _, weights = f.sdpa(*_qkv(rng, dtype, 3, 5, 4, 2), None, False)
    f.expect(
        np.allclose(np.asarray(weights).sum(-1), 1, rtol=0, atol=1e-5),
        "rows of weights must add up to 1",
        "每行权重之和应为 1",
    )


@case(
    "the scale belongs to d, whatever v's width and the number of keys",
    "缩放只看 d，与 v 的宽度、key 的个数无关",
    cards=_SCALE,
)
def scale(f, rng, dtype):
    f.sdpa(*_qkv(rng, dtype, 2, 4, 9, 25), None, False)


@case("batch and heads: leading dimensions (2, 3)", "批次与多头：前置维度 (2, 3)", cards=_ATTENTION)
def heads(f, rng, dtype):
    f.sdpa(*_qkv(rng, dtype, 4, 5, 6, 7, (2, 3)), None, False)


@case("one head of keys and values for three heads of queries", "三个 query 头共用一个 key、value 头")
def shared_keys(f, rng, dtype):
    f.sdpa(*_qkv(rng, dtype, 2, 4, 3, 5, (2, 3), (2, 1)), None, False)


@case("a mask for every pair: True may be seen", "逐对的掩码：True 表示可以看", cards=_ATTENTION)
def pair_mask(f, rng, dtype):
    f.sdpa(*_qkv(rng, dtype, 3, 5, 4, 2), _mask(rng, 3, 5), False)


@case("masks that broadcast: (S,), and (B, 1, 1, S) for padding", "会广播的掩码：(S,)，以及填充用的 (B, 1, 1, S)")
def broadcast_mask(f, rng, dtype):
    f.sdpa(*_qkv(rng, dtype, 4, 3, 5, 2), _mask(rng, 3), False)
    f.sdpa(*_qkv(rng, dtype, 3, 4, 5, 6, (2, 2)), _mask(rng, 2, 1, 1, 4), False)


@case("causal, as many queries as keys: each sees itself and what came before", "因果掩码，L = S：能看自己和之前的位置")
def causal_square(f, rng, dtype):
    f.sdpa(*_qkv(rng, dtype, 4, 4, 3, 2), None, True)


@case(
    "causal, 2 queries at the end of 5 positions, as with a cache", "因果掩码，5 个位置中最后 2 个作 query，如同有缓存"
)
def causal_cached(f, rng, dtype):
    f.sdpa(*_qkv(rng, dtype, 2, 5, 3, 4, (2,)), None, True)


@case("causal, more queries than keys: the first ones see nothing", "因果掩码，query 多于 key：开头的什么也看不到")
def causal_long(f, rng, dtype):
    f.sdpa(*_qkv(rng, dtype, 5, 3, 4, 2), None, True)


@case("causal and a mask: both must allow", "同时有因果掩码和 mask：两者都允许才行")
def causal_and_mask(f, rng, dtype):
    mask = np.array([[True, True, True], [True, False, True], [False, True, True]])
    f.sdpa(*_qkv(rng, dtype, 3, 3, 4, 2), mask, True)


@case("a query that may see no key: zeros", "一个 key 都不能看的 query：全为 0")
def masked_row(f, rng, dtype):
    mask = _mask(rng, 3, 4)
    mask[1] = False
    f.sdpa(*_qkv(rng, dtype, 3, 4, 5, 2), mask, False)
    f.sdpa(*_qkv(rng, dtype, 2, 3, 4, 5), np.zeros((1, 3), bool), False)


@case("scores of plus and minus 10,000", "分数达到正负 10,000")
def large_scores(f, rng, dtype):
    q, k = np.full((2, 4), 100.0), np.full((3, 4), -50.0)
    q[1] = -100
    k[1:, :2] = [[50, 50], [0, 50]]
    k[:, 3] += rng.integers(1, 4) / 32  # exact, and still some thousands apart
    f.sdpa(q.astype(dtype), k.astype(dtype), _numbers(rng, dtype, 3, 2), None, False)


@case("the largest score of all is masked", "最大的分数恰好被掩盖")
def masked_maximum(f, rng, dtype):
    k = np.array([[1.0, 0, 2, 1], [4000, 0, 0, 0], [0, 2, 1, 0]], dtype)
    q = np.array([[1, 2, 0, 1], [2, 1, 1, 0]], dtype)
    f.sdpa(q, k, _numbers(rng, dtype, 3, 5), np.array([True, False, True]), False)


@case("no query; one key of width 1", "没有 query；只有一个 key，宽度为 1")
def smallest(f, rng, dtype):
    f.sdpa(*_qkv(rng, dtype, 0, 3, 4, 2, (2,)), None, False)
    f.sdpa(*_qkv(rng, dtype, 2, 1, 1, 3), None, True)


@case("heads split from (B, L, H, d), so that nothing is contiguous", "从 (B, L, H, d) 拆出的头，内存都不连续")
def split_heads(f, rng, dtype):
    q, k, v = (np.swapaxes(_numbers(rng, dtype, 2, n, 3, m), 1, 2) for n, m in ((4, 5), (6, 5), (6, 2)))
    f.sdpa(q, k, v, np.swapaxes(_mask(rng, 6, 4), 0, 1) | np.eye(4, 6, dtype=bool), False)


@case("other queries later, in the same memory", "之后同一块内存里换成别的 query")
def reused(f, rng, dtype):
    q, k, v = _qkv(rng, dtype, 3, 4, 5, 2)
    for _ in range(2):
        f.sdpa(in_storage("q", q), k, v, None, True)
        q = _numbers(rng, dtype, 3, 5)


@case("inputs that require a gradient", "需要梯度的输入", dtypes=("float32",))
def gradient(f, rng, dtype):
    f.sdpa(*map(with_grad, _qkv(rng, dtype, 3, 4, 5, 2)), _mask(rng, 3, 4), True)


@case("the order of keys doesn't matter if values move along", "key 与 value 一起换次序，输出不变", cards=_ATTENTION)
def reordered(f, rng, dtype):
    q, k, v = _qkv(rng, dtype, 3, 6, 4, 2)
    order = rng.permutation(6)
    one, other = f.sdpa(q, k, v, None, False)[0], f.sdpa(q, k[order], v[order], None, False)[0]
    f.expect(np.allclose(one, other, rtol=0, atol=1e-5), "out depends on the order of keys", "out 随 key 的次序变了")


@case("8 heads of 192 positions, causal", "8 个头、192 个位置，因果掩码", dtypes=("float32",), speed=True)
def many(f, rng, dtype):
    q, k, v = (rng.normal(0, 0.8, (2, 4, 192, n)).astype(dtype) for n in (32, 32, 24))
    f.sdpa(q, k, v, None, True)
