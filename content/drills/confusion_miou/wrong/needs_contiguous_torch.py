# runtime_error strided: view(-1) needs contiguous memory / view(-1) 要求内存连续
import torch


def confusion(pred, gt, num_classes, ignore):
    pred, gt = pred.view(-1), gt.view(-1)
    counted = gt != ignore
    pairs = gt[counted].long() * num_classes + pred[counted]
    return torch.bincount(pairs, minlength=num_classes**2).view(num_classes, num_classes)


def miou(matrix):
    hit = matrix.diagonal()
    union = matrix.sum(dim=1) + matrix.sum(dim=0) - hit
    iou = hit.double() / union  # 0/0 is NaN, which is what is asked for
    mean = iou.nanmean()
    return iou, mean
