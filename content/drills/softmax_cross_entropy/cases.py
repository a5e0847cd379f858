"""What a cross-entropy must get right: one row, the mean, rows that don't count, then size and memory."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

TOLERANCE = {
    "loss": Tol(24, 0, "a few exp, one log, the mean of a few rows; right answers: 6 eps"),
    "dlogits": Tol(16, 0, "exp of a difference, a quotient; right answers: 3 eps of the largest entry"),
}
_LONG = {
    "loss": Tol(64, 0, "sums of 1000 and of 256 terms; right answers: 12 eps"),
    "dlogits": Tol(64, 0, "sums of 1000 terms; right answers: 12 eps of the largest entry"),
}
_CE, _VALUE, _MSE = ("loss-softmax-ce",), ("loss-softmax-ce-value",), ("loss-ce-vs-mse",)
_OFF = -100


def _batch(rng, dtype, n, classes):
    """Logits in which the label is never far ahead, so that the loss is of size 1; labels of more than one class."""
    logits = np.round(rng.uniform(-2, 2, (n, classes)), 2).astype(dtype)
    return logits, rng.permutation(np.arange(n) % classes)


@case("one row, three classes", "一行，三个类", cards=_CE + _VALUE)
def one_row(f, rng, dtype):
    logits, _ = _batch(rng, dtype, 1, 3)
    f.softmax_cross_entropy(logits, np.array([rng.integers(3)]), _OFF)


@case("four rows: the mean of their losses, and of their gradients", "四行：损失取平均，梯度也是平均的梯度", cards=_CE)
def mean(f, rng, dtype):
    f.softmax_cross_entropy(*_batch(rng, dtype, 4, 3), _OFF)


@case("as many rows as classes", "行数等于类数", cards=_CE)
def square(f, rng, dtype):
    f.softmax_cross_entropy(*_batch(rng, dtype, 3, 3), _OFF)


@case("a batch twice over: the same loss, half of each gradient", "同一批重复两遍：损失不变，梯度减半", cards=_CE)
def doubled(f, rng, dtype):
    logits, labels = _batch(rng, dtype, 2, 5)
    once, grad = f.softmax_cross_entropy(logits, labels, _OFF)
    twice, half = f.softmax_cross_entropy(np.tile(logits, (2, 1)), np.tile(labels, 2), _OFF)
    eps = 32 * np.finfo(dtype).eps
    f.expect(
        abs(twice - once) <= eps * abs(once) and np.abs(2 * half[:2] - grad).max() <= eps,
        "repeating the batch must leave the mean loss as it is and halve each row's gradient",
        "整批重复一遍，平均损失应不变，每行的梯度应减半",
    )


@case(
    "label -100 doesn't count: neither above nor below the fraction line",
    "标签 -100 不计入：分子、分母都不算它",
    cards=_CE,
)
def ignored(f, rng, dtype):
    logits, labels = _batch(rng, dtype, 5, 3)
    labels[[1, 3]] = _OFF
    f.softmax_cross_entropy(logits, labels, _OFF)


@case("ignore_index -1: no index from the back", "ignore_index 为 -1：不是倒数第一个", cards=_CE)
def minus_one(f, rng, dtype):
    logits, labels = _batch(rng, dtype, 4, 3)
    labels[2] = -1
    f.softmax_cross_entropy(logits, labels, -1)


@case("ignore_index is one of the classes; its column stays", "ignore_index 是某个类别：它那一列仍在", cards=_CE)
def ignored_class(f, rng, dtype):
    f.softmax_cross_entropy(*_batch(rng, dtype, 6, 4), 2)


@case("no row counts, and no row at all: 0", "没有一行计入，以及一行也没有：0")
def none_counts(f, rng, dtype):
    logits, labels = _batch(rng, dtype, 2, 3)
    f.softmax_cross_entropy(logits, np.full_like(labels, 255), 255)
    f.softmax_cross_entropy(logits[:0], labels[:0], 255)


@case("one class: nothing to lose", "只有一个类：损失为 0", cards=_CE)
def one_class(f, rng, dtype):
    f.softmax_cross_entropy(*_batch(rng, dtype, 3, 1), _OFF)


@case("logits of 10,000 and -10,000, on the wrong class", "logits 为 ±10,000，而且押错了类", cards=_CE)
def huge(f, rng, dtype):
    logits, labels = _batch(rng, dtype, 4, 3)
    logits[np.arange(4), (labels + 1) % 3] += 10_000
    logits[0] -= 10_000
    f.softmax_cross_entropy(logits, labels, _OFF)


@case("sure and wrong: the gradient doesn't fade", "很自信却错了：梯度不会消失", cards=_MSE)
def sure_and_wrong(f, rng, dtype):
    logits, labels = _batch(rng, dtype, 2, 3)
    logits[np.arange(2), (labels + 2) % 3] += 30
    _, grad = f.softmax_cross_entropy(logits, labels, _OFF)
    f.expect(
        np.all(np.abs(grad[np.arange(2), labels] + 0.5) < 1e-3),
        "each row's gradient at its label must be about -1/2: -1, shared by two rows",
        "每行在标签处的梯度应约为 -1/2：-1 由两行平分",
    )


@case("each row of the gradient sums to 0", "梯度每行之和为 0", cards=("act-softmax-jacobian",))
def sums(f, rng, dtype):
    _, grad = f.softmax_cross_entropy(*_batch(rng, dtype, 5, 4), _OFF)
    f.expect(
        np.abs(grad.sum(1)).max() <= 8 * np.finfo(dtype).eps,
        "a shift of a row's logits doesn't change the loss, so the row's gradient must sum to 0",
        "一行 logits 整体平移不改变损失，所以该行梯度之和应为 0",
    )


@case("the gradient is the slope of your own loss", "梯度是你自己的损失的斜率", dtypes=("float64",), cards=_CE)
def differences(f, rng, dtype):
    logits, labels = _batch(rng, dtype, 4, 3)
    labels[1] = 7
    _, grad = f.softmax_cross_entropy(logits, labels, 7)
    u, h = rng.normal(size=logits.shape), 1e-5
    up, _ = f.softmax_cross_entropy(logits + h * u, labels, 7)
    down, _ = f.softmax_cross_entropy(logits - h * u, labels, 7)
    slope = (up - down) / (2 * h)
    f.expect(
        abs(slope - (grad * u).sum()) <= 1e-7 * (1 + abs(slope)),
        "dlogits isn't the slope of your loss in a random direction",
        "dlogits 与你的损失沿随机方向的斜率不符",
    )


@case("logits stored by columns, every second label", "按列存放的 logits，隔一个取一个的标签")
def strided(f, rng, dtype):
    logits, labels = _batch(rng, dtype, 5, 3)
    f.softmax_cross_entropy(np.asfortranarray(logits), np.repeat(labels, 2)[::2], _OFF)


@case("another batch later, in the same memory", "之后同一块内存里换成另一批")
def reused(f, rng, dtype):
    for _ in range(2):
        logits, labels = _batch(rng, dtype, 4, 3)
        f.softmax_cross_entropy(in_storage("logits", logits), in_storage("labels", labels), _OFF)


@case("logits that require a gradient", "需要梯度的 logits")
def gradient(f, rng, dtype):
    logits, labels = _batch(rng, dtype, 3, 4)
    f.softmax_cross_entropy(with_grad(logits), labels, _OFF)


@case(
    "256 by 1000, a tenth of the labels ignored",
    "256×1000，十分之一的标签不计入",
    dtypes=("float32",),
    tol=_LONG,
    speed=True,
)
def many(f, rng, dtype):
    labels = rng.integers(0, 1000, 256)
    labels[::10] = _OFF
    f.softmax_cross_entropy(rng.normal(0, 2, (256, 1000)).astype(dtype), labels, _OFF)
