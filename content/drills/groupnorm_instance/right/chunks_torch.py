import torch


@torch.inference_mode()
def groupnorm(x, num_groups, gamma, beta, eps):
    if x.shape[1] % num_groups:
        raise ValueError("groups")
    parts = []
    for part in x.split(x.shape[1] // num_groups, dim=1):
        var, mean = torch.var_mean(part.flatten(1), 1, unbiased=False)
        shape = (-1,) + (1,) * (x.dim() - 1)
        parts.append((part - mean.view(shape)) / (var.view(shape) + eps).sqrt())
    y = torch.cat(parts, dim=1)
    if gamma is None:
        return y
    shape = (1, -1) + (1,) * (x.dim() - 2)
    return torch.addcmul(beta.view(shape), y, gamma.view(shape))


@torch.inference_mode()
def instancenorm(x, gamma, beta, eps):
    return groupnorm(x, x.shape[1], gamma, beta, eps)
