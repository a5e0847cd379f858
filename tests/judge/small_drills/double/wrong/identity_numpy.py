# wrong_answer vector: gives back its input / 原样返回输入
def double(x):
    return x.copy()
