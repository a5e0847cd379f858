"""Where the content that ships with the program lies."""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def content_root() -> Path:
    """Give content/ of the checkout if this is one, else the copy inside the installed package.

    `$STUDYAPP_CONTENT` names another folder, for authors who keep content elsewhere.
    """
    if chosen := os.environ.get("STUDYAPP_CONTENT"):
        return Path(chosen)
    checkout = _PACKAGE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "content").is_dir():
        return checkout / "content"
    return _PACKAGE / "content"


def locale_root() -> Path:
    return _PACKAGE / "locale"


def as_seen_from_here(path: str) -> str:
    """Give a path without the working directory that it lies in, or with ~ for the user's home."""
    for folder, short in ((_working_directory(), ""), (os.path.expanduser("~"), "~" + os.sep)):
        if folder.strip(os.sep) and path.startswith(folder + os.sep):
            return short + path[len(folder) + 1 :]
    return path


def _working_directory() -> str:
    try:
        return os.getcwd()
    except OSError:  # somebody deleted it
        return ""
