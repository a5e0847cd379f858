# like dropped_suppresses: one round over the matrix
import torch


def nms(boxes, scores, iou_threshold):
    rank = torch.sort(scores, descending=True, stable=True).indices
    left, top, right, bottom = boxes[rank].t()
    size = (right - left) * (bottom - top)
    across = (torch.min(right[:, None], right) - torch.max(left[:, None], left)).clamp(min=0)
    down = (torch.min(bottom[:, None], bottom) - torch.max(top[:, None], top)).clamp(min=0)
    both = across * down
    beats = (both / (size[:, None] + size - both) > iou_threshold).triu(1)
    return rank[~beats.any(0)]
