# wrong_answer diou_far: compares the absolute value, so that boxes far apart suppress each other / 比较的是绝对值，相距很远的框也互相抑制
# cards: det-diou-ciou
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


def diou_nms(boxes, scores, iou_threshold):
    order = scores.argsort(descending=True, stable=True)
    low, high = boxes[order].split(2, dim=1)
    centre = (low + high) / 2
    rho2 = (centre[:, None] - centre).square().sum(dim=2)
    c2 = (torch.maximum(high[:, None], high) - torch.minimum(low[:, None], low)).square().sum(dim=2)
    diou = iou_matrix(boxes[order]) - (rho2 / c2).nan_to_num(nan=0.0)
    return settle(order, diou.abs() > iou_threshold)
