# wrong_answer never_right: only classes of the truth are in the mean / 只对真值里有的类取平均
# cards: seg-miou
import torch


def confusion(pred, gt, num_classes, ignore):
    counted = gt != ignore
    pairs = gt[counted].long() * num_classes + pred[counted]
    return torch.bincount(pairs, minlength=num_classes**2).view(num_classes, num_classes)


def miou(matrix):
    hit = matrix.diagonal()
    union = matrix.sum(dim=1) + matrix.sum(dim=0) - hit
    iou = hit.double() / union  # 0/0 is NaN, which is what is asked for
    mean = iou[matrix.sum(dim=1) > 0].mean()
    return iou, mean
