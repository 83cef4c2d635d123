"""Who sends through this process: each user's or guest's budget and sockets. Pure; the time is an argument."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from app.actor import Principal
from app.realtime.budget import Budget
from app.realtime.protocol import Close
from app.settings import Settings

SPARE = 64
"""How many budgets of people without a socket are kept, besides as many as there are others, before it is looked which
of them are full again."""


class Refusable(Protocol):
    """Something that can be closed with a code: a connection."""

    def refuse(self, code: Close) -> None:
        """Close it."""


class Sender:
    """One user or guest: a budget, and the open sockets that share it, the oldest first."""

    def __init__(self, settings: Settings) -> None:
        self.budget = Budget(settings)
        self._most = settings.sockets_each
        self._open: list[Refusable] = []

    @property
    def is_gone(self) -> bool:
        """Whether no socket is open."""
        return not self._open

    @contextmanager
    def seat(self, connection: Refusable) -> Iterator[None]:
        """One of the sender's few places, until the block ends.

        If all are taken, the oldest socket is closed: after a reload or a change of network its page is usually long
        gone, while somebody looks at the newest.
        """
        self._open.append(connection)
        if len(self._open) > self._most:
            self._open.pop(0).refuse(Close.TOO_MANY_SOCKETS)
        try:
            yield
        finally:
            if connection in self._open:
                self._open.remove(connection)


class Senders:
    """The senders of one process, by whatever identifies who is speaking. A budget outlasts its sockets."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._known: dict[Principal, Sender] = {}
        self._most = SPARE

    def __len__(self) -> int:
        return len(self._known)

    def of(self, who: Principal, now: float) -> Sender:
        """What this process knows of this sender; a new one if this process has forgotten it, or never heard of it."""
        if len(self._known) >= self._most:
            self._forget(now)
        return self._known.setdefault(who, Sender(self._settings))

    def _forget(self, now: float) -> None:
        """Forget whoever has no socket and has earned everything back: a new budget would be the same."""
        kept = {who: one for who, one in self._known.items() if not (one.is_gone and one.budget.is_full(now))}
        self._known, self._most = kept, 2 * len(kept) + SPARE
