"""The nouns of the domain, lowest first. Routers, tables, jobs, import contracts and tests are made from this list."""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from app.ticker import Job

NOUNS = (
    "accounts",
    "signin",
    "coverage",
    "notices",
    "presence",
    "consults",
    "guests",
    "dispatch",
    "checks",
    "quality",
    "documentation",
    "sessionlog",
    "realtime",
)


def rooms(name: str) -> list[ModuleType]:
    """The module `name` (such as `model` or `routes`) of every noun that has one, lowest noun first."""
    paths = [f"app.{noun}.{name}" for noun in NOUNS]
    return [import_module(path) for path in paths if find_spec(path)]


def jobs() -> list[Job]:
    """Every noun's jobs."""
    return [job for room in rooms("jobs") for job in room.JOBS]
