import numpy as np


def box_convert(boxes, source, target):
    out = boxes.copy()
    first, second = out[..., :2], out[..., 2:]
    if source == "cxcywh":
        first -= second / 2
    if source != "xyxy":
        second += first
    if target != "xyxy":
        second -= first
    if target == "cxcywh":
        first += second / 2
    return out


def encode(gt, anchors, stds):
    out = box_convert(gt, "xyxy", "cxcywh")
    anchors = box_convert(anchors, "xyxy", "cxcywh")
    out[:, :2] -= anchors[:, :2]
    out /= np.tile(anchors[:, 2:], 2)
    np.log(out[:, 2:], out=out[:, 2:])
    out /= np.array(stds)
    return out


def decode(deltas, anchors, stds, limit):
    out = deltas.copy()
    out *= np.array(stds)
    anchors = box_convert(anchors, "xyxy", "cxcywh")
    out[:, 2:] = np.exp(out[:, 2:].clip(max=limit))
    out *= np.tile(anchors[:, 2:], 2)
    out[:, :2] += anchors[:, :2]
    return box_convert(out, "cxcywh", "xyxy")
