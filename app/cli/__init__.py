"""The installed command `corespond`."""

from app.cli import dispatching, serving, setup
from app.cli.base import cli

__all__ = ["cli", "dispatching", "serving", "setup"]
