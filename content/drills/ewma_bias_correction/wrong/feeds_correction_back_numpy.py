# wrong_answer three_corrected: goes on from the corrected average / 用修正后的平均值接着往下算
# cards: optim-ewma-corrected
import numpy as np


def ewma(x, beta, correct):
    averages = np.empty_like(x)
    average = np.zeros_like(x[0]) if len(x) else None
    weight = 0.0
    for t, value in enumerate(x):
        average = beta * average + (1 - beta) * value
        weight = beta * weight + (1 - beta)
        if correct:
            average = average / weight
        averages[t] = average
    return averages
