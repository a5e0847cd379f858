import torch


@torch.no_grad()
def iou_matrix(a, b):
    if not a.is_floating_point():
        a, b = a.double(), b.double()
    # fill: inter (N, M), the common area of each pair, or 0 / inter (N, M)：每对框的公共面积，没有则为 0
    low = torch.maximum(a[:, None, :2], b[:, :2])
    high = torch.minimum(a[:, None, 2:], b[:, 2:])
    width, height = (high - low).clamp(min=0).unbind(-1)
    inter = width * height
    # end
    # fill: union (N, M), what at least one of the two covers / union (N, M)：至少被一个框覆盖的面积
    area_a = (a[:, 2] - a[:, 0]) * (a[:, 3] - a[:, 1])
    area_b = (b[:, 2] - b[:, 0]) * (b[:, 3] - b[:, 1])
    union = area_a[:, None] + area_b - inter
    # end
    return torch.where(union > 0, inter / union, torch.zeros_like(union))
