"""Each format is a 4 by 4 matrix away from corners: rows times to_corners[source] times from_corners[target]."""

import numpy as np

EYE, ZERO = np.eye(2), np.zeros((2, 2))
TO_CORNERS = {
    "xyxy": np.eye(4),
    "xywh": np.block([[EYE, EYE], [ZERO, EYE]]),
    "cxcywh": np.block([[EYE, EYE], [-EYE / 2, EYE / 2]]),
}


def box_convert(boxes, source, target):
    way = TO_CORNERS[source] @ np.linalg.inv(TO_CORNERS[target])
    return (boxes.astype(np.float64) @ way).astype(boxes.dtype)


def encode(gt, anchors, stds):
    x, y, w, h = box_convert(gt, "xyxy", "cxcywh").T
    xa, ya, wa, ha = box_convert(anchors, "xyxy", "cxcywh").T
    deltas = np.stack([(x - xa) / wa, (y - ya) / ha, np.log(w / wa), np.log(h / ha)], axis=1)
    return (deltas / stds).astype(gt.dtype)


def decode(deltas, anchors, stds, limit):
    xa, ya, wa, ha = box_convert(anchors, "xyxy", "cxcywh").astype(np.float64).T
    tx, ty, tw, th = (deltas * stds).T
    w, h = np.exp([np.minimum(tw, limit), np.minimum(th, limit)]) * [wa, ha]
    return box_convert(np.stack([xa + tx * wa, ya + ty * ha, w, h], axis=1), "cxcywh", "xyxy").astype(deltas.dtype)
