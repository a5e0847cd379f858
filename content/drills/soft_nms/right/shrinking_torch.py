"""Tensors of what is left get shorter in every round; Fast NMS takes the largest IoU with what comes before."""

import torch


@torch.no_grad()
def soft_nms(boxes, scores, method, sigma, iou_threshold, score_threshold):
    index, now = torch.arange(len(scores), device=scores.device), scores.clone()
    chosen, values = [index[:0]], [now[:0]]
    while len(now) and now.max() > score_threshold:
        at = now.argmax()
        chosen.append(index[at, None])
        values.append(now[at, None])
        rest = torch.arange(len(now), device=now.device) != at
        low = torch.maximum(boxes[at, :2], boxes[rest, :2])
        inter = (torch.minimum(boxes[at, 2:], boxes[rest, 2:]) - low).clamp_(min=0).prod(1)
        union = (boxes[:, 2:] - boxes[:, :2]).prod(1)
        union = union[rest] + union[at] - inter
        iou = inter / union.masked_fill(union == 0, 1)
        index, boxes, now = index[rest], boxes[rest], now[rest]
        now *= (
            torch.exp(iou * iou / -sigma)
            if method == "gaussian"
            else iou.masked_fill(iou <= iou_threshold, 0).neg() + 1
        )
    return torch.cat(chosen), torch.cat(values)


@torch.no_grad()
def fast_nms(boxes, scores, iou_threshold):
    order = (-scores).argsort(stable=True)
    if len(order) < 2:
        return order
    low, high = boxes[order].split(2, dim=1)
    sides = (torch.min(high[:, None], high) - torch.max(low[:, None], low)).clamp(min=0)
    inter, area = sides[..., 0] * sides[..., 1], (high - low).prod(1)
    iou = (inter / (area[:, None] + area - inter)).nan_to_num(nan=0)
    return order[iou.triu(1).amax(0) <= iou_threshold]
