# wrong_answer fast_one_way: takes the triangle of the unsorted matrix / 没有先排序就取上三角
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
    keep = ~(iou_matrix(boxes).triu(diagonal=1) > iou_threshold).any(dim=0)
    order = scores.argsort(descending=True, stable=True)
    return order[keep[order]]
