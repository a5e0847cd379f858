import torch


@torch.no_grad()
def anchors(height, width, stride, scales, ratios):
    # fill: base (R * S, 4), the anchors around (0, 0) / base (R * S, 4)：以 (0, 0) 为中心的 anchor
    root = ratios.sqrt()[:, None]
    w, h = (scales / root).flatten(), (scales * root).flatten()
    base = torch.stack([-w, -h, w, h], dim=1) / 2
    # end
    # fill: centres (H, W, 4): x, y, x, y of each cell / centres (H, W, 4)：每格的 x, y, x, y
    rows, columns = (torch.arange(n, dtype=scales.dtype, device=scales.device) for n in (height, width))
    y, x = torch.meshgrid((rows + 0.5) * stride, (columns + 0.5) * stride, indexing="ij")
    centres = torch.stack([x, y, x, y], dim=-1)
    # end
    return (centres[:, :, None] + base).reshape(-1, 4)


def inside(boxes, image_height, image_width, border):
    # fill: low, high, each (N,), bool / low、high，各 (N,)，布尔
    low = (boxes[:, :2] >= -border).all(dim=1)
    high = (boxes[:, 2] <= image_width + border) & (boxes[:, 3] <= image_height + border)
    # end
    return low & high
