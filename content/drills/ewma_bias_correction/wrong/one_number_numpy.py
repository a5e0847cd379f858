# wrong_answer matrices: averages over each matrix first / 先对每个矩阵求了平均
import numpy as np


def ewma(x, beta, correct):
    averages = np.empty_like(x)
    average = np.zeros_like(x[0]) if len(x) else None
    weight = 0.0
    for t, value in enumerate(x):
        average = beta * average + (1 - beta) * np.mean(value)
        weight = beta * weight + (1 - beta)
        averages[t] = average / weight if correct else average
    return averages
