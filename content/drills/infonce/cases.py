"""What a contrastive loss must get right: pairs, what the sum leaves out, lengths, temperatures; then the queue."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

TOLERANCE = {"loss": Tol(64, 0, "cosines over tau, a log-sum-exp and a mean; right answers: up to 12 eps of the loss")}
_LONG = {"loss": Tol(128, 0, "cosines of 64 terms, sums of 383; right answers: 10 eps of the loss")}
_CARD, _VALUE, _TAU = ("con-infonce",), ("con-infonce-value",), ("act-softmax-temperature",)


def _views(rng, dtype, n, d):
    """Rows of different lengths, in which an image's two views are no nearer to each other than to the rest."""
    z = np.round(rng.normal(size=(2 * n, d)), 2)
    z[:, 0] += np.where(z[:, 0] < 0, -0.5, 0.5)  # no row is short
    return (z * rng.uniform(0.5, 3, (2 * n, 1))).astype(dtype)


def _tau(rng):
    return float(rng.integers(20, 60)) / 64


@case("two images, four views", "两张图，四个视图", cards=_CARD + _VALUE)
def two_images(f, rng, dtype):
    f.nt_xent(_views(rng, dtype, 2, 3), _tau(rng))


@case("rows i and i + N are a pair, not neighbours", "第 i 行与第 i + N 行是一对，不是相邻两行", cards=_CARD)
def pairs(f, rng, dtype):
    f.nt_xent(_views(rng, dtype, 3, 4), _tau(rng))


@case("as many views as dimensions", "视图数等于维数", cards=_CARD)
def square(f, rng, dtype):
    f.nt_xent(_views(rng, dtype, 2, 4), _tau(rng))


@case("all rows the same: log(2N - 1), whatever the temperature", "所有行相同：log(2N - 1)，与温度无关", cards=_CARD)
def collapsed(f, rng, dtype):
    z = np.tile(_views(rng, dtype, 1, 3)[:1], (8, 1))
    for tau in (0.25, 2.0):
        f.expect(
            abs(f.nt_xent(z, tau) - np.log(7)) <= 64 * np.finfo(dtype).eps,
            "with all 8 rows equal each of 7 candidates is as likely: the loss must be log 7",
            "8 行都相同时，7 个候选同样可能：损失应为 log 7",
        )


@case("the lengths of the rows don't matter", "各行的长度不影响结果", cards=_CARD)
def lengths(f, rng, dtype):
    z, tau = _views(rng, dtype, 3, 4), _tau(rng)
    longer = (z * 2.0 ** rng.integers(-3, 4, (6, 1))).astype(dtype)
    f.expect(
        abs(f.nt_xent(z, tau) - f.nt_xent(longer, tau)) <= 64 * np.finfo(dtype).eps,
        "cosines don't depend on the lengths of the rows, so the loss mustn't either",
        "余弦与行的长度无关，损失也应如此",
    )


@case("very short and very long rows", "很短和很长的行", cards=_CARD)
def sizes(f, rng, dtype):
    z = _views(rng, dtype, 2, 3)
    f.nt_xent((z * 1e-6).astype(dtype), _tau(rng))
    f.nt_xent((z * np.array([[1e-5], [1e5], [1], [100]])).astype(dtype), _tau(rng))


@case("temperatures 0.07 and 5", "温度为 0.07 和 5", cards=_TAU)
def temperatures(f, rng, dtype):
    z = _views(rng, dtype, 3, 4)
    for tau in (0.07, 5.0):
        f.nt_xent(z, tau)


@case("temperatures 0.01 and 0.001: logits up to 1000", "温度为 0.01 和 0.001：logits 大到 1000", cards=_TAU)
def cold(f, rng, dtype):
    z = _views(rng, dtype, 3, 4)
    z[3] = -z[0] + z[1] / 8  # a positive far apart: the loss is large
    for tau in (0.01, 0.001):
        f.nt_xent(z, tau)


@case("an int for the temperature: 1", "温度是整数 1")
def whole_tau(f, rng, dtype):
    f.nt_xent(_views(rng, dtype, 2, 5), 1)


@case(
    "the halves swapped, the images in another order: the same loss",
    "前后两半互换、图的次序打乱：损失不变",
    cards=_CARD,
)
def order(f, rng, dtype):
    z, tau, images = _views(rng, dtype, 4, 3), _tau(rng), rng.permutation(4)
    loss = f.nt_xent(z, tau)
    for other in (np.roll(z, 4, axis=0), z[np.concatenate([images, images + 4])]):
        f.expect(
            abs(f.nt_xent(other, tau) - loss) <= 64 * np.finfo(dtype).eps * loss,
            "the loss mustn't depend on which half a view is in, nor on the order of the images",
            "损失不应与视图在哪一半、图的先后次序有关",
        )


@case("every second row of a larger array, stored by columns", "取自更大数组的隔行，按列存放")
def strided(f, rng, dtype):
    f.nt_xent(np.asfortranarray(_views(rng, dtype, 6, 3))[::2], _tau(rng))


@case("another batch later, in the same memory", "之后同一块内存里换成另一批")
def reused(f, rng, dtype):
    for _ in range(2):
        f.nt_xent(in_storage("z", _views(rng, dtype, 2, 3)), _tau(rng))


@case("views that require a gradient", "需要梯度的视图")
def gradient(f, rng, dtype):
    f.nt_xent(with_grad(_views(rng, dtype, 2, 3)), _tau(rng))


@case("192 images of 64 dimensions", "192 张图，64 维", dtypes=("float32",), tol=_LONG, seconds=10.0, speed=True)
def many(f, rng, dtype):
    z = rng.normal(size=(384, 64))
    z[192:] = z[:192] + 0.8 * z[192:]
    f.nt_xent(z.astype(dtype), 0.2)


# Stage moco.


def _queries(rng, dtype, n, length, d):
    rows = _views(rng, dtype, n + length, d)
    return rows[:n], rows[n : 2 * n], rows[2 * n : 2 * n + length]


@case("one query, two keys in the queue", "一个查询，队列里两个键", stage="moco", cards=_CARD + _VALUE)
def one_query(f, rng, dtype):
    f.info_nce(*_queries(rng, dtype, 1, 2, 3), _tau(rng))


@case("three queries: other rows of k are no negatives", "三个查询：k 的其他行不是负样本", stage="moco", cards=_CARD)
def three_queries(f, rng, dtype):
    f.info_nce(*_queries(rng, dtype, 3, 5, 4), _tau(rng))


@case("the positive is in the sum, too", "分母里也有正样本", stage="moco", cards=_CARD)
def positive_counts(f, rng, dtype):
    q, k, queue = _queries(rng, dtype, 2, 1, 3)
    k[:] = q * 2
    loss = f.info_nce(q, k, queue, 0.5)
    f.expect(
        loss > 0,
        "the loss is the negative logarithm of a probability, so it is above 0",
        "损失是概率的负对数，应大于 0",
    )


@case("rows of any length, temperature 0.001", "任意长度的行，温度 0.001", stage="moco", cards=_TAU)
def cold_queue(f, rng, dtype):
    q, k, queue = _queries(rng, dtype, 2, 3, 4)
    queue[0] = q[0] * 3
    queue[1] = q[1] / 4
    f.info_nce(q, k, queue, 0.001)


@case("a long queue, rows stored by columns", "队列很长，按列存放", stage="moco", cards=_CARD)
def long_queue(f, rng, dtype):
    q, k, queue = _queries(rng, dtype, 4, 60, 5)
    f.info_nce(np.asfortranarray(q), k[::-1], np.asfortranarray(queue), _tau(rng))
