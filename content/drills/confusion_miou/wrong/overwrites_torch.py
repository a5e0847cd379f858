# wrong_answer rows_are_truth: `matrix[pairs] += 1` counts a pair once / `matrix[pairs] += 1` 重复的下标只加一次
import torch


def confusion(pred, gt, num_classes, ignore):
    counted = gt != ignore
    pairs = gt[counted].long() * num_classes + pred[counted]
    matrix = torch.zeros(num_classes**2, dtype=torch.int64, device=gt.device)
    matrix[pairs] += 1
    return matrix.view(num_classes, num_classes)


def miou(matrix):
    hit = matrix.diagonal()
    union = matrix.sum(dim=1) + matrix.sum(dim=0) - hit
    iou = hit.double() / union  # 0/0 is NaN, which is what is asked for
    mean = iou.nanmean()
    return iou, mean
