# memory_limit: a little more memory all the time
HELD = []


def double(x):
    while True:
        HELD.append(bytes(1 << 20))
