# wrong_answer ignore_background: only keeps labels below C, whatever `ignore` is / 只看标签是否小于 C，没有看 ignore
import torch


def confusion(pred, gt, num_classes, ignore):
    counted = (gt >= 0) & (gt < num_classes)
    pairs = gt[counted].long() * num_classes + pred[counted]
    return torch.bincount(pairs, minlength=num_classes**2).view(num_classes, num_classes)


def miou(matrix):
    hit = matrix.diagonal()
    union = matrix.sum(dim=1) + matrix.sum(dim=0) - hit
    iou = hit.double() / union  # 0/0 is NaN, which is what is asked for
    mean = iou.nanmean()
    return iou, mean
