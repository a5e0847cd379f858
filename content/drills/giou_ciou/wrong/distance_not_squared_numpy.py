# wrong_answer diou_shifted: distance over diagonal, not squared / 距离除以对角线，没有平方
# cards: det-diou-ciou
import numpy as np


def quotient(p, q):
    return np.divide(p, q, out=np.zeros_like(p), where=q > 0)


def iou_and_hull(a, b):
    inter = np.maximum(np.minimum(a[:, 2:], b[:, 2:]) - np.maximum(a[:, :2], b[:, :2]), 0).prod(axis=1)
    union = (a[:, 2:] - a[:, :2]).prod(axis=1) + (b[:, 2:] - b[:, :2]).prod(axis=1) - inter
    iou = quotient(inter, union)
    hull = np.maximum(a[:, 2:], b[:, 2:]) - np.minimum(a[:, :2], b[:, :2])
    return iou, union, hull


def giou(a, b):
    iou, union, hull = iou_and_hull(a, b)
    area = hull[:, 0] * hull[:, 1]
    penalty = quotient(area - union, area)
    return iou - penalty


def diou(a, b):
    iou, _, hull = iou_and_hull(a, b)
    apart = (a[:, :2] + a[:, 2:] - b[:, :2] - b[:, 2:]) / 2
    penalty = np.sqrt(quotient((apart**2).sum(axis=1), (hull**2).sum(axis=1)))
    return iou - penalty


def ciou(a, b):
    iou, _, _ = iou_and_hull(a, b)
    angle_a = np.arctan2(a[:, 2] - a[:, 0], a[:, 3] - a[:, 1])
    angle_b = np.arctan2(b[:, 2] - b[:, 0], b[:, 3] - b[:, 1])
    v = 4 / np.pi**2 * (angle_a - angle_b) ** 2
    alpha = quotient(v, 1 - iou + v)
    return diou(a, b) - alpha * v
