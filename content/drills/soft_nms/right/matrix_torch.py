"""All decays as one matrix first; `before` says which box comes before which, so Fast NMS needs no sorted boxes."""

import torch


def overlaps(boxes):
    x1, y1, x2, y2 = boxes.T.unsqueeze(2)
    w = torch.relu(torch.min(x2, x2.T) - torch.max(x1, x1.T))
    h = torch.relu(torch.min(y2, y2.T) - torch.max(y1, y1.T))
    area = (x2 - x1) * (y2 - y1)
    return (w * h / (area + area.T - w * h)).nan_to_num(nan=0)


def soft_nms(boxes, scores, method, sigma, iou_threshold, score_threshold):
    iou, now = overlaps(boxes.detach()), scores.detach()
    decay = (-iou.square() / sigma).exp() if method == "gaussian" else 1 - iou * (iou > iou_threshold)
    taken = torch.zeros_like(now, dtype=torch.bool)
    keep = now.new_empty(len(now), dtype=torch.int64)
    decayed, count = torch.empty_like(now), 0
    while count < len(now):
        value, best = torch.where(taken, -1, now).max(dim=0)
        if not value > score_threshold:
            break
        keep[count], decayed[count], taken[best] = best, value, True
        now = now * decay[best]
        count += 1
    return keep[:count].clone(), decayed[:count].clone()


def fast_nms(boxes, scores, iou_threshold):
    index = torch.arange(len(scores), device=scores.device)
    before = (scores[:, None] > scores) | ((scores[:, None] == scores) & (index[:, None] < index))
    kept = ~((overlaps(boxes.detach()) > iou_threshold) & before).any(0)
    order = scores.detach().sort(descending=True, stable=True).indices
    return order[kept[order]]
