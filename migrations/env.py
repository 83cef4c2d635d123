"""Runs the migrations on either database. The caller hands over the connection's address."""

import asyncio

from alembic import context
from sqlalchemy import Connection

from app.consults import model as consults
from app.dispatch import model as dispatch
from app.documentation import model as documentation
from app.identity import model as identity
from app.platform.db import Base, Database
from app.presence import model as presence

# Every noun's tables must be known to the metadata before it is compared.
NOUNS = (identity, presence, consults, dispatch, documentation)


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


async def main() -> None:
    database = Database(context.config.get_main_option("sqlalchemy.url") or "")
    async with database.engine.connect() as connection:
        await connection.run_sync(run)
        await connection.commit()
    await database.close()


asyncio.run(main())
