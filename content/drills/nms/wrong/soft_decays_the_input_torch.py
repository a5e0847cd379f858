# wrong_answer soft_pair: decays the caller's scores in place / 就地改动了调用者的 scores
# cards: det-soft-nms, det-soft-nms-value
import torch


def iou_matrix(boxes):
    low, high = torch.maximum(boxes[:, None, :2], boxes[:, :2]), torch.minimum(boxes[:, None, 2:], boxes[:, 2:])
    inter = (high - low).clamp(min=0).prod(dim=2)
    area = (boxes[:, 2:] - boxes[:, :2]).prod(dim=1)
    return (inter / (area[:, None] + area - inter)).nan_to_num(nan=0.0)


def settle(order, overlaps):
    keep = torch.ones_like(order, dtype=torch.bool)
    for i in range(len(order)):
        if keep[i]:
            keep[i + 1 :] &= ~overlaps[i, i + 1 :]
    return order[keep]


def nms(boxes, scores, iou_threshold):
    order = scores.argsort(descending=True, stable=True)
    return settle(order, iou_matrix(boxes[order]) > iou_threshold)


def soft_nms(boxes, scores, sigma, score_threshold):
    decay = torch.exp(-iou_matrix(boxes).square() / sigma)
    now, left, keep = scores, torch.ones_like(scores, dtype=torch.bool), []
    while left.any():
        best = torch.where(left, now, float("-inf")).argmax()
        if now[best] <= score_threshold:
            break
        keep.append(int(best))
        left[best] = False
        now[left] *= decay[best, left]
    keep = torch.tensor(keep, dtype=torch.int64, device=scores.device)
    return keep, now[keep]
