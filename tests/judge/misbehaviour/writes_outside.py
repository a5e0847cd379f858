# forbidden: a file outside its own folder
import tempfile
from pathlib import Path


def double(x):
    Path(tempfile.gettempdir()).parent.parent.joinpath("studyapp-was-here").write_text("x")
    return 2 * x
