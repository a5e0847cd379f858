# runtime_error: there is nobody to answer
def double(x):
    return float(input("how much? ")) * x
