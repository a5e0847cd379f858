"""`python -m studyapp.judge check SLUG FILE`."""

import sys

from studyapp.judge.command import main

if __name__ == "__main__":
    sys.exit(main())
