# runtime_error: something that `except Exception` lets through
def double(x):
    raise BaseException("no")
