# time_limit: every signal that can be caught is
import signal
import time

for number in signal.valid_signals():
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass


def double(x):
    while True:
        try:
            time.sleep(1000)
        except BaseException:
            pass
