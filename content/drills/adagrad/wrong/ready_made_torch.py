# forbidden first_step: hands the work to torch.optim.Adagrad / 直接交给 torch.optim.Adagrad 去做
import torch


def adagrad_step(param, grad, s, lr, eps):
    leaf = torch.nn.Parameter(param.detach().clone())
    leaf.grad = grad
    optimizer = torch.optim.Adagrad([leaf], lr=lr, eps=eps)
    optimizer.state[leaf]["sum"] = s.clone()
    optimizer.step()
    return leaf.detach(), optimizer.state[leaf]["sum"]
