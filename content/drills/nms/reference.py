"""Non-maximum suppression and its relatives in float64: one kept box at a time, slow and obvious.

Sources
    nms              Girshick et al. 2014 (R-CNN), arXiv:1311.2524, section 2.2; conventions of torchvision.ops.nms 0.29
    batched_nms      torchvision.ops.batched_nms 0.29
    multiclass_nms   the usual last step of a one-stage detector, as in Lin et al. 2017, arXiv:1708.02002, section 4.1
    soft_nms         Bodla et al. 2017, arXiv:1704.04503, Gaussian rescoring
    fast_nms         Bolya et al. 2019 (YOLACT), arXiv:1904.02689, Fast NMS
    diou_nms         Zheng et al. 2019, arXiv:1911.08287, DIoU-NMS

Deliberate differences
    Ties in score go to the lower index; torchvision leaves them open.
    batched_nms looks at each group alone; torchvision shifts them apart while boxes are few, which costs precision.
    soft_nms stops at the score floor, where the authors' code keeps discarding; the survivors are the same.
    0/0 (two boxes without area) is NaN, and NaN suppresses or decays nothing.
"""

import numpy as np


def nms(boxes, scores, iou_threshold):
    return _greedy(boxes, scores, iou_threshold, _iou)


def diou_nms(boxes, scores, iou_threshold):
    return _greedy(boxes, scores, iou_threshold, _diou)


def batched_nms(boxes, scores, idxs, iou_threshold):
    keep = []
    for group in np.unique(idxs):
        members = np.flatnonzero(idxs == group)
        keep.extend(members[nms(boxes[members], scores[members], iou_threshold)])
    return np.array(sorted(keep, key=lambda i: (-scores[i], i)), dtype=np.int64)


def multiclass_nms(boxes, scores, score_threshold, iou_threshold, max_detections):
    found = []
    for label in range(scores.shape[1]):
        sure = np.flatnonzero(scores[:, label] > score_threshold)
        for i in sure[nms(boxes[sure], scores[sure, label], iou_threshold)]:
            found.append((-scores[i, label], i, label))
    found = sorted(found)[:max_detections]  # by score, then box, then class
    return np.array([i for _, i, _ in found], np.int64), np.array([label for *_, label in found], np.int64)


def soft_nms(boxes, scores, sigma, score_threshold):
    scores, left = scores.copy(), np.arange(len(scores))
    keep, decayed = [], []
    while len(left):
        at = np.argmax(scores[left])  # the first of equal ones
        best = left[at]
        if not scores[best] > score_threshold:
            break
        keep.append(best)
        decayed.append(scores[best])
        left = np.delete(left, at)
        iou = np.nan_to_num(_iou(boxes[best], boxes[left]), nan=0.0)
        scores[left] *= np.exp(-(iou**2) / sigma)
    return np.array(keep, dtype=np.int64), np.array(decayed, dtype=scores.dtype)


def fast_nms(boxes, scores, iou_threshold):
    order = np.argsort(-scores, kind="stable")
    keep = []
    for rank, i in enumerate(order):
        if not (_iou(boxes[i], boxes[order[:rank]]) > iou_threshold).any():
            keep.append(i)
    return np.array(keep, dtype=np.int64)


def _greedy(boxes, scores, threshold, overlap):
    left = np.argsort(-scores, kind="stable")
    keep = []
    while len(left):
        best, left = left[0], left[1:]
        keep.append(best)
        left = left[~(overlap(boxes[best], boxes[left]) > threshold)]
    return np.array(keep, dtype=np.int64)


def _iou(box, others):
    """Give the IoU of a box (4,) with each of the others (K, 4)."""
    width = np.minimum(box[2], others[:, 2]) - np.maximum(box[0], others[:, 0])
    height = np.minimum(box[3], others[:, 3]) - np.maximum(box[1], others[:, 1])
    inter = np.maximum(width, 0) * np.maximum(height, 0)
    area = (box[2] - box[0]) * (box[3] - box[1])
    areas = (others[:, 2] - others[:, 0]) * (others[:, 3] - others[:, 1])
    with np.errstate(invalid="ignore"):
        return inter / (area + areas - inter)


def _diou(box, others):
    """Give IoU - rho^2 / c^2: rho joins the centres, c is the diagonal of the smallest box around both."""
    rho_x = (box[0] + box[2]) / 2 - (others[:, 0] + others[:, 2]) / 2
    rho_y = (box[1] + box[3]) / 2 - (others[:, 1] + others[:, 3]) / 2
    c_x = np.maximum(box[2], others[:, 2]) - np.minimum(box[0], others[:, 0])
    c_y = np.maximum(box[3], others[:, 3]) - np.minimum(box[1], others[:, 1])
    with np.errstate(invalid="ignore"):
        return _iou(box, others) - (rho_x**2 + rho_y**2) / (c_x**2 + c_y**2)
