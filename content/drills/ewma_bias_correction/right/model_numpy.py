import numpy as np


def ewma(x, beta, correct):
    averages = np.empty_like(x)
    average, weight = 0.0, 0.0
    for t, value in enumerate(x):
        # fill: average, the new value in it, and weight, the sum of weights / average 并入新值；weight：权重之和
        average = beta * average + (1 - beta) * value
        weight = beta * weight + (1 - beta)
        # end
        # fill: averages[t], corrected if that is asked for / averages[t]：需要时做修正
        averages[t] = average / weight if correct else average
        # end
    return averages
