# bad_signature: an argument too many
def double(x, factor):
    return factor * x
