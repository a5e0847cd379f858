# wrong_answer one_cell: gives centre and size, not corners / 给出的是中心与宽高，不是角点
import torch


@torch.no_grad()
def anchors(height, width, stride, scales, ratios):
    root = ratios.sqrt()[:, None]
    w, h = (scales / root).flatten(), (scales * root).flatten()
    base = torch.stack([torch.zeros_like(w), torch.zeros_like(h), w, h], dim=1)
    rows, columns = (torch.arange(n, dtype=scales.dtype, device=scales.device) for n in (height, width))
    y, x = torch.meshgrid((rows + 0.5) * stride, (columns + 0.5) * stride, indexing="ij")
    centres = torch.stack([x, y, torch.zeros_like(x), torch.zeros_like(y)], dim=-1)
    return (centres[:, :, None] + base).reshape(-1, 4)


def inside(boxes, image_height, image_width, border):
    low = (boxes[:, :2] >= -border).all(dim=1)
    high = (boxes[:, 2] <= image_width + border) & (boxes[:, 3] <= image_height + border)
    return low & high
