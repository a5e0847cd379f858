"""What a receptive field must get right: the recursion term by term, then what edges and gaps take away."""

from studyapp.drillkit import Tol, case

TOLERANCE = {"pixels": Tol(0, 0, "indices")}
_WHOLE = ("float64",)  # no arrays of numbers: one dtype is enough
_FIELD, _DILATED, _GAPS = ("conv-rf", "conv-rf-value"), ("conv-rf-dilated-value",), ("conv-gridding",)
_SIZE = ("conv-output-size",)


def _between(rng, low, high):
    return int(rng.integers(low, high + 1))


@case("no layer at all: a pixel sees itself", "没有任何层：像素只看到自己", dtypes=_WHOLE)
def no_layer(f, rng, dtype):
    f.receptive_field([])
    f.seen_by([], 5, _between(rng, 1, 4))


@case("one layer", "只有一层", dtypes=_WHOLE, cards=_FIELD)
def one_layer(f, rng, dtype):
    f.receptive_field([(_between(rng, 4, 9), 3, 0, 1)])


@case("three layers at stride 1", "三层，步长都是 1", dtypes=_WHOLE, cards=_FIELD)
def stride_one(f, rng, dtype):
    f.receptive_field([(3, 1, 0, 1), (_between(rng, 4, 7), 1, 0, 1), (2, 1, 0, 1)])


@case(
    "a stride widens what comes after it, not its own layer",
    "步长放大的是之后的层，不是本层",
    dtypes=_WHOLE,
    cards=_FIELD,
)
def own_stride(f, rng, dtype):
    k, s = _between(rng, 4, 7), _between(rng, 2, 4)
    f.receptive_field([(k, s, 0, 1), (3, 1, 0, 1)])
    f.receptive_field([(3, 1, 0, 1), (k, s, 0, 1)])


@case("strides multiply: 2, 3, 2", "步长相乘：2、3、2", dtypes=_WHOLE, cards=_FIELD)
def strides_multiply(f, rng, dtype):
    k = _between(rng, 3, 6)
    f.receptive_field([(k, 2, 0, 1), (k + 1, 3, 0, 1), (k + 2, 2, 0, 1), (2, 1, 0, 1)])


@case("dilation 1, 2, 5, and behind a stride", "空洞率 1、2、5，以及步长之后的空洞", dtypes=_WHOLE, cards=_DILATED)
def dilation(f, rng, dtype):
    k = _between(rng, 3, 5)
    f.receptive_field([(k, 1, 0, 1), (k, 1, 0, 2), (k, 1, 0, 5)])
    f.receptive_field([(2, 3, 0, 1), (k, 2, 0, 4)])


@case(
    "padding moves the field to the left, by jumps, and doesn't widen it",
    "填充让感受野按 jump 左移，不使它变大",
    dtypes=_WHOLE,
    cards=_FIELD,
)
def padding(f, rng, dtype):
    p = _between(rng, 2, 4)
    f.receptive_field([(5, 3, p, 1), (3, 2, p + 1, 1), (3, 1, 1, 2)])


@case(
    "1 by 1 layers: nothing added, but a stride still counts",
    "1×1 的层：感受野不变，步长仍然算数",
    dtypes=_WHOLE,
    cards=_FIELD,
)
def pointwise(f, rng, dtype):
    f.receptive_field([(_between(rng, 3, 5), 1, 0, 1), (1, 1, 0, 1), (1, 2, 0, 3), (3, 1, 0, 1)])


@case("an output in the middle sees its whole field", "中间的输出看得到整个感受野", dtypes=_WHOLE, cards=_FIELD)
def middle(f, rng, dtype):
    layers = [(3, 2, 1, 1), (3, 1, 1, 1)]
    i = _between(rng, 3, 5)
    pixels = f.seen_by(layers, 20, i)
    field, jump, first = f.receptive_field(layers)
    f.expect(
        (pixels[0], pixels[-1]) == (first + i * jump, first + i * jump + field - 1),
        "in the middle, the field of output i must begin at first + i * jump and be `field` pixels long",
        "在中间，输出 i 的感受野应从 first + i * jump 开始，长为 field",
    )


@case("at both ends padding isn't a pixel", "两端：填充不是像素", dtypes=_WHOLE, cards=_FIELD)
def edges(f, rng, dtype):
    n = _between(rng, 8, 12)
    f.seen_by([(3, 1, 1, 1), (5, 1, 2, 1)], n, 0)
    f.seen_by([(3, 1, 1, 1), (5, 1, 2, 1)], n, n - 1)


@case(
    "a last pixel that the stride leaves out can't be seen, whatever comes after",
    "步长除不尽、被舍去的末尾像素，之后谁也看不到",
    dtypes=_WHOLE,
    cards=_SIZE,
)
def left_over(f, rng, dtype):
    n = 2 * _between(rng, 4, 7)
    f.seen_by([(3, 2, 0, 1), (3, 1, 1, 1)], n, n // 2 - 2)
    f.seen_by([(1, 2, 0, 1), (3, 2, 1, 1)], n, 1)


@case("dilation leaves gaps", "空洞留下空隙", dtypes=_WHOLE, cards=_GAPS)
def gaps(f, rng, dtype):
    f.seen_by([(3, 1, 2, 2), (3, 1, 2, 2)], 15, _between(rng, 5, 9))
    f.seen_by([(3, 1, 3, 3)], 9, _between(rng, 0, 1))


@case("a stride greater than the kernel skips pixels", "步长大于核：跳过一些像素", dtypes=_WHOLE)
def sparse(f, rng, dtype):
    f.seen_by([(2, 4, 0, 1), (3, 1, 0, 1)], 30, _between(rng, 1, 4))


@case("an output that sees padding only", "只看到填充的输出", dtypes=_WHOLE)
def padding_only(f, rng, dtype):
    f.seen_by([(2, 1, _between(rng, 3, 5), 1)], 4, 0)


@case(
    "no such output, or a layer without output: ValueError",
    "没有这个输出，或某层没有输出：ValueError",
    dtypes=_WHOLE,
    cards=_SIZE,
)
def missing(f, rng, dtype):
    layers = [(3, 2, 1, 1), (3, 1, 1, 1)]
    n = 2 * _between(rng, 3, 6)
    f.seen_by(layers, n, n // 2 - 1)
    for i in (n // 2, -1):
        with f.raises(ValueError):
            f.seen_by(layers, n, i)
    with f.raises(ValueError):
        f.seen_by([(3, 1, 0, 1), (1, 1, 1, 1)], 2, 0)


@case("the same layers asked twice, the list unchanged", "同样的层问两次，列表不变", dtypes=_WHOLE)
def twice(f, rng, dtype):
    layers = [(3, 2, 1, 1), (_between(rng, 2, 4), 1, 0, 2)]
    f.receptive_field(layers)
    f.seen_by(layers, 17, 2)
    f.receptive_field(layers)


@case("50 layers on 224 pixels", "50 层，224 个像素", dtypes=_WHOLE, speed=True)
def network(f, rng, dtype):
    blocks = [(1, 1, 0, 1), (3, 1, 1, 1), (1, 1, 0, 1)]
    layers = [(7, 2, 3, 1), (3, 2, 1, 1)]
    for count, stride in ((3, 1), (4, 2), (6, 2), (3, 2)):
        layers += [(1, 1, 0, 1), (3, stride, 1, 1), (1, 1, 0, 1)] + blocks * (count - 1)
    f.receptive_field(layers)
    f.seen_by(layers, 224, _between(rng, 0, 6))
