"""No loop over boxes, no division: repeat "kept, unless a kept, better box overlaps it too much" until it settles."""

import torch


def nms(boxes, scores, iou_threshold):
    order = torch.argsort(-scores.detach(), stable=True)
    boxes = boxes.detach()[order]
    sides = torch.minimum(boxes[:, None, 2:], boxes[:, 2:]) - torch.maximum(boxes[:, None, :2], boxes[:, :2])
    inter = torch.relu(sides[..., 0]) * torch.relu(sides[..., 1])
    area = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    better = torch.ones_like(inter, dtype=torch.bool).triu(diagonal=1)
    beats = (inter > iou_threshold * (area[:, None] + area - inter)) & better
    keep = torch.ones_like(order, dtype=torch.bool)
    while True:
        settled = ~(beats & keep[:, None]).any(dim=0)
        if torch.equal(settled, keep):
            return order[keep]
        keep = settled
