# forbidden first_step: hands the work to torch.optim.Adam / 直接交给 torch.optim.Adam 去做
import torch


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    leaf = torch.nn.Parameter(param.detach().clone())
    leaf.grad = grad.clone()
    optimizer = torch.optim.Adam([leaf], lr=lr, betas=(beta1, beta2), eps=eps, weight_decay=weight_decay)
    optimizer.state[leaf] = {"step": torch.tensor(t - 1.0), "exp_avg": m.clone(), "exp_avg_sq": v.clone()}
    optimizer.step()
    state = optimizer.state[leaf]
    return leaf.detach(), state["exp_avg"], state["exp_avg_sq"]
