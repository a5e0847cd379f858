import numpy as np


def confusion(pred, gt, num_classes, ignore):
    counted = (gt != ignore).ravel()
    pred, gt = pred.ravel()[counted], gt.ravel()[counted]
    rows = [np.bincount(pred[gt == c], minlength=num_classes) for c in range(num_classes)]
    return np.array(rows, np.int64)


def miou(matrix):
    iou = []
    for c, row in enumerate(matrix):
        union = int(row.sum() + matrix[:, c].sum() - row[c])
        iou.append(int(row[c]) / union if union else float("nan"))
    known = [x for x in iou if x == x]
    return np.array(iou), np.array(sum(known) / len(known) if known else float("nan"))
