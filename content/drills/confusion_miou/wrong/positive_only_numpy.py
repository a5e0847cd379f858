# wrong_answer never_right: leaves classes with IoU 0 out of the mean / 平均时去掉了 IoU 为 0 的类
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
    known = iou[iou > 0]
    mean = known.mean() if known.size else np.float64(np.nan)
    return iou, mean
