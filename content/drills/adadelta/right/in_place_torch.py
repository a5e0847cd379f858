

def adadelta_step(param, grad, s, d, rho, eps, lr):
    after, s, d = (a.detach().clone() for a in (param, s, d))
    s.mul_(rho).addcmul_(grad, grad, value=1 - rho)
    delta = d.add(eps).sqrt_().div_(s.add(eps).sqrt_()).mul_(grad)
    d.mul_(rho).addcmul_(delta, delta, value=1 - rho)
    after.sub_(delta, alpha=lr)
    return after, s, d
