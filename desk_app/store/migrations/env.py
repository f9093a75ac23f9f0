"""Alembic's entry: the connection comes from ``migrate.py``; there is no ini file."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
