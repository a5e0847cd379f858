"""Cards imported from notes, what each import changed, and an index of all cards' words."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "imported",
        sa.Column("item_id", KEY, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("path", sa.JSON, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("edited", sa.Boolean, nullable=False),
        sa.Column("refused", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("item_id", name="pk_imported"),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name="fk_imported_item_id_item"),
    )
    op.create_index("ix_imported_note", "imported", ["note"])
    op.create_index("ix_card_file", "card", ["file"])
    op.create_table(
        "import_run",
        sa.Column("id", KEY, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("notes", sa.JSON, nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_import_run"),
    )
    op.create_table(
        "import_change",
        sa.Column("run_id", KEY, nullable=False),
        sa.Column("item_id", KEY, nullable=False),
        sa.Column("before", sa.JSON),
        sa.PrimaryKeyConstraint("run_id", "item_id", name="pk_import_change"),
        sa.ForeignKeyConstraint(["run_id"], ["import_run.id"], name="fk_import_change_run_id_import_run"),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name="fk_import_change_item_id_item"),
    )
    op.execute(
        "CREATE VIRTUAL TABLE card_words USING fts5(question, rest, tags, tokenize = 'unicode61 remove_diacritics 2')"
    )
    op.execute("DELETE FROM source_file")  # so that the next start reads every file, and fills the index
