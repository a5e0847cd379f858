# wrong_answer gradient: the result hangs on the graph of a / 结果还连着 a 的计算图
import torch


def iou_matrix(a, b):
    if not a.is_floating_point():
        a, b = a.double(), b.double()
    sides = (torch.minimum(a[:, None, 2:], b[:, 2:]) - torch.maximum(a[:, None, :2], b[:, :2])).clamp(min=0)
    inter = sides.prod(2)
    union = (a[:, 2:] - a[:, :2]).prod(1)[:, None] + (b[:, 2:] - b[:, :2]).prod(1) - inter
    return torch.where(union > 0, inter / union, torch.zeros_like(union))
