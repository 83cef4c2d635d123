"""Runs the migrations on SQLite or PostgreSQL. The caller passes the database URL."""

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
    database = Database(
        context.config.get_main_option("sqlalchemy.url") or "", ca=context.config.attributes.get("ca", "")
    )
    try:
        async with database.engine.connect() as connection:
            if database.is_sqlite:
                # SQLite changes a table by recreating it; foreign keys to it must not be enforced in between.
                raw = await connection.get_raw_connection()
                if raw.driver_connection:
                    await raw.driver_connection.execute("PRAGMA foreign_keys = OFF")
            await connection.run_sync(run)
            if database.is_sqlite and (await connection.exec_driver_sql("PRAGMA foreign_key_check")).first():
                raise RuntimeError("The migration would have left rows with broken references. Nothing was changed.")
            await connection.commit()
    finally:
        await database.close()


asyncio.run(main())
