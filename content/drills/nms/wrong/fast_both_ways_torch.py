# wrong_answer fast_chain: uses the whole matrix, so that two boxes suppress each other / 用了整个矩阵，两个框互相抑制
# cards: det-fast-nms
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


def fast_nms(boxes, scores, iou_threshold):
    order = scores.argsort(descending=True, stable=True)
    overlaps = (iou_matrix(boxes[order]) > iou_threshold).fill_diagonal_(False)
    return order[~overlaps.any(dim=0)]
