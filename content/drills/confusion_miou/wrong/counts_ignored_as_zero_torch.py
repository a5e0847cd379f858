# wrong_answer ignored: sets ignored pixels to class 0 in both and counts them / 把忽略的像素都当成类别 0 计入
import torch


def confusion(pred, gt, num_classes, ignore):
    counted = gt != ignore
    pairs = (gt.long() * num_classes + pred).masked_fill(~counted, 0).flatten()
    return torch.bincount(pairs, minlength=num_classes**2).view(num_classes, num_classes)


def miou(matrix):
    hit = matrix.diagonal()
    union = matrix.sum(dim=1) + matrix.sum(dim=0) - hit
    iou = hit.double() / union  # 0/0 is NaN, which is what is asked for
    mean = iou.nanmean()
    return iou, mean
