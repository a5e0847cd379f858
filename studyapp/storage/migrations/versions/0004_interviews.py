"""Mock interviews, their turns and marks; what an interview listens for, beside each card."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("card", sa.Column("rubric", sa.JSON))
    op.create_table(
        "interview",
        sa.Column("id", KEY, nullable=False),
        sa.Column("session_id", KEY, nullable=False),
        sa.Column("preset", sa.String(80), nullable=False),
        sa.Column("persona", sa.String(80), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("plan", sa.JSON, nullable=False),
        sa.Column("bank", sa.String(64), nullable=False),
        sa.Column("study_day", sa.Date, nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT),
        sa.Column("ending", sa.String(16)),
        sa.Column("communication", sa.Float),
        sa.PrimaryKeyConstraint("id", name="pk_interview"),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name="fk_interview_session_id_session"),
    )
    op.create_table(
        "turn",
        sa.Column("id", KEY, nullable=False),
        sa.Column("interview_id", KEY, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("question", sa.JSON, nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("confidence", sa.Integer),
        sa.Column("hints", sa.Integer, nullable=False),
        sa.Column("skipped", sa.Boolean, nullable=False),
        sa.Column("heard", sa.JSON, nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("passed", sa.Integer, nullable=False),
        sa.Column("cases", sa.Integer, nullable=False),
        sa.Column("failure", sa.JSON),
        sa.PrimaryKeyConstraint("id", name="pk_turn"),
        sa.ForeignKeyConstraint(["interview_id"], ["interview.id"], name="fk_turn_interview_id_interview"),
        sa.UniqueConstraint("interview_id", "position", name="uq_turn_interview_id_position"),
    )
    op.create_table(
        "mark",
        sa.Column("turn_id", KEY, nullable=False),
        sa.Column("point", sa.String(80), nullable=False),
        sa.Column("value", sa.Float, nullable=False),
        sa.Column("source", sa.String(8), nullable=False),
        sa.Column("suggested", sa.String(8), nullable=False),
        sa.PrimaryKeyConstraint("turn_id", "point", name="pk_mark"),
        sa.ForeignKeyConstraint(["turn_id"], ["turn.id"], name="fk_mark_turn_id_turn"),
    )
    op.execute("DELETE FROM source_file")  # so that the next start reads every file, and with it the rubrics
