"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "item",
        sa.Column("id", KEY, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("area", sa.String(80), nullable=False),
        sa.Column("rank", KEY, nullable=False),
        sa.Column("retired_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_item"),
        sa.UniqueConstraint("kind", "key", name="uq_item_kind_key"),
    )
    op.create_table(
        "card",
        sa.Column("item_id", KEY, nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("line", sa.Integer, nullable=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("item_id", name="pk_card"),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name="fk_card_item_id_item"),
    )
    op.create_table(
        "sibling",
        sa.Column("item_id", KEY, nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.PrimaryKeyConstraint("item_id", "name", name="pk_sibling"),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name="fk_sibling_item_id_item"),
    )
    op.create_table(
        "source_file",
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("size", KEY, nullable=False),
        sa.Column("mtime_ns", sa.BigInteger, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("reader", sa.String(40), nullable=False),
        sa.Column("problems", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("path", name="pk_source_file"),
    )
    op.create_table(
        "parameter_set",
        sa.Column("id", KEY, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_parameter_set"),
        sa.UniqueConstraint("sha256", name="uq_parameter_set_sha256"),
    )
    op.create_table(
        "session",
        sa.Column("id", KEY, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_session"),
    )
    _create_log()
    _create_state()


def _create_log() -> None:
    op.create_table(
        "log",
        sa.Column("id", KEY, nullable=False),
        sa.Column("item_id", KEY, nullable=False),
        sa.Column("session_id", KEY, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("study_day", sa.Date, nullable=False),
        sa.Column("rollover_hour", sa.Integer, nullable=False),
        sa.Column("utc_offset_s", sa.Integer, nullable=False),
        sa.Column("cause_id", KEY),
        sa.Column("target_id", KEY),
        sa.Column("day", sa.Date),
        sa.Column("origin", sa.String(8)),
        sa.Column("note", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_log"),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name="fk_log_item_id_item"),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name="fk_log_session_id_session"),
        sa.ForeignKeyConstraint(["cause_id"], ["log.id"], name="fk_log_cause_id_log"),
        sa.ForeignKeyConstraint(["target_id"], ["log.id"], name="fk_log_target_id_log"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_log_item_id_id", "log", ["item_id", "id"])
    op.create_index("ix_log_study_day_kind", "log", ["study_day", "kind"])
    op.create_index("ix_log_target_id", "log", ["target_id"])
    op.create_table(
        "review",
        sa.Column("log_id", KEY, nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("rating", sa.Integer, nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("recall", sa.Float),
        sa.Column("parameter_set_id", KEY, nullable=False),
        sa.Column("before_phase", sa.String(12), nullable=False),
        sa.Column("before", sa.JSON, nullable=False),
        sa.Column("drawn", sa.JSON, nullable=False),
        sa.Column("typed", sa.Text, nullable=False),
        sa.Column("ticked", sa.JSON, nullable=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("log_id", name="pk_review"),
        sa.ForeignKeyConstraint(["log_id"], ["log.id"], name="fk_review_log_id_log"),
        sa.ForeignKeyConstraint(
            ["parameter_set_id"], ["parameter_set.id"], name="fk_review_parameter_set_id_parameter_set"
        ),
    )


def _create_state() -> None:
    op.create_table(
        "item_state",
        sa.Column("item_id", KEY, nullable=False),
        sa.Column("memory", sa.JSON, nullable=False),
        sa.Column("suspended", sa.Boolean, nullable=False),
        sa.Column("leech", sa.Boolean, nullable=False),
        sa.Column("buried_until", sa.Date),
        sa.Column("pulled_to", sa.Date),
        sa.Column("log_head", KEY, nullable=False),
        sa.Column("queue", sa.String(8), nullable=False),
        sa.Column("sort", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("item_id", name="pk_item_state"),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name="fk_item_state_item_id_item"),
    )
    op.create_index("ix_item_state_queue_sort_item_id", "item_state", ["queue", "sort", "item_id"])
