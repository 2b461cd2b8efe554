"""Alembic's entry: migrations run on the connection they are given, never on one of their own."""

from alembic import context

from assistant.desk import tables as desk_tables  # noqa: F401  (known to the metadata)
from assistant.store.tables import Table

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Table.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
