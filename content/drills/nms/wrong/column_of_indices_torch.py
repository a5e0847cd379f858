# wrong_answer overlap: gives a column (K, 1), as torch.nonzero does / 返回 (K, 1) 的列，torch.nonzero 就是这样
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
    keep = torch.ones(len(order), dtype=torch.bool, device=boxes.device)
    for i in range(len(order)):
        if keep[i]:
            keep[i + 1 :] &= ~overlap[i, i + 1 :]
    return order[torch.nonzero(keep)]
