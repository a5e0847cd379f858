# wrong_answer three_corrected: always divides by 1 - beta / 一直除以 1 - beta
import numpy as np


def ewma(x, beta, correct):
    averages = np.empty_like(x)
    average = np.zeros_like(x[0]) if len(x) else None
    weight = 0.0
    for t, value in enumerate(x):
        average = beta * average + (1 - beta) * value
        weight = beta * weight + (1 - beta)
        averages[t] = average / (1 - beta) if correct else average
    return averages
