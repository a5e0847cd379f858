"""GIoU, DIoU and CIoU on columns: the yardstick for answers in PyTorch, on the CPU and on a GPU."""

import math

import torch


def quotient(p, q):
    return p / q.masked_fill(q <= 0, 1)  # wherever q is 0 here, so is p


def pair(a, b):
    size_a, size_b = a[:, 2:] - a[:, :2], b[:, 2:] - b[:, :2]
    low, high = torch.minimum(a, b), torch.maximum(a, b)
    both = (low[:, 2:] - high[:, :2]).clamp_(min=0)
    inter = both[:, 0] * both[:, 1]
    union = size_a[:, 0] * size_a[:, 1] + size_b[:, 0] * size_b[:, 1] - inter
    return quotient(inter, union), union, high[:, 2:] - low[:, :2], size_a, size_b


def giou(a, b):
    iou, union, around, _, _ = pair(a, b)
    area = around[:, 0] * around[:, 1]
    return iou - quotient(area - union, area)


def distance(a, b, iou, around):
    apart = (a[:, :2] + a[:, 2:] - b[:, :2] - b[:, 2:]) / 2
    return iou - quotient(apart.square().sum(1), around.square().sum(1))


def diou(a, b):
    iou, _, around, _, _ = pair(a, b)
    return distance(a, b, iou, around)


def ciou(a, b):
    iou, _, around, size_a, size_b = pair(a, b)
    angle = torch.atan2(size_a[:, 0], size_a[:, 1]) - torch.atan2(size_b[:, 0], size_b[:, 1])
    v = angle.square() * (4 / math.pi**2)
    return distance(a, b, iou, around) - v * quotient(v, 1 - iou + v)
