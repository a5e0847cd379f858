"""What a focal loss must get right: the two targets, alpha's side, gamma, the gradient's two terms, then the tails."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

_WHY = "exp, log1p, a power; right answers: 8 eps of the result itself, 22 where q comes from its logarithm"
TOLERANCE = {"loss": Tol(0, 64, _WHY, "element"), "dz": Tol(0, 64, _WHY, "element")}
_FOCAL, _ALPHA, _FACTOR = ("loss-focal",), ("loss-focal-alpha-gamma",), ("loss-focal-factor",)
_GRAD = ("loss-focal-gradient",)


def _logits(rng, dtype, shape, low=0.3, high=3.0):
    """Numbers of both signs, multiples of 1/64, none near 0."""
    z = rng.uniform(low, high, shape) * rng.choice([-1, 1], shape)
    return (np.round(z * 64) / 64).astype(dtype)


def _targets(rng, dtype, n):
    """Targets 0 and 1, both of them."""
    return rng.permutation(np.arange(n) % 2).astype(dtype)


def _alpha(rng):
    """Away from 1/2, where both sides would weigh the same."""
    return float(rng.choice([0.125, 0.25, 0.75, 0.875]))


@case("positives, alpha 0.25, gamma 2", "正样本，alpha 0.25，gamma 2", cards=_FOCAL)
def positives(f, rng, dtype):
    z = _logits(rng, dtype, 4)
    f.focal_loss(z, np.ones_like(z), 0.25, 2)


@case("negatives, alpha 0.25, gamma 2", "负样本，alpha 0.25，gamma 2", cards=_FOCAL)
def negatives(f, rng, dtype):
    z = _logits(rng, dtype, 4)
    f.focal_loss(z, np.zeros_like(z), 0.25, 2)


@case("alpha weighs the positives, 1 - alpha the negatives", "alpha 是正样本的权重，1 - alpha 是负样本的", cards=_ALPHA)
def alpha_side(f, rng, dtype):
    z, y = _logits(rng, dtype, 6), _targets(rng, dtype, 6)
    f.focal_loss(z, y, 0.875, 2)
    f.focal_loss(z, y, 0.125, 2)


@case("alpha 0 and 1: one side is silent", "alpha 为 0 和 1：有一方没有损失", cards=_ALPHA)
def alpha_ends(f, rng, dtype):
    z, y = _logits(rng, dtype, 4), _targets(rng, dtype, 4)
    f.focal_loss(z, y, 0.0, 1.5)
    f.focal_loss(z, y, 1.0, 1.5)


@case("gamma 0 and alpha 1/2: half of the cross-entropy", "gamma 为 0、alpha 为 1/2：交叉熵的一半", cards=_FOCAL)
def half_cross_entropy(f, rng, dtype):
    z, y = _logits(rng, dtype, 6), _targets(rng, dtype, 6)
    loss, _ = f.focal_loss(z, y, 0.5, 0)
    t = np.where(y == 1, z, -z).astype(np.float64)
    f.expect(
        np.allclose(2 * loss, np.logaddexp(0, -t), rtol=32 * np.finfo(dtype).eps, atol=0),
        "with gamma 0 and alpha 1/2, twice the loss must be log(1 + exp(-t))",
        "gamma 为 0、alpha 为 1/2 时，损失的两倍应等于 log(1 + exp(-t))",
    )


@case("gamma 0.5, 1, 1.5 and 5", "gamma 为 0.5、1、1.5、5", cards=_ALPHA)
def gammas(f, rng, dtype):
    z, y = _logits(rng, dtype, 4), _targets(rng, dtype, 4)
    for gamma in (0.5, 1, 1.5, 5):
        f.focal_loss(z, y, _alpha(rng), gamma)


@case(
    "against gamma 0 the loss shrinks by (1 - p_t) ** gamma",
    "与 gamma 为 0 相比，损失缩小到 (1 - p_t) ** gamma 倍",
    cards=_FACTOR,
)
def factor(f, rng, dtype):
    z = np.log(np.array([9.0, 3.0, 1 / 3, 1 / 9])).astype(dtype)  # p_t = 0.9, 0.75, 0.25, 0.1
    ones = np.ones_like(z)
    plain, _ = f.focal_loss(z, ones, 0.25, 0)
    focal, _ = f.focal_loss(z, ones, 0.25, 2)
    f.expect(
        np.allclose(focal / plain, [0.01, 0.0625, 0.5625, 0.81], rtol=1e-5, atol=0),
        "at p_t = 0.9, 0.75, 0.25 and 0.1, gamma 2 must leave 0.01, 0.0625, 0.5625 and 0.81 of the loss",
        "p_t 为 0.9、0.75、0.25、0.1 时，gamma 2 应使损失剩下 0.01、0.0625、0.5625、0.81",
    )


@case("sure and wrong: the loss grows like |z|", "很自信却错了：损失像 |z| 那样增长", cards=_FOCAL)
def sure_and_wrong(f, rng, dtype):
    y = np.array([1, 0, 1, 0], dtype)
    f.focal_loss(np.array([-100, 100, -1000, 1000], dtype), y, _alpha(rng), 2)


@case(
    "sure and right: p_t may be 1, the loss still isn't 0", "很自信且对了：p_t 可能等于 1，损失却不是 0", cards=_FOCAL
)
def sure_and_right(f, rng, dtype):
    z = np.abs(_logits(rng, dtype, 4, 12, 24))
    for gamma in (0, 0.5, 2):
        f.focal_loss(z, np.ones_like(z), _alpha(rng), gamma)
        f.focal_loss(-z, np.zeros_like(z), _alpha(rng), gamma)


@case(
    "z = 1000 on the right side: 0, not NaN, whatever gamma",
    "z = 1000 且方向正确：结果为 0 而不是 NaN，gamma 任意",
    cards=_FOCAL,
)
def beyond(f, rng, dtype):
    z = np.array([1000, -1000, rng.integers(800, 5000)], dtype)
    for gamma in (0, 0.5, 1, 2):
        f.focal_loss(z, np.array([1, 0, 1], dtype), _alpha(rng), gamma)


@case("dz is the slope of your own loss", "dz 是你自己的损失的斜率", dtypes=("float64",), cards=_GRAD)
def differences(f, rng, dtype):
    z, y, alpha, h = _logits(rng, dtype, 8), _targets(rng, dtype, 8), _alpha(rng), 1e-5
    for gamma in (0, 0.5, 2, 3.5):
        slope = (f.focal_loss(z + h, y, alpha, gamma)[0] - f.focal_loss(z - h, y, alpha, gamma)[0]) / (2 * h)
        f.expect(
            np.abs(f.focal_loss(z, y, alpha, gamma)[1] - slope).max() <= 1e-8,  # h^2 and eps / h, each times about 10
            f"dz isn't the slope of your loss at gamma = {gamma}",
            f"gamma = {gamma} 时，dz 与你的损失的斜率不符",
        )


@case("shapes () and (2, 3, 4), and no element", "形状 () 和 (2, 3, 4)，以及没有元素")
def shapes(f, rng, dtype):
    for shape in ((), (2, 3, 4), (0, 3)):
        z = np.asarray(_logits(rng, dtype, shape))
        f.focal_loss(z, np.asarray(z > 0.5, dtype), _alpha(rng), 1.5)


@case("z and y in different orders in memory", "z 与 y 在内存中的排列不同")
def strided(f, rng, dtype):
    f.focal_loss(_logits(rng, dtype, (3, 4)).T, _targets(rng, dtype, 24).reshape(4, 6)[::-1, ::2], _alpha(rng), 2)


@case("other anchors later, in the same memory", "之后同一块内存里换成别的 anchor")
def reused(f, rng, dtype):
    for _ in range(2):
        z, y = _logits(rng, dtype, 4), _targets(rng, dtype, 4)
        f.focal_loss(in_storage("z", z), in_storage("y", y), _alpha(rng), 2)


@case("logits that require a gradient", "需要梯度的 logits")
def gradient(f, rng, dtype):
    f.focal_loss(with_grad(_logits(rng, dtype, 4)), _targets(rng, dtype, 4), _alpha(rng), 2)


@case("100,000 anchors, one in 500 positive", "10 万个 anchor，每 500 个里一个正样本", dtypes=("float32",), speed=True)
def many(f, rng, dtype):
    z = rng.normal(-4, 2, 100_000).astype(dtype)
    f.focal_loss(z, (rng.random(100_000) < 0.002).astype(dtype), 0.25, 2.0)
