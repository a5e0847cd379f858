import torch


@torch.no_grad()
def iou_matrix(a, b):
    if a.dtype == torch.int32:
        a, b = a.to(torch.float64), b.to(torch.float64)
    sides = torch.min(a[:, None, 2:], b[None, :, 2:]) - torch.max(a[:, None, :2], b[None, :, :2])
    inter = sides.clamp_min(0).prod(2)
    union = (a[:, 2:] - a[:, :2]).prod(1)[:, None] + (b[:, 2:] - b[:, :2]).prod(1)[None] - inter
    return (inter / union).nan_to_num(nan=0.0)
