"""A nested result whose values are the answer's own affair: only properties are judged."""

import numpy as np

from studyapp.drillkit import Rng, case

TOLERANCE = {}


def _seed(rng):
    return Rng(int(rng.integers(1 << 30)))


def _check(f, folds, n, k):
    f.expect(len(folds) == k and all(len(fold) == 2 for fold in folds), "k pairs are asked for", "应返回 k 个二元组")
    f.expect(
        all(indices.dtype.kind == "i" for fold in folds for indices in fold),
        "indices must be integers",
        "下标应为整数",
    )
    held_out = np.concatenate([val for _, val in folds])
    f.expect(
        np.array_equal(np.sort(held_out), np.arange(n)),
        "every sample must be held out exactly once",
        "每个样本应恰好作一次验证",
    )
    f.expect(
        all(np.array_equal(np.sort(np.concatenate(fold)), np.arange(n)) for fold in folds),
        "in each fold, train and val together must be all samples, none twice",
        "每一折的训练集与验证集应不重不漏地覆盖全部样本",
    )
    sizes = [len(val) for _, val in folds]
    f.expect(max(sizes) - min(sizes) <= 1, "fold sizes may differ by one at most", "各折大小最多相差 1")


@case("12 samples in 4 folds", "12 个样本分 4 折", dtypes=("float64",))
def even(f, rng, dtype):
    _check(f, f.kfold_split(12, 4, _seed(rng)), 12, 4)


@case("13 samples in 5 folds: the remainder is spread", "13 个样本分 5 折：余数要摊开", dtypes=("float64",))
def uneven(f, rng, dtype):
    _check(f, f.kfold_split(13, 5, _seed(rng)), 13, 5)


@case("as many folds as samples: leave one out", "折数等于样本数：留一法", dtypes=("float64",))
def leave_one_out(f, rng, dtype):
    _check(f, f.kfold_split(7, 7, _seed(rng)), 7, 7)


@case("shuffled by the generator given", "由传入的生成器打乱", dtypes=("float64",))
def shuffled(f, rng, dtype):
    one, other = _seed(rng), _seed(rng)
    first, again, different = (f.kfold_split(50, 5, r)[0][1] for r in (one, one, other))
    f.expect(np.array_equal(first, again), "the same generator gave two splits", "同一种子得到两种划分")
    f.expect(not np.array_equal(np.sort(first), np.sort(different)), "two seeds gave one split", "两个种子得到同一划分")


@case("more folds than samples, or only one: ValueError", "折数多于样本数，或只有一折：ValueError", dtypes=("float64",))
def impossible(f, rng, dtype):
    with f.raises(ValueError):
        f.kfold_split(3, 4, _seed(rng))
    with f.raises(ValueError):
        f.kfold_split(3, 1, _seed(rng))
