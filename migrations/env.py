"""Runs the migrations on either database. The caller hands over the connection's address."""

import asyncio

from alembic import context
from sqlalchemy import Connection

from app import nouns
from app.platform.db import Base, Database

nouns.rooms("model")  # every noun's tables must be known to the metadata before it is compared


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
    try:
        async with database.engine.connect() as connection:
            if database.is_sqlite:
                # SQLite changes a table by making it anew; its children must not notice in between.
                raw = await connection.get_raw_connection()
                if raw.driver_connection:
                    await raw.driver_connection.execute("PRAGMA foreign_keys = OFF")
            await connection.run_sync(run)
            if database.is_sqlite and (await connection.exec_driver_sql("PRAGMA foreign_key_check")).first():
                raise RuntimeError("The migration would have left rows that point nowhere. Nothing was changed.")
            await connection.commit()
    finally:
        await database.close()


asyncio.run(main())
