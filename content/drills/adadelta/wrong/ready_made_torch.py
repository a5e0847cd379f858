# forbidden one_step: hands the work to torch.optim.Adadelta / 直接交给 torch.optim.Adadelta 去做
import torch


def adadelta_step(param, grad, s, d, rho, eps, lr):
    leaf = torch.nn.Parameter(param.detach().clone())
    leaf.grad = grad
    optimizer = torch.optim.Adadelta([leaf], lr=lr, rho=rho, eps=eps)
    optimizer.state[leaf] = {"step": torch.tensor(1.0), "square_avg": s.clone(), "acc_delta": d.clone()}
    optimizer.step()
    return leaf.detach(), optimizer.state[leaf]["square_avg"], optimizer.state[leaf]["acc_delta"]
