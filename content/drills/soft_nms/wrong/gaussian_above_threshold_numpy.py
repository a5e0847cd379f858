# wrong_answer gaussian_small: the Gaussian decays above the threshold only / 高斯也只在超过阈值时降分
# cards: det-soft-nms
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
        place = np.argmax(now[left])
        best = left[place]
        if now[best] <= score_threshold:
            break
        left = np.delete(left, place)
        keep.append(best)
        decayed.append(now[best])
        iou = iou_with(boxes[best], boxes[left])
        if method == "gaussian":
            now[left] *= np.where(iou > iou_threshold, np.exp(-(iou**2) / sigma), 1)
        else:
            now[left] *= np.where(iou > iou_threshold, 1 - iou, 1)
    return np.array(keep, np.int64), np.array(decayed, scores.dtype)


def fast_nms(boxes, scores, iou_threshold):
    order = np.argsort(-scores, kind="stable")
    boxes = boxes[order]
    iou = iou_with(boxes[:, None], boxes)
    deleted = np.triu(iou > iou_threshold, k=1).any(axis=0)
    return order[~deleted]
