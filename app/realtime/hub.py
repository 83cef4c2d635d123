"""The open sockets of this process, and whose pages they are."""

from collections import defaultdict
from collections.abc import Collection
from random import uniform
from uuid import UUID

from app import topics
from app.actor import Principal, Role
from app.consults import service as consults
from app.context import Context
from app.guests import service as guests
from app.platform.bus import Undo
from app.presence import service as presence
from app.realtime.connection import Connection
from app.realtime.senders import Senders
from app.realtime.snapshots import listens_to
from app.signin import service as signin
from app.ticker import Job

EVERYBODY = 1_000_000
"""A batch size above the number of users of any node, so that their leases are renewed in one statement."""


class Hub:
    """Knows the open connections, and keeps the leases of their users fresh in the database."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.senders = Senders(ctx.settings)
        self._open: dict[Principal, set[Connection]] = defaultdict(set)

    def pause_s(self) -> float:
        """How long a page may show an old state of other people's sessions, seconds; grows with the number of pages.

        In a disaster, every answered session changes the place of thousands of waiting officers. Pages notified in the
        same instant are spread out at random, so that a ring does not wait behind a wave of refreshes.
        """
        mean = self.ctx.settings.refresh_s + len(self._open) / self.ctx.settings.refreshes_per_s
        return mean * uniform(0.5, 1.5)  # noqa: S311 (spreads load, guards nothing)

    async def enter(self, connection: Connection) -> Undo:
        """Register a new connection; returns the function that ends its subscriptions."""
        actor = connection.actor
        wanted = await listens_to(self.ctx, actor)
        if actor.role is Role.CLINICIAN:
            await presence.page_opened(self.ctx, actor)
        else:
            await self._beat({actor.principal: actor.role})
        # Nothing below can fail, so that no half-entered connection is left behind.
        unsubscribe = await self.ctx.bus.subscribe(wanted, connection.hear)
        self._open[actor.principal].add(connection)
        return unsubscribe

    async def leave(self, connection: Connection) -> None:
        """Unregister a closed connection; a clinician without any gets `reload_grace_s` s to reload."""
        actor = connection.actor
        self._open[actor.principal].discard(connection)
        if self._open[actor.principal]:
            return
        del self._open[actor.principal]
        if actor.role is Role.CLINICIAN:
            await presence.page_closed(self.ctx, actor.user_id)

    async def _beat(self, people: dict[Principal, Role]) -> None:
        of = defaultdict(list)
        for principal, role in people.items():
            of[role].append(principal.id)
        if clinicians := of[Role.CLINICIAN]:
            await presence.heartbeat(self.ctx, clinicians)
        if visitors := of.pop(Role.GUEST, []):
            await guests.heard(self.ctx, visitors)
        if sides := [user for users in of.values() for user in users]:
            await consults.heard(self.ctx, sides)

    def jobs(self) -> list[Job]:
        """What this node does for the pages that are open at it."""
        return [
            Job(
                "heartbeats of open pages",
                self._people,
                self._renew,
                lambda one: one.heartbeat_s,
                batch=EVERYBODY,
                longest_pause_s=0,
            ),
            # At once if a node says so on the bus, and soon if not: a command line that disables somebody has no bus.
            Job(
                "sockets whose sign-in is over",
                self._over,
                self._close,
                lambda one: one.sign_in_check_s,
                wakes=frozenset({topics.SIGN_INS}),
                batch=EVERYBODY,
                longest_pause_s=0,
            ),
        ]

    async def _over(self, ctx: Context, _most: int) -> Collection[UUID]:
        ctx.standing.clear()
        open_ = {one.actor.sign_in_id for connections in self._open.values() for one in connections}
        return await signin.over(ctx, {one for one in open_ if one})

    async def _close(self, _ctx: Context, sign_ins: Collection[UUID]) -> None:
        for connection in [one for connections in self._open.values() for one in connections]:
            if connection.actor.sign_in_id in sign_ins:
                connection.sign_in_over()

    async def _people(self, _ctx: Context, _most: int) -> list[Principal]:
        return [one for one, open_ in self._open.items() if open_]

    async def _renew(self, _ctx: Context, people: Collection[Principal]) -> None:
        open_ = {one: self._open[one] for one in people if self._open.get(one)}
        if not self.ctx.bus.healthy:
            for connection in [one for connections in open_.values() for one in connections]:
                connection.look_again()
        await self._beat({one: next(iter(connections)).actor.role for one, connections in open_.items()})
