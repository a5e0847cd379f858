# wrong_answer nested: divides by the sum of both areas, so equal boxes get 1/2 / 分母是两面积之和，相同的框只得 1/2
import torch


@torch.no_grad()
def iou_matrix(a, b):
    if not a.is_floating_point():
        a, b = a.double(), b.double()
    sides = (torch.minimum(a[:, None, 2:], b[:, 2:]) - torch.maximum(a[:, None, :2], b[:, :2])).clamp(min=0)
    inter = sides.prod(2)
    total = (a[:, 2:] - a[:, :2]).prod(1)[:, None] + (b[:, 2:] - b[:, :2]).prod(1)
    return torch.where(total > 0, inter / total, torch.zeros_like(total))
