# wrong_answer absent_class: one NaN makes the mean NaN / 有一个 NaN，平均就成了 NaN
# cards: seg-miou
import numpy as np


def confusion(pred, gt, num_classes, ignore):
    counted = gt != ignore
    pairs = gt[counted].astype(np.int64) * num_classes + pred[counted]
    return np.bincount(pairs, minlength=num_classes**2).reshape(num_classes, num_classes)


def miou(matrix):
    hit = matrix.diagonal()
    union = matrix.sum(axis=1) + matrix.sum(axis=0) - hit
    iou = np.divide(hit, union, out=np.full(len(matrix), np.nan), where=union > 0)
    mean = iou.mean()
    return iou, mean
