# wrong_answer earlier_kept: compares a box only with the one kept last / 只与最近保留的那个框比较
# cards: det-nms
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
    keep = []
    for i in range(len(order)):
        if not keep or not overlap[keep[-1], i]:
            keep.append(i)
    return order[keep]
