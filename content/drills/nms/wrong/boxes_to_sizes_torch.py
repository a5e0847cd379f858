# wrong_answer overlap: turns the caller's x2, y2 into widths and heights in place / 就地把调用者的 x2、y2 改成了宽和高
import torch


def nms(boxes, scores, iou_threshold):
    boxes[:, 2:] -= boxes[:, :2]
    x1, y1, w, h = boxes.unbind(dim=1)
    x2, y2, areas = x1 + w, y1 + h, w * h
    order = torch.argsort(scores, descending=True, stable=True)
    keep = []
    while order.numel() > 0:
        i, rest = order[0], order[1:]
        keep.append(i)
        dx = (torch.minimum(x2[i], x2[rest]) - torch.maximum(x1[i], x1[rest])).clamp(min=0)
        dy = (torch.minimum(y2[i], y2[rest]) - torch.maximum(y1[i], y1[rest])).clamp(min=0)
        inter = dx * dy
        iou = inter / (areas[i] + areas[rest] - inter)
        order = rest[~(iou > iou_threshold)]
    return torch.stack(keep) if keep else order
