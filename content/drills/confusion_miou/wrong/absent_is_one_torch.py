# wrong_answer absent_class: a smoothing term gives an absent class 1 / 加了平滑项，没有出现的类得 1
# cards: seg-miou
import torch


def confusion(pred, gt, num_classes, ignore):
    counted = gt != ignore
    pairs = gt[counted].long() * num_classes + pred[counted]
    return torch.bincount(pairs, minlength=num_classes**2).view(num_classes, num_classes)


def miou(matrix):
    hit = matrix.diagonal()
    union = matrix.sum(dim=1) + matrix.sum(dim=0) - hit
    iou = (hit.double() + 1e-9) / (union + 1e-9)  # 0/0 is NaN, which is what is asked for
    mean = iou.nanmean()
    return iou, mean
