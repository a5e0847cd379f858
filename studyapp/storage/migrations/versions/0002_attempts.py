"""Attempts at drills, and room for the names of the queues in which drills wait."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "attempt",
        sa.Column("log_id", KEY, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("device", sa.String(8), nullable=False),
        sa.Column("level", sa.String(16), nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("hints", sa.Integer, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("answer_seen", sa.Boolean, nullable=False),
        sa.Column("conclusion", sa.String(16)),
        sa.Column("stage", sa.String(80)),
        sa.Column("seed", sa.BigInteger),
        sa.Column("passed", sa.Integer),
        sa.Column("cases", sa.Integer),
        sa.Column("failed_case", sa.String(200)),
        sa.Column("failed_en", sa.Text),
        sa.Column("failed_zh", sa.Text),
        sa.Column("judged_seconds", sa.Float),
        sa.PrimaryKeyConstraint("log_id", name="pk_attempt"),
        sa.ForeignKeyConstraint(["log_id"], ["log.id"], name="fk_attempt_log_id_log"),
    )
    with op.batch_alter_table("item_state") as item_state:
        item_state.alter_column("queue", type_=sa.String(16), existing_type=sa.String(8), existing_nullable=False)
