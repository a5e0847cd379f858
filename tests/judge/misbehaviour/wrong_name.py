# bad_signature: a function of another name
def doubel(x):
    return 2 * x
