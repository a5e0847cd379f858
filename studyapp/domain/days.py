"""Study days: a day begins at the rollover hour of the local clock, not at midnight."""

from datetime import UTC, datetime, timedelta, tzinfo

from studyapp.domain.log import Stamp


def stamp(now: datetime, zone: tzinfo | None, rollover_hour: int) -> Stamp:
    """Decide the study day of the instant `now` in `zone` (None: the system's zone, as it is at that instant).

    The local wall clock decides: at the end of summer time the hour that comes twice belongs to the same day
    both times, and the day of the change is an hour longer or shorter.
    """
    if now.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    local = now.astimezone(zone)
    offset = local.utcoffset() or timedelta(0)
    wall = local.replace(tzinfo=None)
    day = (wall - timedelta(hours=rollover_hour)).date()
    return Stamp(now.astimezone(UTC), day, rollover_hour, int(offset.total_seconds()))
