# wrong_answer: a promise of numbers
def double(x):
    return (2 * number for number in x.ravel())
