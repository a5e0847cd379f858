"""Float64 inside, buffers worked on in place, suppressed boxes marked in a copy of the scores."""

import torch


def nms(boxes, scores, iou_threshold):
    with torch.no_grad():
        corners = boxes.t().contiguous().to(torch.float64)
        x1, y1, x2, y2 = corners
        area = (x2 - x1).mul_(y2 - y1)
        alive = scores.to(torch.float64, copy=True)
        keep = []
        while alive.numel() and not torch.isneginf(alive.max()):
            best = (alive == alive.max()).to(torch.uint8).argmax()  # the first of equal ones
            keep.append(best)
            inter = torch.minimum(x2, x2[best]).sub_(torch.maximum(x1, x1[best])).clamp_(min=0)
            inter.mul_(torch.minimum(y2, y2[best]).sub_(torch.maximum(y1, y1[best])).clamp_(min=0))
            union = area.add(area[best]).sub_(inter)
            alive.masked_fill_(inter > union.mul_(iou_threshold), float("-inf"))
            alive[best] = float("-inf")
        return torch.stack(keep) if keep else torch.empty(0, dtype=torch.int64, device=boxes.device)
