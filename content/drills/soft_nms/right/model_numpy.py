import numpy as np


def iou_with(box, others):
    sides = np.minimum(box[..., 2:], others[:, 2:]) - np.maximum(box[..., :2], others[:, :2])
    inter = np.maximum(sides, 0).prod(axis=-1)
    union = (box[..., 2:] - box[..., :2]).prod(axis=-1) + (others[:, 2:] - others[:, :2]).prod(axis=-1) - inter
    return np.divide(inter, union, out=np.zeros_like(inter), where=union > 0)


def soft_nms(boxes, scores, method, sigma, iou_threshold, score_threshold):
    now, left = scores.copy(), np.arange(len(scores))
    keep, decayed = [], []
    while left.size:
        # fill: best, the index of the next box, out of left; or stop / best：下一个框的下标，从 left 中去掉；或结束
        place = np.argmax(now[left])
        best = left[place]
        if now[best] <= score_threshold:
            break
        left = np.delete(left, place)
        # end
        keep.append(best)
        decayed.append(now[best])
        iou = iou_with(boxes[best], boxes[left])
        # fill: now[left], lowered by method / now[left]：按 method 降分
        if method == "gaussian":
            now[left] *= np.exp(-(iou**2) / sigma)
        else:
            now[left] *= np.where(iou > iou_threshold, 1 - iou, 1)
        # end
    return np.array(keep, np.int64), np.array(decayed, scores.dtype)


def fast_nms(boxes, scores, iou_threshold):
    order = np.argsort(-scores, kind="stable")
    boxes = boxes[order]
    # fill: deleted (N,), bool, for the sorted boxes / deleted (N,)：布尔，对应排好序的框
    iou = iou_with(boxes[:, None], boxes)
    deleted = np.triu(iou > iou_threshold, k=1).any(axis=0)
    # end
    return order[~deleted]
