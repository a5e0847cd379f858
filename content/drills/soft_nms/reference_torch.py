"""Soft-NMS and Fast NMS on the IoU matrix: the yardstick for answers in PyTorch, on the CPU and on a GPU."""

import torch


def overlaps(boxes):
    low, high = torch.maximum(boxes[:, None, :2], boxes[:, :2]), torch.minimum(boxes[:, None, 2:], boxes[:, 2:])
    sides = high.sub_(low).clamp_(min=0)
    inter = sides[..., 0] * sides[..., 1]
    area = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    union = (area[:, None] + area).sub_(inter)
    return inter.div_(union.masked_fill_(union == 0, 1))


@torch.no_grad()
def soft_nms(boxes, scores, method, sigma, iou_threshold, score_threshold):
    iou = overlaps(boxes)
    decay = torch.exp(-(iou**2) / sigma) if method == "gaussian" else torch.where(iou > iou_threshold, 1 - iou, 1)
    now, taken = scores.clone(), torch.zeros_like(scores, dtype=torch.bool)
    keep, decayed = [], []
    for _ in range(len(scores)):
        score, best = now.masked_fill(taken, -1).max(0)
        if score <= score_threshold:
            break
        keep.append(best)
        decayed.append(score)
        taken[best] = True
        now *= decay[best]
    if not keep:
        return torch.empty(0, dtype=torch.int64, device=scores.device), scores[:0].clone()
    return torch.stack(keep), torch.stack(decayed)


@torch.no_grad()
def fast_nms(boxes, scores, iou_threshold):
    order = torch.argsort(scores, descending=True, stable=True)
    return order[~(overlaps(boxes[order]) > iou_threshold).triu_(1).any(0)]
