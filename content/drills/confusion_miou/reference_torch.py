"""Confusion matrix by one bincount: the yardstick for answers in PyTorch, on the CPU and on a GPU."""

import torch


def confusion(pred, gt, num_classes, ignore):
    counted = gt != ignore
    pairs = gt[counted].long().mul_(num_classes).add_(pred[counted])
    return torch.bincount(pairs, minlength=num_classes * num_classes).view(num_classes, num_classes)


def miou(matrix):
    hit = matrix.diagonal()
    iou = hit.double() / (matrix.sum(0) + matrix.sum(1) - hit)
    return iou, iou.nanmean()
