# wrong_answer tiny: computes in float16: small areas become 0, numbers above 65504 infinite / 用 float16 计算：很小的面积变成 0，超过 65504 的数变成无穷
import torch


def nms(boxes, scores, iou_threshold):
    x1, y1, x2, y2 = boxes.half().unbind(dim=1)
    areas = (x2 - x1) * (y2 - y1)
    order = torch.argsort(scores, descending=True, stable=True)
    keep = []
    while order.numel() > 0:
        i, rest = order[0], order[1:]
        keep.append(i)
        w = (torch.minimum(x2[i], x2[rest]) - torch.maximum(x1[i], x1[rest])).clamp(min=0)
        h = (torch.minimum(y2[i], y2[rest]) - torch.maximum(y1[i], y1[rest])).clamp(min=0)
        inter = w * h
        iou = inter / (areas[i] + areas[rest] - inter)
        order = rest[~(iou > iou_threshold)]
    return torch.stack(keep) if keep else order
