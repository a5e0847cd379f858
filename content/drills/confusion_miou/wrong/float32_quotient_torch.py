# wrong_answer each_class: divides int64 by int64, which gives float32 / int64 相除得到的是 float32
import torch


def confusion(pred, gt, num_classes, ignore):
    counted = gt != ignore
    pairs = gt[counted].long() * num_classes + pred[counted]
    return torch.bincount(pairs, minlength=num_classes**2).view(num_classes, num_classes)


def miou(matrix):
    hit = matrix.diagonal()
    union = matrix.sum(dim=1) + matrix.sum(dim=0) - hit
    iou = hit / union  # 0/0 is NaN, which is what is asked for
    mean = iou.nanmean()
    return iou, mean
