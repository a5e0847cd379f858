"""Floor 3: SQLite. The only SQLAlchemy and alembic."""
