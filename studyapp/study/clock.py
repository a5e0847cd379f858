"""Where the time comes from: decided once, at the edge."""

from datetime import UTC, datetime, tzinfo
from typing import Protocol


class Clock(Protocol):
    """`zone` None means the system's, as it is at each instant."""

    @property
    def zone(self) -> tzinfo | None: ...

    def now(self) -> datetime: ...


class SystemClock:
    zone: tzinfo | None = None

    def now(self) -> datetime:
        return datetime.now(UTC)
