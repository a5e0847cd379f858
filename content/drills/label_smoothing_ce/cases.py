"""What smoothed cross-entropy must get right: where the eps goes, its ends, the mean, then size and memory."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

TOLERANCE = {
    "loss": Tol(24, 0, "a few exp, one log, a blend and the mean of a few rows; right answers: 6 eps"),
    "dlogits": Tol(16, 0, "exp of a difference, a quotient, a subtraction; right answers: 3 eps of the largest"),
}
_LONG = {
    "loss": Tol(64, 0, "sums of 1000 and of 256 terms; right answers: 12 eps"),
    "dlogits": Tol(64, 0, "sums of 1000 terms; right answers: 12 eps of the largest"),
}
_CARD, _VALUE = ("loss-label-smoothing",), ("loss-label-smoothing-value",)


def _batch(rng, dtype, n, classes):
    logits = np.round(rng.uniform(-2, 2, (n, classes)), 2).astype(dtype)
    return logits, rng.permutation(np.arange(n) % classes)


def _eps(rng):
    """From 0.1 to 0.4, never the usual 0.1 itself."""
    return float(rng.integers(12, 40)) / 100


@case("one row: eps is spread over all K classes", "一行：eps 平摊到全部 K 个类", cards=_CARD + _VALUE)
def one_row(f, rng, dtype):
    logits, _ = _batch(rng, dtype, 1, 3)
    f.label_smoothing_ce(logits, np.array([rng.integers(3)]), _eps(rng))


@case("four rows: the mean", "四行：取平均", cards=_CARD)
def mean(f, rng, dtype):
    f.label_smoothing_ce(*_batch(rng, dtype, 4, 3), _eps(rng))


@case("as many rows as classes", "行数等于类数", cards=_CARD)
def square(f, rng, dtype):
    f.label_smoothing_ce(*_batch(rng, dtype, 3, 3), _eps(rng))


@case("eps 0: the ordinary cross-entropy", "eps 为 0：普通交叉熵", cards=_CARD)
def no_smoothing(f, rng, dtype):
    f.label_smoothing_ce(*_batch(rng, dtype, 3, 4), 0.0)


@case(
    "eps 1: a uniform target, so other labels change nothing", "eps 为 1：目标是均匀分布，换标签没有影响", cards=_CARD
)
def all_smoothing(f, rng, dtype):
    logits, labels = _batch(rng, dtype, 3, 4)
    loss, grad = f.label_smoothing_ce(logits, labels, 1.0)
    other, same = f.label_smoothing_ce(logits, (labels + 1) % 4, 1)
    eps = 32 * np.finfo(dtype).eps
    f.expect(
        abs(loss - other) <= eps * abs(loss) and np.abs(grad - same).max() <= eps,
        "with eps = 1 the target is uniform: the labels mustn't matter",
        "eps = 1 时目标是均匀分布，不应与标签有关",
    )


@case("two classes", "两个类", cards=_VALUE)
def two_classes(f, rng, dtype):
    f.label_smoothing_ce(*_batch(rng, dtype, 3, 2), _eps(rng))


@case("the logits that fit the target exactly: the gradient is 0", "logits 恰好对应目标分布：梯度为 0", cards=_CARD)
def least_loss(f, rng, dtype):
    label, eps = rng.integers(4), _eps(rng)
    target = np.full(4, eps / 4)
    target[label] += 1 - eps
    wide = np.round(rng.uniform(-2, 2, 4), 2)
    _, grad = f.label_smoothing_ce(np.array([np.log(target), wide], dtype), np.array([label, label]), eps)
    f.expect(
        np.abs(grad[0]).max() <= 16 * np.finfo(dtype).eps,
        "where softmax gives eps/K + (1 - eps) at the label and eps/K elsewhere, the gradient must be 0",
        "softmax 在真实类处为 eps/K + (1 - eps)、其余为 eps/K 时，梯度应为 0",
    )


@case(
    "a very sure answer costs more and more: the loss grows with the gap",
    "过于自信要付代价：差距越大损失越大",
    cards=_CARD,
)
def overconfident(f, rng, dtype):
    label = rng.integers(3)
    for gap in (20, 60):
        logits = np.round(rng.uniform(-1, 1, (1, 3)), 2)
        logits[0, label] += gap
        f.label_smoothing_ce(logits.astype(dtype), np.array([label]), _eps(rng))


@case("logits of 10,000 and -10,000", "logits 为 ±10,000", cards=_CARD)
def huge(f, rng, dtype):
    logits, labels = _batch(rng, dtype, 4, 3)
    logits[np.arange(4), (labels + 1) % 3] += 10_000
    logits[0] -= 10_000
    f.label_smoothing_ce(logits, labels, _eps(rng))


@case("each row of the gradient sums to 0", "梯度每行之和为 0")
def sums(f, rng, dtype):
    _, grad = f.label_smoothing_ce(*_batch(rng, dtype, 5, 4), _eps(rng))
    f.expect(
        np.abs(grad.sum(1)).max() <= 8 * np.finfo(dtype).eps,
        "both p and the target sum to 1, so each row of the gradient must sum to 0",
        "p 与目标之和都是 1，所以梯度每行之和应为 0",
    )


@case("the gradient is the slope of your own loss", "梯度是你自己的损失的斜率", dtypes=("float64",))
def differences(f, rng, dtype):
    logits, labels = _batch(rng, dtype, 4, 3)
    eps, u, h = _eps(rng), rng.normal(size=logits.shape), 1e-5
    _, grad = f.label_smoothing_ce(logits, labels, eps)
    up, _ = f.label_smoothing_ce(logits + h * u, labels, eps)
    down, _ = f.label_smoothing_ce(logits - h * u, labels, eps)
    slope = (up - down) / (2 * h)
    f.expect(
        abs(slope - (grad * u).sum()) <= 1e-7 * (1 + abs(slope)),
        "dlogits isn't the slope of your loss in a random direction",
        "dlogits 与你的损失沿随机方向的斜率不符",
    )


@case("logits stored by columns, every second label", "按列存放的 logits，隔一个取一个的标签")
def strided(f, rng, dtype):
    logits, labels = _batch(rng, dtype, 5, 3)
    f.label_smoothing_ce(np.asfortranarray(logits), np.repeat(labels, 2)[::2], _eps(rng))


@case("another batch later, in the same memory", "之后同一块内存里换成另一批")
def reused(f, rng, dtype):
    for _ in range(2):
        logits, labels = _batch(rng, dtype, 4, 3)
        f.label_smoothing_ce(in_storage("logits", logits), in_storage("labels", labels), _eps(rng))


@case("logits that require a gradient", "需要梯度的 logits")
def gradient(f, rng, dtype):
    logits, labels = _batch(rng, dtype, 3, 4)
    f.label_smoothing_ce(with_grad(logits), labels, _eps(rng))


@case("256 by 1000", "256×1000", dtypes=("float32",), tol=_LONG, speed=True)
def many(f, rng, dtype):
    f.label_smoothing_ce(rng.normal(0, 2, (256, 1000)).astype(dtype), rng.integers(0, 1000, 256), 0.15)
