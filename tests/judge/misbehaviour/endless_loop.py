# time_limit: a loop without end in Python
def double(x):
    while True:
        pass
