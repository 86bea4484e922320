"""Runs the steps within the transaction of the connection that `rawi.store.database` hands over."""

from alembic import context

from rawi.store.schema import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()
