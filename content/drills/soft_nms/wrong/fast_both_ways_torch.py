# wrong_answer one_way: uses the whole matrix, so boxes delete each other / 用了整个矩阵，两个框互相删除
# cards: det-fast-nms
import torch


def iou_with(box, others):
    sides = torch.minimum(box[..., 2:], others[:, 2:]) - torch.maximum(box[..., :2], others[:, :2])
    inter = sides.clamp(min=0).prod(dim=-1)
    union = (box[..., 2:] - box[..., :2]).prod(dim=-1) + (others[:, 2:] - others[:, :2]).prod(dim=-1) - inter
    return inter / torch.where(union > 0, union, 1)


@torch.no_grad()
def soft_nms(boxes, scores, method, sigma, iou_threshold, score_threshold):
    now = scores.clone()
    left = torch.ones_like(scores, dtype=torch.bool)
    keep = []
    while left.any():
        best = torch.where(left, now, float("-inf")).argmax()
        if now[best] <= score_threshold:
            break
        left[best] = False
        keep.append(best)
        iou = iou_with(boxes[best], boxes[left])
        if method == "gaussian":
            now[left] *= torch.exp(-(iou**2) / sigma)
        else:
            now[left] *= torch.where(iou > iou_threshold, 1 - iou, 1)
    keep = torch.stack(keep) if keep else torch.empty(0, dtype=torch.int64, device=scores.device)
    return keep, now[keep]  # a selected box keeps the score it had


@torch.no_grad()
def fast_nms(boxes, scores, iou_threshold):
    order = torch.argsort(scores, descending=True, stable=True)
    boxes = boxes[order]
    iou = iou_with(boxes[:, None], boxes)
    deleted = (iou > iou_threshold).fill_diagonal_(False).any(dim=0)
    return order[~deleted]
