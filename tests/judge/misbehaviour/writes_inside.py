# accepted: its own folder is its own
from pathlib import Path


def double(x):
    Path("notes.txt").write_text("mine")
    return 2 * x
