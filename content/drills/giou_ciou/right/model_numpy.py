import numpy as np


def quotient(p, q):
    return np.divide(p, q, out=np.zeros_like(p), where=q > 0)


def iou_and_hull(a, b):
    # fill: iou (N,), union (N,), hull (N, 2) the sides of C / iou (N,)、union (N,)、hull (N, 2)：C 的宽和高
    inter = np.maximum(np.minimum(a[:, 2:], b[:, 2:]) - np.maximum(a[:, :2], b[:, :2]), 0).prod(axis=1)
    union = (a[:, 2:] - a[:, :2]).prod(axis=1) + (b[:, 2:] - b[:, :2]).prod(axis=1) - inter
    iou = quotient(inter, union)
    hull = np.maximum(a[:, 2:], b[:, 2:]) - np.minimum(a[:, :2], b[:, :2])
    # end
    return iou, union, hull


def giou(a, b):
    iou, union, hull = iou_and_hull(a, b)
    # fill: penalty, the share of C that neither box covers / penalty：C 中两框都没有覆盖的比例
    area = hull[:, 0] * hull[:, 1]
    penalty = quotient(area - union, area)
    # end
    return iou - penalty


def diou(a, b):
    iou, _, hull = iou_and_hull(a, b)
    # fill: penalty, squared distance of the centres over squared diagonal / penalty：中心距离平方除以对角线平方
    apart = (a[:, :2] + a[:, 2:] - b[:, :2] - b[:, 2:]) / 2
    penalty = quotient((apart**2).sum(axis=1), (hull**2).sum(axis=1))
    # end
    return iou - penalty


def ciou(a, b):
    iou, _, _ = iou_and_hull(a, b)
    # fill: v and alpha, each (N,) / v 和 alpha，各 (N,)
    angle_a = np.arctan2(a[:, 2] - a[:, 0], a[:, 3] - a[:, 1])
    angle_b = np.arctan2(b[:, 2] - b[:, 0], b[:, 3] - b[:, 1])
    v = 4 / np.pi**2 * (angle_a - angle_b) ** 2
    alpha = quotient(v, 1 - iou + v)
    # end
    return diou(a, b) - alpha * v
