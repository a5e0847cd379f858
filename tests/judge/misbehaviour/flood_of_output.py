# accepted: 60 MB to stdout and stderr are read and dropped
import sys


def double(x):
    for _ in range(300):
        sys.stdout.write("o" * 100_000)
        sys.stderr.write("e" * 100_000)
    return 2 * x
