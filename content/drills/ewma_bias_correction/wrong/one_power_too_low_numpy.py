# wrong_answer three_corrected: divides by 1 - beta^t with t from 0 / 除以 1 - beta^t，而 t 从 0 数起
# cards: optim-ewma-corrected
import numpy as np


def ewma(x, beta, correct):
    averages = np.empty_like(x)
    average = np.zeros_like(x[0]) if len(x) else None
    weight = 0.0
    for t, value in enumerate(x):
        average = beta * average + (1 - beta) * value
        weight = beta * weight + (1 - beta)
        averages[t] = average / max(1 - beta**t, 1e-12) if correct else average
    return averages
