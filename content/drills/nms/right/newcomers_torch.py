"""Each box in order of score against the boxes kept so far, which fill a tensor from the front."""

import torch


def nms(boxes, scores, iou_threshold):
    with torch.no_grad():
        _, order = torch.sort(scores, descending=True, stable=True)
        low, high = boxes[order].split(2, dim=1)
        area = (high - low).prod(1)
        kept = torch.empty_like(order)
        count = 0
        for i in range(len(order)):
            j = kept[:count]
            inter = (torch.minimum(high[i], high[j]) - torch.maximum(low[i], low[j])).clamp_(min=0).prod(1)
            iou = inter / (area[i] + area[j] - inter)
            if not (iou > iou_threshold).any():
                kept[count] = i
                count += 1
        return order[kept[:count]]
