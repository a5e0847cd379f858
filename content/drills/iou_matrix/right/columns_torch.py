import torch


def iou_matrix(a, b):
    dtype = a.dtype if a.is_floating_point() else torch.float64
    ax1, ay1, ax2, ay2 = a.detach().to(dtype).T.unsqueeze(2)
    bx1, by1, bx2, by2 = b.detach().to(dtype).T.unsqueeze(1)
    w = torch.relu(torch.min(ax2, bx2) - torch.max(ax1, bx1))
    h = torch.relu(torch.min(ay2, by2) - torch.max(ay1, by1))
    inter = w * h
    union = (ax2 - ax1) * (ay2 - ay1) + (bx2 - bx1) * (by2 - by1) - inter
    return inter / union.masked_fill(union == 0, 1)
