# wrong_answer three: writes the averages into x / 把平均值写进了 x
import numpy as np


def ewma(x, beta, correct):
    averages = x
    average = np.zeros_like(x[0]) if len(x) else None
    weight = 0.0
    for t, value in enumerate(x):
        average = beta * average + (1 - beta) * value
        weight = beta * weight + (1 - beta)
        averages[t] = average / weight if correct else average
    return averages
