import torch


def confusion(pred, gt, num_classes, ignore):
    # fill: pairs, 1-D int64, gt * C + pred of every pixel that counts / pairs：一维 int64，计入的像素的 gt * C + pred
    counted = gt != ignore
    pairs = gt[counted].long() * num_classes + pred[counted]
    # end
    return torch.bincount(pairs, minlength=num_classes**2).view(num_classes, num_classes)


def miou(matrix):
    # fill: hit and union, each (C,) / hit 和 union，各 (C,)
    hit = matrix.diagonal()
    union = matrix.sum(dim=1) + matrix.sum(dim=0) - hit
    # end
    # fill: iou (C,) float64, NaN where the union is 0, and mean / iou (C,)：并集为 0 处是 NaN；以及 mean
    iou = hit.double() / union  # 0/0 is NaN, which is what is asked for
    mean = iou.nanmean()
    # end
    return iou, mean
