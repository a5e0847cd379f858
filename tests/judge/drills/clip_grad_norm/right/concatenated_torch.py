import torch


def clip_grad_norm(grads, max_norm):
    norm = torch.linalg.vector_norm(torch.cat([grad.flatten() for grad in grads]))
    if norm + 1e-6 > max_norm:
        for grad in grads:
            grad *= max_norm / (norm + 1e-6)
    return norm
