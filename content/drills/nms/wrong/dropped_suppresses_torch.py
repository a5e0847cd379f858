# wrong_answer chain: lets a box that was dropped go on suppressing others / 被删掉的框仍然抑制别的框
# cards: det-nms-kept, det-fast-nms
import torch


def box_iou(boxes):
    low = torch.maximum(boxes[:, None, :2], boxes[:, :2])
    high = torch.minimum(boxes[:, None, 2:], boxes[:, 2:])
    inter = (high - low).clamp(min=0).prod(dim=2)
    area = (boxes[:, 2:] - boxes[:, :2]).prod(dim=1)
    return inter / (area[:, None] + area - inter)


def nms(boxes, scores, iou_threshold):
    order = scores.argsort(descending=True, stable=True)
    overlap = box_iou(boxes[order]) > iou_threshold
    return order[~overlap.triu(diagonal=1).any(dim=0)]
