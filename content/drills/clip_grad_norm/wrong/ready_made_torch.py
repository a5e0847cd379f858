# forbidden one_array: hands the work to torch.nn.utils / 直接交给 torch.nn.utils 去做
import torch


def clip_grad_norm(grads, max_norm):
    parameters = [torch.nn.Parameter(torch.empty_like(grad)) for grad in grads]
    for parameter, grad in zip(parameters, grads, strict=True):
        parameter.grad = grad
    return torch.nn.utils.clip_grad_norm_(parameters, max_norm)
