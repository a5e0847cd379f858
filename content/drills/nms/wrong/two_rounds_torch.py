# wrong_answer long_chain: stops after two rounds of removing, before the result has settled / 只迭代两轮就停，结果还没有稳定
# cards: det-nms-kept
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
    overlap = overlap.triu(diagonal=1)
    keep = torch.ones(len(order), dtype=torch.bool, device=boxes.device)
    for _ in range(2):
        keep = ~overlap[keep].any(dim=0)
    return order[keep]
