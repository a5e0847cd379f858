# crashed: SIGABRT
import os


def double(x):
    os.abort()
