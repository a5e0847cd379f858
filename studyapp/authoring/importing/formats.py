"""Which way a file of notes is written, and its proposals."""

from studyapp.authoring.importing.proposing import propose
from studyapp.domain.proposal import Proposed, Way


def propose_any(data: bytes, file: str, way: Way = "auto") -> Proposed:
    """Raises ContentError where the file can't be read as notes."""
    return propose(data, file)
