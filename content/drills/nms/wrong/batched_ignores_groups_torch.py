# wrong_answer groups: lets boxes of different groups suppress each other / 不同组的框也互相抑制
# cards: det-nms-batched
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


def batched_nms(boxes, scores, idxs, iou_threshold):
    return nms(boxes, scores, iou_threshold)
