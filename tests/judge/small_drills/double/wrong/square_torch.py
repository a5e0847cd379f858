# wrong_answer vector: squares its input / 求了平方
def double(x):
    return x**2
