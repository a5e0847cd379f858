"""The whole IoU matrix first, then a walk over the sorted boxes with a mask of those still alive."""

import torch


def box_iou(boxes):
    low = torch.max(boxes[:, None, :2], boxes[:, :2])
    high = torch.min(boxes[:, None, 2:], boxes[:, 2:])
    inter = (high - low).clamp(min=0).prod(dim=2)
    area = (boxes[:, 2:] - boxes[:, :2]).prod(dim=1)
    return (inter / (area[:, None] + area - inter)).nan_to_num(nan=0.0)


@torch.no_grad()
def nms(boxes, scores, iou_threshold):
    order = scores.sort(descending=True, stable=True).indices
    overlap = box_iou(boxes[order]) > iou_threshold
    dropped = torch.zeros(len(order), dtype=torch.bool, device=boxes.device)
    for i in range(len(order)):
        if not dropped[i]:
            dropped[i + 1 :] |= overlap[i, i + 1 :]
    return order[~dropped]
