# forbidden adam: hands the work to torch.optim.AdamW / 直接交给 torch.optim.AdamW 去做
import torch


def adamw_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    leaf = torch.nn.Parameter(param.detach().clone())
    leaf.grad = grad
    optimizer = torch.optim.AdamW([leaf], lr, (beta1, beta2), eps, weight_decay if leaf.dim() >= 2 else 0.0)
    optimizer.state[leaf] = {"step": torch.tensor(t - 1.0), "exp_avg": m.clone(), "exp_avg_sq": v.clone()}
    optimizer.step()
    return leaf.detach(), optimizer.state[leaf]["exp_avg"], optimizer.state[leaf]["exp_avg_sq"]
