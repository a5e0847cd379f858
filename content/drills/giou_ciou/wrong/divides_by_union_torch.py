# wrong_answer giou_corner: divides the empty share by the union, not by C / 空白部分除以了并集，而不是 C
# cards: det-giou
import math

import torch


def quotient(p, q):
    return p / torch.where(q > 0, q, 1)  # wherever q is 0 here, p is 0 too


def iou_and_hull(a, b):
    inter = (torch.minimum(a[:, 2:], b[:, 2:]) - torch.maximum(a[:, :2], b[:, :2])).clamp(min=0).prod(dim=1)
    union = (a[:, 2:] - a[:, :2]).prod(dim=1) + (b[:, 2:] - b[:, :2]).prod(dim=1) - inter
    iou = quotient(inter, union)
    hull = torch.maximum(a[:, 2:], b[:, 2:]) - torch.minimum(a[:, :2], b[:, :2])
    return iou, union, hull


def giou(a, b):
    iou, union, hull = iou_and_hull(a, b)
    area = hull[:, 0] * hull[:, 1]
    penalty = quotient(area - union, union)
    return iou - penalty


def diou(a, b):
    iou, _, hull = iou_and_hull(a, b)
    apart = (a[:, :2] + a[:, 2:] - b[:, :2] - b[:, 2:]) / 2
    penalty = quotient((apart**2).sum(dim=1), (hull**2).sum(dim=1))
    return iou - penalty


def ciou(a, b):
    iou, _, _ = iou_and_hull(a, b)
    angle_a = torch.atan2(a[:, 2] - a[:, 0], a[:, 3] - a[:, 1])
    angle_b = torch.atan2(b[:, 2] - b[:, 0], b[:, 3] - b[:, 1])
    v = 4 / math.pi**2 * (angle_a - angle_b) ** 2
    alpha = quotient(v, 1 - iou + v).detach()
    return diou(a, b) - alpha * v
