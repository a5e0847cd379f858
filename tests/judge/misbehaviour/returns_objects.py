# wrong_answer: an array of Python objects
def double(x):
    return (2 * x).astype(object)
