# wrong_answer apart: two negative sides give a positive area / 宽高都为负，相乘变成了正的面积
# cards: det-iou
import torch


@torch.no_grad()
def iou_matrix(a, b):
    if not a.is_floating_point():
        a, b = a.double(), b.double()
    inter = (torch.minimum(a[:, None, 2:], b[:, 2:]) - torch.maximum(a[:, None, :2], b[:, :2])).prod(2)
    union = (a[:, 2:] - a[:, :2]).prod(1)[:, None] + (b[:, 2:] - b[:, :2]).prod(1) - inter
    return torch.where(union > 0, inter / union, torch.zeros_like(union))
