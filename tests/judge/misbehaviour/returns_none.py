# wrong_answer: nothing
def double(x):
    x = 2 * x
