"""Migrating a database to a version of the schema with Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config

ROOT = Path(__file__).parents[2]
# In a checkout the migrations are beside the package; in an installed wheel they are inside it.
FOLDER = next((place for place in (ROOT / "migrations", ROOT / "app" / "migrations") if place.is_dir()), ROOT)


def config(url: str, ca: str = "") -> Config:
    """Alembic's settings for the database at `url`; `ca` as in `Database`."""
    made = Config()
    made.set_main_option("script_location", str(FOLDER))
    made.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    made.attributes["ca"] = ca
    return made


def upgrade(url: str, revision: str = "head", ca: str = "") -> None:
    """Upgrade the database at `url` to `revision`. Starts an event loop: call it from a thread that has none."""
    command.upgrade(config(url, ca), revision)


def downgrade(url: str, revision: str, ca: str = "") -> None:
    """Downgrade the database at `url` to `revision`. Starts an event loop: call it from a thread that has none."""
    command.downgrade(config(url, ca), revision)
