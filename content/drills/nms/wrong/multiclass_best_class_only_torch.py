# wrong_answer two_classes: looks only at the best class of each box / 每个框只看分数最高的类别
# cards: det-nms, det-nms-batched
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


def multiclass_nms(boxes, scores, score_threshold, iou_threshold, max_detections):
    if len(boxes) == 0:
        return torch.empty(0, dtype=torch.int64), torch.empty(0, dtype=torch.int64)
    best, label = scores.max(dim=1)
    order = best.argsort(descending=True, stable=True)
    order = order[best[order] > score_threshold]
    same = label[order][:, None] == label[order]
    kept = settle(order, (iou_matrix(boxes[order]) > iou_threshold) & same)[:max_detections]
    return kept, label[kept]
