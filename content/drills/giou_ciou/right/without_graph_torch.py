"""In float64 and without a graph, in place where it can be: for evaluation, where no loss is needed."""

import torch


@torch.no_grad()
def parts(a, b):
    a, b = a.double(), b.double()
    sides = torch.stack([a[:, 2:] - a[:, :2], b[:, 2:] - b[:, :2]])
    low, high = torch.stack([a, b]).amin(0), torch.stack([a, b]).amax(0)
    inter = low[:, 2:].sub(high[:, :2]).clamp_(min=0).prod(1)
    union = sides.prod(2).sum(0).sub_(inter)
    return inter.div_(union.masked_fill(union == 0, 1)), union, high[:, 2:].sub(low[:, :2]), sides


@torch.no_grad()
def giou(a, b):
    iou, union, hull, _ = parts(a, b)
    area = hull.prod(1)
    return iou.sub_((area - union).div_(area.masked_fill(area == 0, 1))).to(a.dtype)


def distance(a, b, iou, hull):
    rho = torch.linalg.vector_norm((a + a.roll(2, 1) - b - b.roll(2, 1)).double()[:, :2], dim=1).mul_(0.5)
    c = torch.linalg.vector_norm(hull, dim=1)
    return iou - rho.div_(c.masked_fill(c == 0, 1)).square_()


@torch.no_grad()
def diou(a, b):
    iou, _, hull, _ = parts(a, b)
    return distance(a, b, iou, hull).to(a.dtype)


@torch.no_grad()
def ciou(a, b):
    iou, _, hull, sides = parts(a, b)
    angles = torch.atan2(sides[..., 0], sides[..., 1])
    v = angles[0].sub(angles[1]).mul_(2 / torch.pi).square_()
    alpha = v / (1 - iou + v).masked_fill_(v == 0, 1)
    return distance(a, b, iou, hull).sub_(alpha * v).to(a.dtype)
