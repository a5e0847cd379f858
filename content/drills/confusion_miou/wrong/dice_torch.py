# wrong_answer each_class: gives Dice, twice the hits over both sums / 算成了 Dice
# cards: seg-miou
import torch


def confusion(pred, gt, num_classes, ignore):
    counted = gt != ignore
    pairs = gt[counted].long() * num_classes + pred[counted]
    return torch.bincount(pairs, minlength=num_classes**2).view(num_classes, num_classes)


def miou(matrix):
    hit = matrix.diagonal()
    union = matrix.sum(dim=1) + matrix.sum(dim=0) - hit
    iou = 2 * hit.double() / (union + hit)  # 0/0 is NaN, which is what is asked for
    mean = iou.nanmean()
    return iou, mean
