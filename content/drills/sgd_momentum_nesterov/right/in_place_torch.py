

def sgd_step(param, grad, v, lr, momentum, dampening, nesterov, weight_decay):
    if nesterov and (momentum <= 0 or dampening != 0):
        raise ValueError("Nesterov needs momentum and no dampening")
    out = param.detach().clone()
    step = grad.detach().clone().add_(out, alpha=weight_decay)
    if v is None:
        v = step.clone()
    else:
        v = v.detach().clone().mul_(momentum).add_(step, alpha=1 - dampening)
    out.sub_(step.add_(v, alpha=momentum) if nesterov else v, alpha=lr)
    return out, v
