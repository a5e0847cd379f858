# wrong_answer three: adds the value without the factor 1 - beta / 加上新值时没有乘 1 - beta
import numpy as np


def ewma(x, beta, correct):
    averages = np.empty_like(x)
    average = np.zeros_like(x[0]) if len(x) else None
    weight = 0.0
    for t, value in enumerate(x):
        average = beta * average + value
        weight = beta * weight + 1
        averages[t] = average / weight if correct else average
    return averages
