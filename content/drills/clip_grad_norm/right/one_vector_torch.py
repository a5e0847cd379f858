import torch


@torch.no_grad()
def clip_grad_norm(grads, max_norm):
    everything = torch.cat([grad.reshape(-1) for grad in grads])
    norm = torch.dot(everything, everything).sqrt()
    factor = torch.minimum(max_norm / (norm + 1e-6), norm.new_ones(()))
    for grad in grads:
        grad.copy_(grad * factor)
    return norm
