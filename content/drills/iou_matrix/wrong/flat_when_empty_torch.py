# wrong_answer empty: squeezes an axis away when a list is empty / 列表为空时把一个维度挤掉了
import torch


@torch.no_grad()
def iou_matrix(a, b):
    if len(a) == 0 or len(b) == 0:
        return torch.zeros(0, dtype=a.dtype, device=a.device)
    if not a.is_floating_point():
        a, b = a.double(), b.double()
    sides = (torch.minimum(a[:, None, 2:], b[:, 2:]) - torch.maximum(a[:, None, :2], b[:, :2])).clamp(min=0)
    inter = sides.prod(2)
    union = (a[:, 2:] - a[:, :2]).prod(1)[:, None] + (b[:, 2:] - b[:, :2]).prod(1) - inter
    return torch.where(union > 0, inter / union, torch.zeros_like(union))
