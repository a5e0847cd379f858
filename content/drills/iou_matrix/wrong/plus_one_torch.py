# wrong_answer touching: boxes that touch share a row of pixels / 只是碰边的框被算成有公共像素
# cards: det-iou-plus-one
import torch


@torch.no_grad()
def iou_matrix(a, b):
    if not a.is_floating_point():
        a, b = a.double(), b.double()
    sides = torch.minimum(a[:, None, 2:], b[:, 2:]) - torch.maximum(a[:, None, :2], b[:, :2]) + 1
    inter = sides.clamp(min=0).prod(2)
    union = (a[:, 2:] - a[:, :2] + 1).prod(1)[:, None] + (b[:, 2:] - b[:, :2] + 1).prod(1) - inter
    return inter / union
