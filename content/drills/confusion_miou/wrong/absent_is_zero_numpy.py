# wrong_answer absent_class: an absent class counts as 0 / 没有出现的类当成了 0
# cards: seg-miou
import numpy as np


def confusion(pred, gt, num_classes, ignore):
    counted = gt != ignore
    pairs = gt[counted].astype(np.int64) * num_classes + pred[counted]
    return np.bincount(pairs, minlength=num_classes**2).reshape(num_classes, num_classes)


def miou(matrix):
    hit = matrix.diagonal()
    union = matrix.sum(axis=1) + matrix.sum(axis=0) - hit
    iou = np.divide(hit, union, out=np.zeros(len(matrix)), where=union > 0)
    mean = iou.mean()
    return iou, mean
