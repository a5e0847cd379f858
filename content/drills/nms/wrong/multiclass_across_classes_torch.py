# wrong_answer two_classes: lets boxes of different classes suppress each other / 不同类别的框互相抑制
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
    box, label = torch.where(scores > score_threshold)
    order = scores[box, label].argsort(descending=True, stable=True)
    box, label = box[order], label[order]
    overlaps = iou_matrix(boxes[box]) > iou_threshold
    kept = settle(torch.arange(len(box), device=boxes.device), overlaps)[:max_detections]
    return box[kept], label[kept]
