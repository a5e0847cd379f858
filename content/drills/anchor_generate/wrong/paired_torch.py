# wrong_answer order_in_cell: repeats both lists alike, so pairs are missing / 两个列表都用 repeat，缺了一些组合
# cards: det-anchor-count
import torch


@torch.no_grad()
def anchors(height, width, stride, scales, ratios):
    scale, root = scales.repeat(len(ratios)), ratios.sqrt().repeat(len(scales))
    w, h = scale / root, scale * root
    base = torch.stack([-w, -h, w, h], dim=1) / 2
    rows, columns = (torch.arange(n, dtype=scales.dtype, device=scales.device) for n in (height, width))
    y, x = torch.meshgrid((rows + 0.5) * stride, (columns + 0.5) * stride, indexing="ij")
    centres = torch.stack([x, y, x, y], dim=-1)
    return (centres[:, :, None] + base).reshape(-1, 4)


def inside(boxes, image_height, image_width, border):
    low = (boxes[:, :2] >= -border).all(dim=1)
    high = (boxes[:, 2] <= image_width + border) & (boxes[:, 3] <= image_height + border)
    return low & high
