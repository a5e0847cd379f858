# wrong_answer rows_are_truth: rows are the prediction / 行成了预测
# cards: seg-miou
import torch


def confusion(pred, gt, num_classes, ignore):
    counted = gt != ignore
    pairs = pred[counted].long() * num_classes + gt[counted]
    return torch.bincount(pairs, minlength=num_classes**2).view(num_classes, num_classes)


def miou(matrix):
    hit = matrix.diagonal()
    union = matrix.sum(dim=1) + matrix.sum(dim=0) - hit
    iou = hit.double() / union  # 0/0 is NaN, which is what is asked for
    mean = iou.nanmean()
    return iou, mean
