"""The tables, in portable SQL: SQLite now, PostgreSQL later through the same definitions.

`log`, `review` and `attempt` are the truth and only ever grow. `item_state` is a cache of a fold over them. `card`,
`sibling` and `source_file` mirror the files people write. Everything else hangs on `item`, which knows no kind of item.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    select,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcDateTime(TypeDecorator[datetime]):
    """An instant. SQLite gives back naive times whatever it was given, so naive times are refused on the way in."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime can't be stored: give it a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


Key = BigInteger().with_variant(Integer, "sqlite")

item = Table(
    "item",
    metadata,
    Column("id", Key, primary_key=True),
    Column("kind", String(16), nullable=False),  # card, note (a card imported), drill; later contrast, bug
    Column("key", String(200), nullable=False),  # what its author calls it; of a drill slug/backend
    Column("area", String(80), nullable=False),
    Column("rank", Key, nullable=False),  # order in which unseen items are met
    Column("retired_at", UtcDateTime),  # left the files; its history waits for it
    UniqueConstraint("kind", "key"),
)

card = Table(
    "card",
    metadata,
    Column("item_id", Key, ForeignKey("item.id"), primary_key=True),
    Column("file", Text, nullable=False),
    Column("line", Integer, nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("body", JSON, nullable=False),
    Column("rubric", JSON),  # what a mock interview listens for; null for most
    Index(None, "file"),
)

sibling = Table(
    "sibling",
    metadata,
    Column("item_id", Key, ForeignKey("item.id"), primary_key=True),
    Column("name", String(80), primary_key=True),
)

# What a note said of each card at its last import; its wording as shown is in `card`.
imported = Table(
    "imported",
    metadata,
    Column("item_id", Key, ForeignKey("item.id"), primary_key=True),
    Column("note", Text, nullable=False),  # the file's path when it was read
    Column("position", Integer, nullable=False),
    Column("path", JSON, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("edited", Boolean, nullable=False),  # the user changed its wording in the app
    Column("refused", Boolean, nullable=False),  # the user doesn't want it: retired, and not proposed again
    Index(None, "note"),
)

import_run = Table(
    "import_run",
    metadata,
    Column("id", Key, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("notes", JSON, nullable=False),
    Column("undone_at", UtcDateTime),
)

# What an import changed, so that it can be taken back: the item's rows before, null for one that it made.
import_change = Table(
    "import_change",
    metadata,
    Column("run_id", Key, ForeignKey("import_run.id"), primary_key=True),
    Column("item_id", Key, ForeignKey("item.id"), primary_key=True),
    Column("before", JSON),
)

source_file = Table(
    "source_file",
    metadata,
    Column("path", Text, primary_key=True),
    Column("size", Key, nullable=False),
    Column("mtime_ns", BigInteger, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("reader", String(40), nullable=False),  # version of the program that read it
    Column("problems", JSON, nullable=False),
)

parameter_set = Table(
    "parameter_set",
    metadata,
    Column("id", Key, primary_key=True),
    Column("made_at", UtcDateTime, nullable=False),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("body", JSON, nullable=False),
)

session = Table(
    "session",
    metadata,
    Column("id", Key, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
)

log = Table(
    "log",
    metadata,
    Column("id", Key, primary_key=True),
    Column("item_id", Key, ForeignKey("item.id"), nullable=False),
    Column("session_id", Key, ForeignKey("session.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("study_day", Date, nullable=False),
    Column("rollover_hour", Integer, nullable=False),
    Column("utc_offset_s", Integer, nullable=False),
    Column("cause_id", Key, ForeignKey("log.id")),  # the entry this followed from by rule
    Column("target_id", Key, ForeignKey("log.id")),  # undone: the entry taken back
    Column("day", Date),  # buried: until; pulled: due at most
    Column("origin", String(8)),  # suspended, pulled: user, rule or judge
    Column("note", Text),  # doubted: what the user says
    Index(None, "item_id", "id"),
    Index(None, "study_day", "kind"),
    Index(None, "target_id"),
    sqlite_autoincrement=True,  # an id is never used twice, even after a restore
)

#: Ids of the entries that were taken back; through the index on target_id.
UNDONE = select(log.c.target_id).where(log.c.target_id.is_not(None))

#: Ids of the drills, of which there are some hundred at most.
DRILLS = select(item.c.id).where(item.c.kind == "drill")

review = Table(
    "review",
    metadata,
    Column("log_id", Key, ForeignKey("log.id"), primary_key=True),
    Column("kind", String(8), nullable=False),  # daily, cram, mock
    Column("rating", Integer, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("language", String(2), nullable=False),
    Column("recall", Float),
    Column("parameter_set_id", Key, ForeignKey("parameter_set.id"), nullable=False),
    Column("before_phase", String(12), nullable=False),
    Column("before", JSON, nullable=False),
    Column("drawn", JSON, nullable=False),
    Column("typed", Text, nullable=False),
    Column("ticked", JSON, nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("rev", Integer, nullable=False),
)

attempt = Table(
    "attempt",
    metadata,
    Column("log_id", Key, ForeignKey("log.id"), primary_key=True),
    Column("code", Text, nullable=False),
    Column("device", String(8), nullable=False),
    Column("level", String(16), nullable=False),  # of the starter
    Column("seconds", Float, nullable=False),  # spent on the drill in this sitting until now
    Column("hints", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("answer_seen", Boolean, nullable=False),  # in this sitting, by giving up or by a starter to be read
    # What the judge found; all of it null for the giving up itself.
    Column("conclusion", String(16)),
    Column("stage", String(80)),
    Column("seed", BigInteger),
    Column("passed", Integer),
    Column("cases", Integer),
    Column("failed_case", String(200)),
    Column("failed_en", Text),
    Column("failed_zh", Text),
    Column("judged_seconds", Float),
)

# A mock interview as it was planned, so that it can go on where it was; what came of it is in `turn` and `mark`.
interview = Table(
    "interview",
    metadata,
    Column("id", Key, primary_key=True),
    Column("session_id", Key, ForeignKey("session.id"), nullable=False),
    Column("preset", String(80), nullable=False),
    Column("persona", String(80), nullable=False),
    Column("language", String(2), nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("plan", JSON, nullable=False),  # the preset's phases, candidates and abilities as they were
    Column("bank", String(64), nullable=False),  # sha256 of the ids and wordings it chose from
    Column("study_day", Date, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("ending", String(16)),  # done, abandoned
    Column("communication", Float),  # the user's own mark, from 1 to 4
)

turn = Table(
    "turn",
    metadata,
    Column("id", Key, primary_key=True),
    Column("interview_id", Key, ForeignKey("interview.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("question", JSON, nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("answer", Text, nullable=False),
    Column("confidence", Integer),  # 0 to 100, given before any feedback
    Column("hints", Integer, nullable=False),
    Column("skipped", Boolean, nullable=False),
    Column("heard", JSON, nullable=False),  # by key point: state and evidence, as suggested then and there
    Column("verdict", String(16), nullable=False),  # of code: the judge's conclusion
    Column("passed", Integer, nullable=False),
    Column("cases", Integer, nullable=False),
    Column("failure", JSON),  # the first case that the code failed
    UniqueConstraint("interview_id", "position"),
)

mark = Table(
    "mark",
    metadata,
    Column("turn_id", Key, ForeignKey("turn.id"), primary_key=True),
    Column("point", String(80), primary_key=True),
    Column("value", Float, nullable=False),
    Column("source", String(8), nullable=False),  # user, rule or judge
    Column("suggested", String(8), nullable=False),  # found, missing, reversed; empty where nothing was
)

item_state = Table(
    "item_state",
    metadata,
    Column("item_id", Key, ForeignKey("item.id"), primary_key=True),
    Column("memory", JSON, nullable=False),
    Column("suspended", Boolean, nullable=False),
    Column("leech", Boolean, nullable=False),
    Column("buried_until", Date),
    Column("pulled_to", Date),
    Column("log_head", Key, nullable=False),
    # What the queue asks for, in one index: queue is new, steps, review or out (suspended or retired), and
    # sort is the rank of a new item, the due second of one in steps, the due day's ordinal of a spaced one.
    # A drill waits in a queue of its own, drill-new and so on: who asks for cards never meets it.
    Column("queue", String(16), nullable=False),
    Column("sort", BigInteger, nullable=False),
    Index(None, "queue", "sort", "item_id"),
)
