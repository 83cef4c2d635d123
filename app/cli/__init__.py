"""The installed command `corespond`."""

from app.cli import dispatching, serving, setup, users
from app.cli.base import cli

__all__ = ["cli", "dispatching", "serving", "setup", "users"]
