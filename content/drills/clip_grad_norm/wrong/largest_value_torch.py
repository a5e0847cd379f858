# wrong_answer one_array: takes the largest value for the norm / 把最大的绝对值当成范数
import torch


@torch.no_grad()
def clip_grad_norm(grads, max_norm):
    norm = torch.cat([grad.abs().reshape(-1) for grad in grads] + [torch.zeros_like(grads[0]).sum().reshape(1)]).max()
    factor = (max_norm / (norm + 1e-6)).clamp(max=1)
    for grad in grads:
        grad *= factor
    return norm
