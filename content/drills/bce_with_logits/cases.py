"""What a cross-entropy from logits must get right: the two targets, those between, the weight, then the tails."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

_WHY = "exp, log1p, two products; right answers: 3 eps of the result itself"
TOLERANCE = {"loss": Tol(0, 16, _WHY, "element"), "dz": Tol(0, 16, _WHY, "element")}
_SOFT = {
    "loss": TOLERANCE["loss"],
    "dz": Tol(8, 16, "with a soft label dz is a difference of two terms; right answers: 1 eps of the largest"),
}
_BCE, _VALUE, _WEIGHT = ("loss-bce-logits",), ("loss-bce-value",), ("loss-imbalance-detection",)


def _logits(rng, dtype, shape, low=0.3, high=4.0):
    """Numbers of both signs, multiples of 1/64, none near 0."""
    z = rng.uniform(low, high, shape) * rng.choice([-1, 1], shape)
    return (np.round(z * 64) / 64).astype(dtype)


def _hard(rng, dtype, n):
    """Targets 0 and 1, both of them."""
    return rng.permutation(np.arange(n) % 2).astype(dtype)


def _weight(rng):
    return float(rng.integers(10, 28)) / 8


@case("target 1, pos_weight 1", "目标为 1，pos_weight 为 1", cards=_BCE + _VALUE)
def positives(f, rng, dtype):
    z = _logits(rng, dtype, 4)
    f.bce_with_logits(z, np.ones_like(z), 1.0)


@case("target 0, pos_weight 1", "目标为 0，pos_weight 为 1", cards=_BCE + _VALUE)
def negatives(f, rng, dtype):
    z = _logits(rng, dtype, 4)
    f.bce_with_logits(z, np.zeros_like(z), 1.0)


@case("soft labels", "软标签", tol=_SOFT, cards=_BCE)
def soft(f, rng, dtype):
    f.bce_with_logits(_logits(rng, dtype, 6), np.round(rng.uniform(0.1, 0.9, 6), 2).astype(dtype), 1.0)


@case("pos_weight weighs the positive part only", "pos_weight 只作用于正类那一项", cards=_WEIGHT)
def weighted(f, rng, dtype):
    f.bce_with_logits(_logits(rng, dtype, 6), _hard(rng, dtype, 6), _weight(rng))


@case("pos_weight below 1, an int", "pos_weight 小于 1，以及是整数", cards=_WEIGHT)
def other_weights(f, rng, dtype):
    z, y = _logits(rng, dtype, 4), _hard(rng, dtype, 4)
    f.bce_with_logits(z, y, 0.375)
    f.bce_with_logits(z, y, 3)


@case("pos_weight with soft labels", "软标签加 pos_weight", tol=_SOFT, cards=_WEIGHT)
def weighted_soft(f, rng, dtype):
    y = np.round(rng.uniform(0.1, 0.9, (2, 3)), 2).astype(dtype)
    f.bce_with_logits(_logits(rng, dtype, (2, 3)), y, _weight(rng))


@case(
    "sure and wrong: the loss grows like |z|, the gradient stays",
    "很自信却错了：损失像 |z| 那样增长，梯度不消失",
    cards=_BCE,
)
def sure_and_wrong(f, rng, dtype):
    y = np.array([1, 0, 1, 0], dtype)
    f.bce_with_logits(np.array([-100, 100, -1000, 1000], dtype), y, _weight(rng))


@case("sure and right: the loss is tiny, not 0", "很自信且对了：损失很小，但不是 0", cards=_BCE)
def sure_and_right(f, rng, dtype):
    z = np.abs(_logits(rng, dtype, 4, 20, 75))
    f.bce_with_logits(z, np.ones_like(z), _weight(rng))
    f.bce_with_logits(-z, np.zeros_like(z), _weight(rng))


@case("at the logit of the target the gradient is 0", "logit 恰好对应目标时，梯度为 0", tol=_SOFT, cards=_BCE)
def at_the_target(f, rng, dtype):
    y = np.round(rng.uniform(0.1, 0.9, 5), 2).astype(dtype)
    z = np.log(y / (1 - y)).astype(dtype)
    z[-1] += 2
    _, dz = f.bce_with_logits(z, y, 1.0)
    f.expect(
        np.abs(dz[:-1]).max() <= 8 * np.finfo(dtype).eps,
        "where sigmoid(z) is y the loss is least, so dz must be 0",
        "sigmoid(z) 等于 y 处损失最小，dz 应为 0",
    )


@case("dz is the slope of your own loss", "dz 是你自己的损失的斜率", dtypes=("float64",), tol=_SOFT, cards=_BCE)
def differences(f, rng, dtype):
    z, y, w, h = _logits(rng, dtype, 7), rng.uniform(0, 1, 7), _weight(rng), 1e-5
    slope = (f.bce_with_logits(z + h, y, w)[0] - f.bce_with_logits(z - h, y, w)[0]) / (2 * h)
    f.expect(
        np.abs(f.bce_with_logits(z, y, w)[1] - slope).max() <= 1e-8,  # h^2 and eps / h, each times about 10
        "dz isn't the slope of your loss",
        "dz 与你的损失的斜率不符",
    )


@case("shapes () and (2, 3, 4), and no element", "形状 () 和 (2, 3, 4)，以及没有元素", cards=_BCE)
def shapes(f, rng, dtype):
    for shape in ((), (2, 3, 4), (0, 3)):
        z = np.asarray(_logits(rng, dtype, shape))
        f.bce_with_logits(z, np.asarray(z > 0.5, dtype), _weight(rng))


@case("z and y in different orders in memory", "z 与 y 在内存中的排列不同")
def strided(f, rng, dtype):
    f.bce_with_logits(_logits(rng, dtype, (3, 4)).T, _hard(rng, dtype, 24).reshape(4, 6)[::-1, ::2], _weight(rng))


@case("another batch later, in the same memory", "之后同一块内存里换成另一批")
def reused(f, rng, dtype):
    for _ in range(2):
        f.bce_with_logits(in_storage("z", _logits(rng, dtype, 4)), in_storage("y", _hard(rng, dtype, 4)), _weight(rng))


@case("logits that require a gradient", "需要梯度的 logits")
def gradient(f, rng, dtype):
    f.bce_with_logits(with_grad(_logits(rng, dtype, 4)), _hard(rng, dtype, 4), _weight(rng))


@case("100,000 elements", "10 万个元素", dtypes=("float32",), speed=True)
def many(f, rng, dtype):
    z = rng.normal(-2, 4, 100_000).astype(dtype)
    f.bce_with_logits(z, (rng.random(100_000) < 0.05).astype(dtype), 19.0)
