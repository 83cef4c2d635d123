"""What every use case is handed: where to store, what time it is, whom to tell."""

from collections.abc import AsyncIterator, Awaitable, Callable, Hashable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from cachetools import TTLCache
from fastapi import Request

from app.actor import Actor
from app.platform.bus import Bus
from app.platform.clock import Clock
from app.platform.db import Database
from app.platform.notifier import Notifier
from app.platform.passwords import RECOMMENDED, Passwords
from app.platform.texting import NoTexter, Texter
from app.platform.tokens import Tokens
from app.settings import Settings
from app.unit import Unit

T = TypeVar("T")


@dataclass(frozen=True)
class Context:
    """The service's surroundings, made once in `main.py` (or in a test)."""

    db: Database
    clock: Clock
    bus: Bus
    tokens: Tokens
    notifier: Notifier
    settings: Settings
    texter: Texter = field(default_factory=NoTexter)
    passwords: Passwords = RECOMMENDED
    _kept: TTLCache[Hashable, Any] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_kept", TTLCache(maxsize=10_000, ttl=self.settings.setup_cache_s))

    @asynccontextmanager
    async def unit(self, actor: Actor | None = None) -> AsyncIterator[Unit]:
        """A unit of work for `actor`, or for the server itself: committed at the end of the block, then told.

        If the block raises, nothing is stored and nothing is told. Raises DatabaseAway; the block may then be run again
        as a whole.
        """
        async with self.db.transaction() as db:
            unit = Unit(self, db, actor)
            yield unit
            await unit.work_out_listeners()
        self.bus.publish(unit.frames)

    async def kept(self, key: Hashable, make: Callable[[], Awaitable[T]]) -> T:
        """What `make` gives, or gave at most `setup_cache_s` seconds ago under the same key.

        For what is read at every refresh of every page and changes when somebody changes the set-up; never for the
        state of a session or a clinician.
        """
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = await make()
        return cast(T, found)


def context_of(request: Request) -> Context:
    """The context of the application that got `request`."""
    return cast(Context, request.app.state.context)
