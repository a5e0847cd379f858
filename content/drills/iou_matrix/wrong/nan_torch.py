# wrong_answer no_area: leaves the NaN of 0/0 / 留下了 0/0 的 NaN
import torch


@torch.no_grad()
def iou_matrix(a, b):
    if not a.is_floating_point():
        a, b = a.double(), b.double()
    sides = (torch.minimum(a[:, None, 2:], b[:, 2:]) - torch.maximum(a[:, None, :2], b[:, :2])).clamp(min=0)
    inter = sides.prod(2)
    return inter / ((a[:, 2:] - a[:, :2]).prod(1)[:, None] + (b[:, 2:] - b[:, :2]).prod(1) - inter)
