# wrong_answer three: beta weighs the new value / beta 乘在了新值上
# cards: optim-ewma
import numpy as np


def ewma(x, beta, correct):
    averages = np.empty_like(x)
    average = np.zeros_like(x[0]) if len(x) else None
    weight = 0.0
    for t, value in enumerate(x):
        average = (1 - beta) * average + beta * value
        weight = (1 - beta) * weight + beta
        averages[t] = average / weight if correct else average
    return averages
