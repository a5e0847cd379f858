# wrong_answer three: gives the average before the value / 给出的是这个值之前的平均值
import numpy as np


def ewma(x, beta, correct):
    averages = np.empty_like(x)
    average = np.zeros_like(x[0]) if len(x) else None
    weight = 0.0
    for t, value in enumerate(x):
        averages[t] = average / (weight or 1) if correct else average
        average = beta * average + (1 - beta) * value
        weight = beta * weight + (1 - beta)
    return averages
