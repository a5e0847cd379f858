# time_limit: one native call that doesn't come back
import re


def double(x):
    return re.match(r"(a+)+$", "a" * 64 + "b")
