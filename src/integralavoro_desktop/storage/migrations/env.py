"""How Alembic reaches the store: on the connection that the program gives it, never by an address."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
