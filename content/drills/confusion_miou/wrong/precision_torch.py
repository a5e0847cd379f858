# wrong_answer each_class: divides by the predicted pixels alone, which is precision / 只除以预测的像素数，那是精确率
# cards: seg-miou
import torch


def confusion(pred, gt, num_classes, ignore):
    counted = gt != ignore
    pairs = gt[counted].long() * num_classes + pred[counted]
    return torch.bincount(pairs, minlength=num_classes**2).view(num_classes, num_classes)


def miou(matrix):
    hit = matrix.diagonal()
    union = matrix.sum(dim=0)
    iou = hit.double() / union  # 0/0 is NaN, which is what is asked for
    mean = iou.nanmean()
    return iou, mean
