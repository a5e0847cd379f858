"""Schedules at chosen steps: beginnings, ends, boundaries and what lies beyond. float64 alone, as rates are."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage

TOLERANCE = {"lr": Tol(8, 8, "a cosine or a power, and a product; right answers differ by 2 eps of the largest rate")}
_ONLY = ("float64",)
_DECAYS, _COSINE, _WARM = ("train-lr-decays",), ("train-lr-cosine", "train-lr-cosine-value"), ("train-warmup",)


def _base(rng):
    return round(float(rng.uniform(0.1, 0.9)), 3)


def _steps(*t):
    return np.array(t, np.int64)


@case(
    "step: the rate falls at multiples of step_size, not before",
    "step：恰在 step_size 的倍数处下降",
    dtypes=_ONLY,
    cards=_DECAYS,
)
def step(f, rng, dtype):
    n = int(rng.integers(4, 9))
    f.lr_at(
        _steps(0, 1, n - 1, n, n + 1, 2 * n - 1, 2 * n, 5 * n + 2),
        {"kind": "step", "base": _base(rng), "step_size": n, "gamma": 0.3},
    )


@case("exp: one factor a step", "exp：每步乘一个系数", dtypes=_ONLY, cards=_DECAYS)
def exponential(f, rng, dtype):
    f.lr_at(np.arange(12), {"kind": "exp", "base": _base(rng), "gamma": 0.9})


@case(
    "poly: from base to end, with a power that isn't whole",
    "poly：从 base 到 end，幂次不是整数",
    dtypes=_ONLY,
    cards=_DECAYS,
)
def polynomial(f, rng, dtype):
    f.lr_at(np.arange(0, 10), {"kind": "poly", "base": _base(rng), "end": 0.02, "T": 10, "power": 1.7})


@case("poly: at T and beyond it stays at end", "poly：到 T 及之后保持 end", dtypes=_ONLY, cards=_DECAYS)
def polynomial_end(f, rng, dtype):
    T = int(rng.integers(6, 12))
    for power in (0.5, 2.0):
        f.lr_at(
            _steps(T - 1, T, T + 1, 3 * T), {"kind": "poly", "base": _base(rng), "end": 0.03, "T": T, "power": power}
        )


@case(
    "cosine: base at 0, halfway in the middle, end at T",
    "cosine：0 处为 base，正中为一半，T 处为 end",
    dtypes=_ONLY,
    cards=_COSINE,
)
def cosine(f, rng, dtype):
    base, T = _base(rng), 2 * int(rng.integers(4, 9))
    lr = f.lr_at(_steps(0, T // 2, T, 1, T - 1), {"kind": "cosine", "base": base, "end": 0.05, "T": T})
    f.expect(
        np.allclose(lr[:3], [base, (base + 0.05) / 2, 0.05]),
        "at 0, T/2 and T the rate must be base, the mean of base and end, and end",
        "在 0、T/2、T 处，学习率应分别为 base、base 与 end 的平均、end",
    )


@case(
    "cosine: after T it stays at end and doesn't rise again",
    "cosine：T 之后保持 end，不再上升",
    dtypes=_ONLY,
    cards=_COSINE,
)
def cosine_end(f, rng, dtype):
    f.lr_at(_steps(9, 10, 11, 15, 20, 37), {"kind": "cosine", "base": _base(rng), "end": 0.01, "T": 10})


@case("restarts of equal length (mult 1)", "等长的重启（mult 为 1）", dtypes=_ONLY, cards=_COSINE)
def restarts_equal(f, rng, dtype):
    T = int(rng.integers(4, 8))
    f.lr_at(np.arange(3 * T + 2), {"kind": "restarts", "base": _base(rng), "end": 0.02, "T": T, "mult": 1})


@case("restarts that grow longer: T, 2T, 4T", "越来越长的重启：T、2T、4T", dtypes=_ONLY, cards=_COSINE)
def restarts_growing(f, rng, dtype):
    T = int(rng.integers(3, 7))
    f.lr_at(np.arange(7 * T + 2), {"kind": "restarts", "base": _base(rng), "end": 0.02, "T": T, "mult": 2})


@case(
    "the first step of late waves, mult 3: exactly base",
    "mult 为 3 时靠后各波的第一步：恰为 base",
    dtypes=_ONLY,
    cards=_COSINE,
)
def restarts_late(f, rng, dtype):
    T = int(rng.integers(2, 6))
    first = T * (3 ** np.arange(1, 9) - 1) // 2
    f.lr_at(
        np.stack([first - 1, first, first + 1]), {"kind": "restarts", "base": _base(rng), "end": 0.0, "T": T, "mult": 3}
    )


@case(
    "warm-up: base / warmup first, base at its last step",
    "warm-up：第一步 base / warmup，最后一步为 base",
    dtypes=_ONLY,
    cards=_WARM,
)
def warmup(f, rng, dtype):
    n, base = int(rng.integers(4, 8)), _base(rng)
    lr = f.lr_at(np.arange(n + 3), {"kind": "exp", "base": base, "gamma": 0.8, "warmup": n})
    f.expect(
        np.allclose(lr[[0, n - 1, n]], [base / n, base, base]),
        "the first rate must be base / warmup, the last of the warm-up base, and so must the schedule's first",
        "第一步应为 base / warmup，warm-up 的最后一步为 base，调度的第一步也为 base",
    )


@case(
    "every kind begins after the warm-up, at s = 0", "每一种都在 warm-up 之后从 s = 0 开始", dtypes=_ONLY, cards=_WARM
)
def warmup_then(f, rng, dtype):
    common = {"base": _base(rng), "warmup": 5}
    t = np.arange(30)
    f.lr_at(t, {**common, "kind": "step", "step_size": 4, "gamma": 0.5})
    f.lr_at(t, {**common, "kind": "poly", "T": 12, "power": 0.9, "end": 0.02})
    f.lr_at(t, {**common, "kind": "cosine", "T": 12, "end": 0.02})
    f.lr_at(t, {**common, "kind": "restarts", "T": 4, "mult": 2, "end": 0.02})


@case("a warm-up of one step is the full rate", "一步的 warm-up 就是完整的学习率", dtypes=_ONLY, cards=_WARM)
def warmup_one(f, rng, dtype):
    f.lr_at(np.arange(4), {"kind": "step", "base": _base(rng), "step_size": 2, "gamma": 0.1, "warmup": 1})


@case("steps in any order and shape; one step; none", "步数的顺序、形状任意；单独一步；一步也没有", dtypes=_ONLY)
def shapes(f, rng, dtype):
    cfg = {"kind": "restarts", "base": _base(rng), "end": 0.1, "T": 3, "mult": 2, "warmup": 2}
    for t in (rng.permutation(24).reshape(4, 6).T, np.array(7), np.zeros(0, np.int64)):
        f.lr_at(np.asarray(t, np.int64), cfg)
        f.lr_at(np.asarray(t, np.int64), {"kind": "cosine", "base": _base(rng), "end": 0.0, "T": 9})


@case("other steps later, in the same memory", "之后同一块内存里换成别的步数", dtypes=_ONLY)
def reused(f, rng, dtype):
    cfg = {"kind": "restarts", "base": _base(rng), "end": 0.1, "T": 3, "mult": 2}
    for _ in range(2):
        f.lr_at(in_storage("t", rng.integers(0, 40, 6)), cfg)


@case("200,000 steps with warm-up and restarts", "二十万步，带 warm-up 和重启", dtypes=_ONLY, speed=True)
def many(f, rng, dtype):
    f.lr_at(
        np.arange(200_000), {"kind": "restarts", "base": _base(rng), "end": 0.001, "T": 1000, "mult": 2, "warmup": 500}
    )
