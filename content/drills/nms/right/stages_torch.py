"""NMS and what comes after it, all on matrices of pairwise overlaps."""

import torch


def corners(boxes):
    return boxes[:, None, :2], boxes[None, :, :2], boxes[:, None, 2:], boxes[None, :, 2:]


def iou_matrix(boxes):
    low_a, low_b, high_a, high_b = corners(boxes)
    inter = (torch.minimum(high_a, high_b) - torch.maximum(low_a, low_b)).clamp(min=0).prod(dim=2)
    area = (boxes[:, 2:] - boxes[:, :2]).prod(dim=1)
    return inter / (area[:, None] + area - inter)  # NaN is above no threshold


def diou_matrix(boxes):
    low_a, low_b, high_a, high_b = corners(boxes)
    apart = ((low_a + high_a - low_b - high_b) / 2).square().sum(dim=2)
    diagonal = (torch.maximum(high_a, high_b) - torch.minimum(low_a, low_b)).square().sum(dim=2)
    return iou_matrix(boxes) - apart / diagonal


def best_first(scores):
    return torch.argsort(scores, descending=True, stable=True)


@torch.no_grad()
def settle(boxes, scores, suppresses):
    """Keep what no kept, better box suppresses; `suppresses` gives the matrix for sorted boxes."""
    order = best_first(scores)
    beats = suppresses(boxes[order], order).triu(1)
    keep = torch.ones_like(order, dtype=torch.bool)
    while not torch.equal(settled := ~beats[keep].any(dim=0), keep):
        keep = settled
    return order[keep]


def nms(boxes, scores, iou_threshold):
    return settle(boxes, scores, lambda b, _: iou_matrix(b) > iou_threshold)


def diou_nms(boxes, scores, iou_threshold):
    return settle(boxes, scores, lambda b, _: diou_matrix(b) > iou_threshold)


def batched_nms(boxes, scores, idxs, iou_threshold):
    def suppresses(boxes, order):
        return (iou_matrix(boxes) > iou_threshold) & (idxs[order][:, None] == idxs[order])

    return settle(boxes, scores, suppresses)


def multiclass_nms(boxes, scores, score_threshold, iou_threshold, max_detections):
    box, label = torch.where(scores > score_threshold)  # by box, then by class: the order of ties
    found = batched_nms(boxes[box], scores[box, label], label, iou_threshold)[:max_detections]
    return box[found], label[found]


@torch.no_grad()
def soft_nms(boxes, scores, sigma, score_threshold):
    decay = torch.exp(-iou_matrix(boxes).nan_to_num(nan=0.0).square() / sigma)
    now, left = scores, torch.ones_like(scores, dtype=torch.bool)
    keep = []
    while left.any():
        best = torch.where(left, now, float("-inf")).argmax()
        if not now[best] > score_threshold:
            break
        keep.append(best)
        left[best] = False
        now = torch.where(left, now * decay[best], now)
    keep = torch.stack(keep) if keep else torch.empty(0, dtype=torch.int64, device=scores.device)
    return keep, now[keep]


@torch.no_grad()
def fast_nms(boxes, scores, iou_threshold):
    order = best_first(scores)
    return order[~(iou_matrix(boxes[order]) > iou_threshold).triu(1).any(dim=0)]
