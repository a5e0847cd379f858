# wrong_answer near_one: 1 - beta**n, which has no digits left for beta near 1 / 1 - beta**n，beta 接近 1 时有效数字不够
import numpy as np


def ewma(x, beta, correct):
    averages = np.empty_like(x)
    average = np.zeros_like(x[0]) if len(x) else None
    weight = 0.0
    for t, value in enumerate(x):
        average = beta * average + (1 - beta) * value
        weight = beta * weight + (1 - beta)
        averages[t] = average / np.float32(1 - beta ** (t + 1)) if correct else average
    return averages
