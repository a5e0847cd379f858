"""Take back the last thing done, in any session, to any item."""

from studyapp.domain.log import Event
from studyapp.scheduling.memory import parameters_of
from studyapp.storage import log
from studyapp.study.opening import Study
from studyapp.study.writing import Writer


def undo(study: Study) -> Event | None:
    """Take back the last thing done and give it; None if there is nothing."""
    stamp = study.stamp()
    with Writer(study.store, "daily", parameters_of(study.config), stamp.at).writing() as writing:
        entry = writing.take_back_last(stamp)
    return entry.event if entry is not None else None


def last_is_drill(study: Study) -> bool:
    """Say whether what `undo` would take back was done to a drill."""
    with study.store.read() as connection:
        entry = log.last_undoable(connection)
        return entry is not None and log.kind_of(connection, entry.item) == "drill"
