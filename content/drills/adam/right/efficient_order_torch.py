"""The paper's efficient order: both corrections in one number. Then eps has to be scaled as well."""

import math

import torch


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    root = math.sqrt(1 - beta2**t)
    with torch.no_grad():
        g = param * weight_decay + grad
        m = m * beta1 + g * (1 - beta1)
        v = v * beta2 + g * g * (1 - beta2)
        return param - (lr * root / (1 - beta1**t)) * (m / (v.sqrt() + eps * root)), m, v
