# wrong_answer: a pair
def double(x):
    return 2 * x, x
