# crashed: memory that isn't there
import ctypes


def double(x):
    ctypes.string_at(0)
