"""Write to the log in one sitting, with each item's cached state kept beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from studyapp.domain.log import Entry, Event, SessionKind, Stamp, Undone
from studyapp.domain.memory import ItemState, ParameterSet
from studyapp.scheduling.fold import apply, fold
from studyapp.scheduling.memory import parameters_of
from studyapp.storage import log
from studyapp.storage.engine import Connection, Store
from studyapp.study.opening import Study


@dataclass(frozen=True, slots=True)
class Writing:
    """An open transaction, with the ids of the sitting's rows."""

    connection: Connection
    session: int
    parameter_set: int
    parameters: ParameterSet

    def append(self, item: int, state: ItemState, stamp: Stamp, event: Event, cause: int = 0) -> tuple[int, ItemState]:
        """Write what happened to an item in `state`; give the entry's id and the state after it."""
        entry = log.append(self.connection, item, self.session, stamp, event, cause)
        state = apply(state, item, stamp, event, {self.parameter_set: self.parameters})
        state = replace(state, log_head=entry)
        log.write_state(self.connection, item, state)
        return entry, state

    def take_back_last(self, stamp: Stamp) -> Entry | None:
        """Append an undo of the last thing the user did, and compute its item's state anew; None if there is none."""
        entry = log.last_undoable(self.connection)
        if entry is None:
            return None
        self.take_back(entry.item, entry.id, stamp)
        return entry

    def take_back(self, item: int, entry: int, stamp: Stamp) -> None:
        """Append an undo of one entry of an item, and compute the item's state anew."""
        log.append(self.connection, item, self.session, stamp, Undone(entry))
        entries = log.entries_of(self.connection, item)
        log.write_state(self.connection, item, fold(item, entries, log.read_parameter_sets(self.connection)))


class Writer:
    """The rows of the session and its parameters come with the first thing written."""

    def __init__(self, store: Store, kind: SessionKind, parameters: ParameterSet, started: datetime) -> None:
        self._store = store
        self._kind = kind
        self._parameters = parameters
        self._started = started
        self._rows: tuple[int, int] | None = None

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Open a transaction; on any error nothing of it is written."""
        before = self._rows
        try:
            with self._store.write() as connection:
                if self._rows is None:
                    session = log.start_session(connection, self._kind, self._started)
                    self._rows = session, log.parameter_set_id(connection, self._parameters, self._started)
                yield Writing(connection, *self._rows, self._parameters)
        except BaseException:
            self._rows = before
            raise


def act(study: Study, item: int, event: Event) -> None:
    """Write one thing that the user did to an item outside any session."""
    stamp = study.stamp()
    with Writer(study.store, "daily", parameters_of(study.config), stamp.at).writing() as writing:
        writing.append(item, log.read_state(writing.connection, item), stamp, event)
