# runtime_error: no Python
def double(x)
    return 2 * x
