# runtime_error: the end of the program, politely
import sys


def double(x):
    sys.exit(0)
