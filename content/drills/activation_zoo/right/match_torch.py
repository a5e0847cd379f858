import torch


@torch.no_grad()
def activation(name, x, alpha):
    left = x <= 0
    match name:
        case "tanh":
            e = torch.exp(-x.abs())
            return torch.tanh(x), (2 * e / (1 + e * e)).square()
        case "leaky_relu":
            return torch.where(left, alpha * x, x), torch.where(left, alpha, 1.0).to(x.dtype)
        case "elu":
            y, dy = x.clone(), torch.ones_like(x)
            y[left] = alpha * torch.expm1(x[left])
            dy[left] = alpha * torch.exp(x[left])
            return y, dy
        case "silu":
            s = torch.sigmoid(x)
            y = x * s
            return y, s + y * torch.sigmoid(-x)
    raise ValueError(name)
