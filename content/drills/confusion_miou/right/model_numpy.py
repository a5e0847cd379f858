import numpy as np


def confusion(pred, gt, num_classes, ignore):
    # fill: pairs, 1-D int64, gt * C + pred of every pixel that counts / pairs：一维 int64，计入的像素的 gt * C + pred
    counted = gt != ignore
    pairs = gt[counted].astype(np.int64) * num_classes + pred[counted]
    # end
    return np.bincount(pairs, minlength=num_classes**2).reshape(num_classes, num_classes)


def miou(matrix):
    # fill: hit and union, each (C,) / hit 和 union，各 (C,)
    hit = matrix.diagonal()
    union = matrix.sum(axis=1) + matrix.sum(axis=0) - hit
    # end
    # fill: iou (C,) float64, NaN where the union is 0, and mean / iou (C,)：并集为 0 处是 NaN；以及 mean
    iou = np.divide(hit, union, out=np.full(len(matrix), np.nan), where=union > 0)
    known = iou[union > 0]
    mean = known.mean() if known.size else np.float64(np.nan)
    # end
    return iou, mean
