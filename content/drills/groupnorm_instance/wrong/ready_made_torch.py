# forbidden two_groups: calls PyTorch's own group norm / 直接调用了 PyTorch 的 group_norm
import torch


@torch.no_grad()
def groupnorm(x, num_groups, gamma, beta, eps):
    C = x.shape[1]
    if C % num_groups:
        raise ValueError(f"{C} channels don't divide into {num_groups} groups")
    return torch.nn.functional.group_norm(x, num_groups, gamma, beta, eps)


def instancenorm(x, gamma, beta, eps):
    return groupnorm(x, x.shape[1], gamma, beta, eps)
