"""Alembic's entry: runs inside the connection that `storage.engine` gives it."""

from alembic import context

from studyapp.storage.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
context.run_migrations()
