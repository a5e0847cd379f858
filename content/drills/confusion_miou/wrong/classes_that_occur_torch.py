# wrong_answer missing_classes: makes the matrix as large as the labels that occur / 矩阵只有出现过的类别那么大
import torch


def confusion(pred, gt, num_classes, ignore):
    num_classes = int(gt[gt != ignore].max()) + 1 if (gt != ignore).any() else num_classes
    counted = gt != ignore
    pairs = gt[counted].long() * num_classes + pred[counted]
    return torch.bincount(pairs, minlength=num_classes**2).view(num_classes, num_classes)


def miou(matrix):
    hit = matrix.diagonal()
    union = matrix.sum(dim=1) + matrix.sum(dim=0) - hit
    iou = hit.double() / union  # 0/0 is NaN, which is what is asked for
    mean = iou.nanmean()
    return iou, mean
