# wrong_answer integers: multiplies int32, which overflows / 用 int32 相乘，溢出
import torch


@torch.no_grad()
def iou_matrix(a, b):
    sides = (torch.minimum(a[:, None, 2:], b[:, 2:]) - torch.maximum(a[:, None, :2], b[:, :2])).clamp(min=0)
    inter = sides[..., 0] * sides[..., 1]
    area_a = (a[:, 2] - a[:, 0]) * (a[:, 3] - a[:, 1])
    area_b = (b[:, 2] - b[:, 0]) * (b[:, 3] - b[:, 1])
    union = area_a[:, None] + area_b - inter
    out = torch.where(union > 0, inter / union, torch.zeros_like(inter / union))
    return out if a.is_floating_point() else out.double()
