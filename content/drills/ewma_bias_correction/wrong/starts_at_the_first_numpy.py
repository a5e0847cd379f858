# wrong_answer three: begins with the first value instead of 0 / 从第一个值而不是 0 开始
import numpy as np


def ewma(x, beta, correct):
    averages = np.empty_like(x)
    average = x[0].copy() if len(x) else None
    weight = 0.0
    for t, value in enumerate(x):
        average = beta * average + (1 - beta) * value
        weight = beta * weight + (1 - beta)
        averages[t] = average / weight if correct else average
    return averages
