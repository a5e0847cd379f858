import torch


def parts(a, b):
    ax1, ay1, ax2, ay2 = a.unbind(1)
    bx1, by1, bx2, by2 = b.unbind(1)
    inter = torch.relu(torch.min(ax2, bx2) - torch.max(ax1, bx1)) * torch.relu(
        torch.min(ay2, by2) - torch.max(ay1, by1)
    )
    union = (ax2 - ax1) * (ay2 - ay1) + (bx2 - bx1) * (by2 - by1) - inter
    cw, ch = torch.max(ax2, bx2) - torch.min(ax1, bx1), torch.max(ay2, by2) - torch.min(ay1, by1)
    rho2 = ((ax1 + ax2 - bx1 - bx2) ** 2 + (ay1 + ay2 - by1 - by2) ** 2) / 4
    return (inter / union).nan_to_num(nan=0), union, cw, ch, rho2


def giou(a, b):
    iou, union, cw, ch, _ = parts(a, b)
    return iou - 1 + (union / (cw * ch)).nan_to_num(nan=1)


def diou(a, b):
    iou, _, cw, ch, rho2 = parts(a, b)
    return iou - (rho2 / (cw * cw + ch * ch)).nan_to_num(nan=0)


def ciou(a, b):
    iou = parts(a, b)[0]
    angle_a, angle_b = (torch.atan2(x2 - x1, y2 - y1) for x1, y1, x2, y2 in (a.T, b.T))
    v = (2 / torch.pi * (angle_a - angle_b)) ** 2
    return diou(a, b) - (v * v / (1 - iou + v)).nan_to_num(nan=0)
