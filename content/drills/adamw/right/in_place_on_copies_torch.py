

def adamw_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    param, m, v = (a.detach().clone() for a in (param, m, v))
    if grad is not None:
        m.lerp_(grad, 1 - beta1)
        v.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
        if param.dim() > 1:
            param.mul_(1 - lr * weight_decay)
        param.addcdiv_(m / (1 - beta1**t), (v / (1 - beta2**t)).sqrt_().add_(eps), value=-lr)
    return param, m, v
