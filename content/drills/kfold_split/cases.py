"""Random splits can't be compared with another's: everything is judged by what has to hold of folds."""

import numpy as np

from studyapp.drillkit import Rng, case, in_storage

TOLERANCE = {}
_ONCE = ("float64",)
_FOLDS, _SIZES = ("eval-cross-validation",), ("eval-kfold-size", "eval-cross-validation")


def _seed(rng):
    return Rng(int(rng.integers(1 << 30)))


def _check(f, folds, n, k):
    """The conditions one after the other; gives the list of `val`, or nothing where it makes no sense to go on."""
    pairs = isinstance(folds, (list, tuple)) and len(folds) == k and all(len(fold) == 2 for fold in folds)
    f.expect(pairs, f"{k} pairs (train, val) are asked for", f"应返回 {k} 个二元组 (train, val)")
    if not pairs:
        return []
    whole = all(np.asarray(a).dtype.kind in "iu" and np.ndim(a) == 1 for fold in folds for a in fold)
    f.expect(whole, "each is a 1-D array of integer indices", "每个都应是一维的整数下标数组")
    if not whole:
        return []
    held_out = np.concatenate([val for _, val in folds])
    f.expect(
        np.array_equal(np.sort(held_out), np.arange(n)),
        "every sample must be held out in exactly one fold",
        "每个样本应恰好在一折中被留出",
    )
    f.expect(
        all(np.array_equal(np.sort(np.concatenate(fold)), np.arange(n)) for fold in folds),
        "in each fold, train and val together must be all samples, none twice",
        "每一折的 train 与 val 应不重不漏地覆盖全部样本",
    )
    sizes = [len(val) for _, val in folds]
    f.expect(
        max(sizes) - min(sizes) <= 1, f"sizes of val differ by more than one: {sizes}", f"val 的大小相差超过 1：{sizes}"
    )
    return [set(np.asarray(val).tolist()) for _, val in folds]


@case("12 samples in 4 folds", "12 个样本分 4 折", dtypes=_ONCE, cards=_FOLDS)
def even(f, rng, dtype):
    _check(f, f.kfold_split(12, 4, _seed(rng)), 12, 4)


@case("13 samples in 5 folds: the remainder is spread", "13 个样本分 5 折：余数要摊开", dtypes=_ONCE, cards=_SIZES)
def uneven(f, rng, dtype):
    _check(f, f.kfold_split(13, 5, _seed(rng)), 13, 5)


@case(
    "21 samples in 10 folds: only one of them has three",
    "21 个样本分 10 折：只有一折是三个",
    dtypes=_ONCE,
    cards=_SIZES,
)
def one_more(f, rng, dtype):
    _check(f, f.kfold_split(21, 10, _seed(rng)), 21, 10)


@case("two folds of three samples", "3 个样本分两折", dtypes=_ONCE)
def smallest(f, rng, dtype):
    _check(f, f.kfold_split(3, 2, _seed(rng)), 3, 2)
    _check(f, f.kfold_split(2, 2, _seed(rng)), 2, 2)


@case("as many folds as samples: leave one out", "折数等于样本数：留一法", dtypes=_ONCE)
def leave_one_out(f, rng, dtype):
    _check(f, f.kfold_split(7, 7, _seed(rng)), 7, 7)


@case("the same seed gives the same folds, another seed others", "种子相同则结果相同，换种子则不同", dtypes=_ONCE)
def seeds(f, rng, dtype):
    one, other = _seed(rng), _seed(rng)
    first, again, different = (_check(f, f.kfold_split(50, 5, r), 50, 5) for r in (one, one, other))
    f.expect(first == again, "one seed gave two splits", "同一种子得到两种划分")
    f.expect(first != different, "two seeds gave one split", "两个种子得到同一划分")


@case("samples are mixed: neighbours don't stay together", "样本要混合：相邻的不能总在一起", dtypes=_ONCE, cards=_FOLDS)
def mixed(f, rng, dtype):
    folds = _check(f, f.kfold_split(60, 3, _seed(rng)), 60, 3)
    together = [sum(i + 1 in val for i in val) for val in folds]  # 19 of 19 in a block, some 6 by chance
    f.expect(max(together, default=0) < 15, "a fold is a block of neighbours", "一折里都是相邻的样本")
    residues = [len({i % 3 for i in val}) for val in folds]
    f.expect(min(residues, default=0) > 1, "a fold is every third sample", "一折恰好是每隔三个取一个")


@case("more folds than samples, one fold, none: ValueError", "折数多于样本数、只有一折、零折：ValueError", dtypes=_ONCE)
def impossible(f, rng, dtype):
    for n, k in ((3, 4), (3, 1), (5, 0), (1, 2)):
        with f.raises(ValueError):
            f.kfold_split(n, k, _seed(rng))


def _strata(f, y, k, rng):
    folds = _check(f, f.stratified_split(y, k, _seed(rng)), len(y), k)
    for label in np.unique(y):
        members = set(np.flatnonzero(y == label).tolist())
        counts = [len(members & val) for val in folds]
        f.expect(
            max(counts, default=0) - min(counts, default=0) <= 1,
            f"class {label} is spread unevenly over the folds: {counts}",
            f"类别 {label} 在各折中的数目不均匀：{counts}",
        )
    return folds


@case("a class of 90 % and one of 10 %", "一类占 90 %，一类占 10 %", dtypes=_ONCE, stage="stratified", cards=_FOLDS)
def unbalanced(f, rng, dtype):
    _strata(f, rng.permutation(np.repeat([0, 1], [45, 5])), 5, rng)


@case(
    "classes that k doesn't divide: sizes stay even too",
    "各类都不能被 k 整除：总数也要均匀",
    dtypes=_ONCE,
    stage="stratified",
)
def remainders(f, rng, dtype):
    _strata(f, rng.permutation(np.repeat([3, 7, -1, 20, 8, 5], [6, 11, 1, 7, 16, 6])), 5, rng)


@case("more folds than a class has samples", "折数多于某一类的样本数", dtypes=_ONCE, stage="stratified")
def rare(f, rng, dtype):
    _strata(f, rng.permutation(np.repeat([0, 1, 2], [9, 2, 3])), 7, rng)


@case(
    "sorted labels: still mixed within a class, by the seed",
    "标签已排序：类内仍要按种子打乱",
    dtypes=_ONCE,
    stage="stratified",
)
def sorted_labels(f, rng, dtype):
    y = np.repeat([0, 1], [30, 60])
    folds = _strata(f, y, 3, rng)
    together = [sum(i + 1 in val for i in val) for val in folds]
    f.expect(max(together, default=0) < 24, "a fold is a block of neighbours", "一折里都是相邻的样本")
    residues = [len({i % 3 for i in val}) for val in folds]
    f.expect(min(residues, default=0) > 1, "a fold is every third sample", "一折恰好是每隔三个取一个")
    one, other = _seed(rng), _seed(rng)
    first, again, different = ([set(val.tolist()) for _, val in f.stratified_split(y, 3, r)] for r in (one, one, other))
    f.expect(
        first == again and first != different, "the seed must decide, and it alone", "划分应由种子决定，且只由它决定"
    )


@case(
    "other labels later, in the same memory; too many folds",
    "同一块内存里换成别的标签；折数过多",
    dtypes=_ONCE,
    stage="stratified",
)
def reused_labels(f, rng, dtype):
    for counts in ([8, 4], [4, 8]):
        y = rng.permutation(np.repeat([0, 1], counts))
        folds = _check(f, f.stratified_split(in_storage("y", y), 4, _seed(rng)), 12, 4)
        f.expect(
            all(len(val & set(np.flatnonzero(y == 1).tolist())) == counts[1] // 4 for val in folds),
            "each fold must have a quarter of each class",
            "每一折应有每个类的四分之一",
        )
    with f.raises(ValueError):
        f.stratified_split(np.array([0, 1, 1]), 4, _seed(rng))


@case("20,000 samples in 10 folds", "20,000 个样本分 10 折", dtypes=_ONCE, speed=True)
def many(f, rng, dtype):
    _check(f, f.kfold_split(20_000, 10, _seed(rng)), 20_000, 10)
