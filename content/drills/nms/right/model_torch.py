import torch


def nms(boxes, scores, iou_threshold):
    x1, y1, x2, y2 = boxes.unbind(dim=1)
    areas = (x2 - x1) * (y2 - y1)
    # fill: order, the indices by decreasing score, ties by index / order：按分数从高到低的下标，同分按下标
    order = torch.argsort(scores, descending=True, stable=True)
    # end
    keep = []
    while order.numel() > 0:
        best, order = order[0], order[1:]
        keep.append(best)
        # fill: iou, of the best box with each of the rest / iou：最高分框与其余各框的 IoU
        width = torch.minimum(x2[best], x2[order]) - torch.maximum(x1[best], x1[order])
        height = torch.minimum(y2[best], y2[order]) - torch.maximum(y1[best], y1[order])
        inter = width.clamp(min=0) * height.clamp(min=0)
        iou = inter / (areas[best] + areas[order] - inter)
        # end
        # fill: order, only those it does not suppress / order：只留下没有被它抑制的框
        order = order[~(iou > iou_threshold)]  # not (iou <= t), which would drop the NaN of 0/0
        # end
    return torch.stack(keep) if keep else order  # torch.stack refuses an empty list
