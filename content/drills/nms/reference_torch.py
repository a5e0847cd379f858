"""Greedy non-maximum suppression as the fixed point of "kept, unless a kept, better box overlaps it too much".

Source: the definition, torchvision.ops.nms 0.29; ties go to the lower index, which torchvision leaves open.

All pairs at once, so it needs N * N memory. Round r settles every box whose chain of better, overlapping boxes is at
most r long: never more than N rounds, a handful in practice. Only the test for the fixed point reaches the host.
"""

import torch


@torch.no_grad()
def nms(boxes, scores, iou_threshold):
    order = torch.argsort(scores, descending=True, stable=True)
    x1, y1, x2, y2 = boxes[order].unbind(1)
    width = torch.minimum(x2[:, None], x2) - torch.maximum(x1[:, None], x1)
    height = torch.minimum(y2[:, None], y2) - torch.maximum(y1[:, None], y1)
    inter = width.clamp_(min=0).mul_(height.clamp_(min=0))  # (N, N)
    area = (x2 - x1) * (y2 - y1)
    union = (area[:, None] + area).sub_(inter)
    beats = (inter.div_(union) > iou_threshold).triu_(1)  # [i, j]: i is better than j and overlaps it too much
    weight = beats.to(boxes.dtype)
    keep = torch.ones_like(scores, dtype=torch.bool)
    while True:
        settled = keep.to(boxes.dtype) @ weight == 0  # no kept box beats it
        if torch.equal(settled, keep):
            return order[keep]
        keep = settled
