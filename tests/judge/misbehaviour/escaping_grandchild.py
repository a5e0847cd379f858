# forbidden: a process in a session of its own
import subprocess


def double(x):
    subprocess.Popen(["sleep", "1000"], start_new_session=True)
    return 2 * x
