# wrong_answer: numbers in a list
def double(x):
    return (2 * x).tolist()
