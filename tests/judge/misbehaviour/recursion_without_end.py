# runtime_error: a function that calls itself
def double(x):
    return double(x)
