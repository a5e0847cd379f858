# like min_area: one matrix
import torch


def nms(boxes, scores, iou_threshold):
    rank = torch.sort(scores, descending=True, stable=True).indices
    left, top, right, bottom = boxes[rank].t()
    size = (right - left) * (bottom - top)
    across = (torch.min(right[:, None], right) - torch.max(left[:, None], left)).clamp(min=0)
    down = (torch.min(bottom[:, None], bottom) - torch.max(top[:, None], top)).clamp(min=0)
    both = across * down
    beats = (both / torch.min(size[:, None], size) > iou_threshold).triu(1)
    stays = torch.ones_like(rank, dtype=torch.bool)
    for _ in range(len(rank)):
        now = ~(beats & stays[:, None]).any(0)
        if torch.equal(now, stays):
            break
        stays = now
    return rank[stays]
