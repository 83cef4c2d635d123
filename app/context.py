"""What every use case receives: the database, the clock, the bus, and the services outside the process."""

from collections.abc import AsyncIterator, Awaitable, Callable, Hashable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast
from uuid import UUID

from cachetools import TTLCache
from fastapi import Request

from app.actor import Actor
from app.platform.bus import Bus
from app.platform.clock import Clock
from app.platform.db import Database
from app.platform.notifier import Notifier
from app.platform.passwords import Passwords
from app.platform.texting import NoTexter, Texter
from app.platform.tokens import Tokens
from app.settings import Settings
from app.unit import Unit

T = TypeVar("T")


@dataclass(frozen=True)
class Context:
    """The service's dependencies, created once in `main.py` (or in a test)."""

    db: Database
    clock: Clock
    bus: Bus
    tokens: Tokens
    notifier: Notifier
    settings: Settings
    texter: Texter = field(default_factory=NoTexter)
    passwords: Passwords = field(default_factory=Passwords)
    standing: TTLCache[UUID, bool] = field(init=False, repr=False)
    """Sign-ins that were open when last looked up, by id, for `sign_in_check_s` seconds (app/signin)."""
    _kept: TTLCache[Hashable, Any] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_kept", TTLCache(maxsize=10_000, ttl=self.settings.setup_cache_s))
        timer = lambda: self.clock.now().timestamp()  # noqa: E731 (a test moves it)
        object.__setattr__(self, "standing", TTLCache(10_000, ttl=self.settings.sign_in_check_s, timer=timer))

    @asynccontextmanager
    async def unit(self, actor: Actor | None = None) -> AsyncIterator[Unit]:
        """A unit of work for `actor`, or for the server itself if None: committed, then published, after the block.

        If the block raises, nothing is stored and nothing is published. Raises DatabaseAway; the whole block can then
        be retried.
        """
        async with self.db.transaction() as db:
            unit = Unit(self, db, actor)
            yield unit
            await unit.work_out_listeners()
        self.bus.publish(unit.frames)

    async def kept(self, key: Hashable, make: Callable[[], Awaitable[T]]) -> T:
        """The result of `make`, cached under `key` for `setup_cache_s` seconds.

        For setup data that every page refresh reads and that rarely changes; never for the state of a session or a
        clinician.
        """
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = await make()
        return cast(T, found)


def context_of(request: Request) -> Context:
    """The context of the application that serves `request`."""
    return cast(Context, request.app.state.context)
