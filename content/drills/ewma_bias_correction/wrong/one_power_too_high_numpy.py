# wrong_answer first: divides by 1 - beta^(n + 1) / 除以 1 - beta^(n+1)，多了一次
import numpy as np


def ewma(x, beta, correct):
    averages = np.empty_like(x)
    average = np.zeros_like(x[0]) if len(x) else None
    weight = 0.0
    for t, value in enumerate(x):
        average = beta * average + (1 - beta) * value
        weight = beta * weight + (1 - beta)
        averages[t] = average / (1 - beta ** (t + 2)) if correct else average
    return averages
