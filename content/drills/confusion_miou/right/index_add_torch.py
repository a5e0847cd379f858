import torch


def confusion(pred, gt, num_classes, ignore):
    gt, pred = gt.reshape(-1).long(), pred.reshape(-1).long()
    counted = gt.ne(ignore)
    pairs = (gt * num_classes + pred)[counted]
    matrix = torch.zeros(num_classes * num_classes, dtype=torch.int64, device=gt.device)
    matrix.index_add_(0, pairs, torch.ones_like(pairs))
    return matrix.reshape(num_classes, num_classes)


def miou(matrix):
    hit = matrix.diag()
    union = matrix.sum(0) + matrix.sum(1) - hit
    there = union > 0
    iou = torch.full(hit.shape, float("nan"), dtype=torch.float64, device=matrix.device)
    iou[there] = hit[there].double() / union[there].double()
    return iou, iou[there].mean()  # the mean of nothing is NaN
