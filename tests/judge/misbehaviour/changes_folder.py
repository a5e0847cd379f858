# accepted: where it stands is its own business
import os


def double(x):
    os.chdir("/")
    return 2 * x
