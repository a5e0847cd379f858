import torch


def clip_grad_norm(grads, max_norm):
    with torch.no_grad():
        norm = torch.linalg.vector_norm(torch.stack([torch.linalg.vector_norm(grad) for grad in grads]))
        factor = torch.where(norm + 1e-6 < max_norm, torch.ones_like(norm), max_norm / (norm + 1e-6))
        for grad in grads:
            grad.mul_(factor)
        return norm
