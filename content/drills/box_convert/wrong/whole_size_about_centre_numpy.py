# wrong_answer to_corners: goes the whole size from the centre, not half / 从中心各走了整个宽高，而不是一半
import numpy as np


def box_convert(boxes, source, target):
    a, b, c, d = np.moveaxis(boxes, -1, 0)
    if source == "xyxy":
        x1, y1, x2, y2 = a, b, c, d
    elif source == "xywh":
        x1, y1, x2, y2 = a, b, a + c, b + d
    else:
        x1, y1, x2, y2 = a - c, b - d, a + c, b + d
    if target == "xyxy":
        columns = x1, y1, x2, y2
    elif target == "xywh":
        columns = x1, y1, x2 - x1, y2 - y1
    else:
        columns = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
    return np.stack(columns, axis=-1)


def encode(gt, anchors, stds):
    g, a = box_convert(gt, "xyxy", "cxcywh"), box_convert(anchors, "xyxy", "cxcywh")
    shift = (g[:, :2] - a[:, :2]) / a[:, 2:]
    size = np.log(g[:, 2:] / a[:, 2:])
    return np.concatenate([shift, size], axis=1) / np.array(stds, gt.dtype)


def decode(deltas, anchors, stds, limit):
    a = box_convert(anchors, "xyxy", "cxcywh")
    t = deltas * np.array(stds, deltas.dtype)
    centre = a[:, :2] + t[:, :2] * a[:, 2:]
    size = a[:, 2:] * np.exp(np.minimum(t[:, 2:], limit))
    return box_convert(np.concatenate([centre, size], axis=1), "cxcywh", "xyxy")
