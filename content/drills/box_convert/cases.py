"""What conversions must get right: each format, each formula, the order of scaling and bounding, shapes and memory."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

TOLERANCE = {
    "converted": Tol(4, 0, "exact here; a half or a sum may round elsewhere; right answers: 0 eps"),
    "deltas": Tol(8, 0, "a ratio of differences and its logarithm; right answers: 2.2 eps, differences of logarithms"),
    "decoded": Tol(6, 0, "exp, two products and two sums; right answers: 1.4 eps"),
}
FORMATS = ("xyxy", "xywh", "cxcywh")
STDS = [0.1, 0.15, 0.2, 0.3]
LIMIT = 4.0
_ENCODE = ("det-box-encode",)


def _boxes(rng, dtype, *shape):
    """Corners of boxes with sides from 2 to 20, multiples of 1/16, so that differences and halves are exact."""
    low, size = rng.integers(-400, 400, (*shape, 2)), rng.integers(32, 320, (*shape, 2))
    return (np.concatenate([low, low + size], axis=-1) / 16).astype(dtype)


def _sized(rng, dtype, *shape):
    """The same boxes as a first point and a size."""
    boxes = _boxes(rng, dtype, *shape)
    boxes[..., 2:] -= boxes[..., :2]
    return boxes


def _scaled(rng, dtype, factors):
    """An anchor for every factor, and the box that has its centre and is that many times as wide and high."""
    anchors = _boxes(rng, dtype, len(factors))
    centre, half = (anchors[:, :2] + anchors[:, 2:]) / 2, (anchors[:, 2:] - anchors[:, :2]) / 2
    half = half * np.array(factors, dtype)
    return np.concatenate([centre - half, centre + half], axis=1), anchors


def _deltas(rng, dtype, n):
    """Offsets of up to 2 anchors, sizes from 1/3 to 3 times, divided by STDS."""
    return (np.round(rng.uniform([-2, -2, -1, -1], [2, 2, 1, 1], (n, 4)), 2) / STDS).astype(dtype)


@case("two corners to centre and size", "两个角点换成中心与宽高")
def to_centre(f, rng, dtype):
    f.box_convert(_boxes(rng, dtype, 3), "xyxy", "cxcywh")


@case("centre and size to two corners", "中心与宽高换成两个角点")
def to_corners(f, rng, dtype):
    f.box_convert(_sized(rng, dtype, 3), "cxcywh", "xyxy")


@case("xywh begins at a corner, not at the centre", "xywh 以左上角为起点，而不是中心")
def corner_and_size(f, rng, dtype):
    boxes = _sized(rng, dtype, 2)
    f.box_convert(boxes, "xywh", "xyxy")
    f.box_convert(boxes, "xywh", "cxcywh")
    f.box_convert(_boxes(rng, dtype, 2), "xyxy", "xywh")
    f.box_convert(boxes, "cxcywh", "xywh")


@case("any leading dimensions: a single box, a batch of images", "任意前置维度：单个框，一批图像")
def leading(f, rng, dtype):
    f.box_convert(_boxes(rng, dtype), "xyxy", "cxcywh")
    f.box_convert(_sized(rng, dtype, 2, 3), "cxcywh", "xyxy")
    f.box_convert(_boxes(rng, dtype, 4, 2), "xyxy", "xywh")


@case("no box", "没有框")
def empty(f, rng, dtype):
    none = np.zeros((0, 4), dtype)
    f.box_convert(none, "xyxy", "cxcywh")
    f.box_convert(np.zeros((2, 0, 4), dtype), "cxcywh", "xyxy")
    f.encode(none, none, STDS)
    f.decode(none, none, STDS, LIMIT)


@case("source and target are the same, then other boxes come into that memory", "格式不变，随后内存里换成别的框")
def same_format(f, rng, dtype):
    for name in FORMATS:
        f.box_convert(in_storage("boxes", _sized(rng, dtype, 2)), name, name)
    f.box_convert(in_storage("boxes", _sized(rng, dtype, 2)), "xywh", "xyxy")


@case("offsets in units of the anchor's own width and height", "偏移以 anchor 自己的宽、高为单位", cards=_ENCODE)
def offsets(f, rng, dtype):
    gt, anchors = _scaled(rng, dtype, [[2, 0.5], [0.25, 4]])
    f.encode(gt + np.tile(rng.integers(3, 9, (2, 2)), 2).astype(dtype), anchors, [1.0, 1.0, 1.0, 1.0])


@case("twice and half the size: logarithms of equal amount", "宽高加倍与减半：对数大小相等、符号相反", cards=_ENCODE)
def logarithm(f, rng, dtype):
    gt, anchors = _scaled(rng, dtype, [[2, 0.5], [0.5, 2]])
    f.encode(gt, anchors, [1.0, 1.0, 1.0, 1.0])


@case("encode divides by stds", "encode 要除以 stds", cards=_ENCODE)
def encode_stds(f, rng, dtype):
    f.encode(_boxes(rng, dtype, 3), _boxes(rng, dtype, 3), STDS)


@case("decode multiplies by stds", "decode 要乘以 stds", cards=_ENCODE)
def decode_stds(f, rng, dtype):
    f.decode(_deltas(rng, dtype, 3), _boxes(rng, dtype, 3), STDS, LIMIT)


@case("tw and th are bounded after stds, from above only", "tw、th 在乘 stds 之后才限制，只限上界", cards=_ENCODE)
def bounded(f, rng, dtype):
    size = np.array([[2.5, -3.0], [-2.0, 4.0], [1.0, 0.8]]) + rng.uniform(0, 0.1, (3, 2))
    deltas = np.concatenate([rng.uniform(0.2, 0.6, (3, 2)), size], axis=1) / STDS
    f.decode(deltas.astype(dtype), _boxes(rng, dtype, 3), STDS, 1.5)


@case("tx and ty aren't bounded", "tx、ty 不受限制", cards=_ENCODE)
def far_away(f, rng, dtype):
    deltas = np.concatenate([rng.uniform(3, 5, (2, 2)) * [[1, -1]], rng.uniform(-0.5, 0.5, (2, 2))], axis=1) / STDS
    f.decode(deltas.astype(dtype), _boxes(rng, dtype, 2), STDS, 1.5)


@case("an exponential that overflows without the bound", "不加上限时指数会溢出", cards=_ENCODE)
def overflow(f, rng, dtype):
    deltas = _deltas(rng, dtype, 2)
    deltas[0, 2], deltas[1, 3] = 4000, 5000
    f.decode(deltas, _boxes(rng, dtype, 2), STDS, LIMIT)


@case("decoding what was encoded gives the boxes again", "编码再解码，得到原来的框", cards=_ENCODE)
def round_trip(f, rng, dtype):
    gt, anchors = _boxes(rng, dtype, 5), _boxes(rng, dtype, 5)
    back = f.decode(np.asarray(f.encode(gt, anchors, STDS)).astype(dtype), anchors, STDS, LIMIT)
    f.expect(
        np.shape(back) == gt.shape and np.abs(back - gt).max() <= 100 * np.finfo(dtype).eps * np.abs(gt).max(),
        "decode(encode(gt)) isn't gt",
        "decode(encode(gt)) 没有还原 gt",
    )


@case("columns of a larger array, every other row", "取自更大数组的列，隔行取")
def strided(f, rng, dtype):
    table = np.concatenate([_boxes(rng, dtype, 8), _boxes(rng, dtype, 8)], axis=1)
    f.box_convert(table[::-2, 4:], "xyxy", "cxcywh")
    f.decode(f.encode(table[::2, :4], table[1::2, :4], STDS).astype(dtype), table[1::2, 4:], STDS, LIMIT)


@case("boxes and deltas that require a gradient", "需要梯度的框与 deltas", dtypes=("float32",))
def gradient(f, rng, dtype):
    boxes, anchors = _boxes(rng, dtype, 3), _boxes(rng, dtype, 3)
    f.box_convert(with_grad(boxes), "xyxy", "cxcywh")
    f.encode(with_grad(boxes), anchors, STDS)
    f.decode(with_grad(_deltas(rng, dtype, 3)), anchors, STDS, LIMIT)


@case("20,000 boxes", "20,000 个框", dtypes=("float32",), speed=True)
def many(f, rng, dtype):
    anchors = _boxes(rng, dtype, 20_000)
    f.decode(_deltas(rng, dtype, 20_000), anchors, STDS, LIMIT)
