# wrong_answer three: gives float64 for float32 / 输入 float32，结果却是 float64
import numpy as np


def ewma(x, beta, correct):
    averages = np.empty(x.shape)
    average = np.zeros_like(x[0]) if len(x) else None
    weight = 0.0
    for t, value in enumerate(x):
        average = beta * average + (1 - beta) * value
        weight = beta * weight + (1 - beta)
        averages[t] = average / weight if correct else average
    return averages
