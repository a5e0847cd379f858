import torch


@torch.inference_mode()
def layernorm_forward(x, gamma, beta, eps):
    first = x.dim() - gamma.dim()
    rows = x.flatten(first) if gamma.dim() > 1 else x
    var, mean = torch.var_mean(rows, -1, unbiased=False, keepdim=True)
    std = torch.sqrt(var + eps)
    xhat = ((rows - mean) / std).reshape(x.shape)
    return torch.addcmul(beta, gamma, xhat), (xhat, std, first, gamma.clone())


@torch.inference_mode()
def layernorm_backward(dy, cache):
    xhat, std, first, gamma = cache
    flat = [t.flatten(first) if gamma.dim() > 1 else t for t in (dy * gamma, xhat)]
    g, h = flat
    along = (g * h).mean(-1, keepdim=True)
    dx = ((g - g.mean(-1, keepdim=True) - h * along) / std).reshape(dy.shape)
    product, total = dy * xhat, dy
    for _ in range(first):
        product, total = product.sum(0), total.sum(0)
    return dx, product, total.clone()
