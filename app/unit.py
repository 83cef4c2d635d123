"""A unit of work: everything that one use case stores, records and publishes, in one transaction."""

from collections.abc import Awaitable, Callable, Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.actor import Actor
from app.platform.bus import LOOK_AGAIN, Frame, merged

if TYPE_CHECKING:  # a unit belongs to the context that creates it
    from app.context import Context


@dataclass(frozen=True)
class Recording:
    """How events of one kind of subject are recorded and published.

    `write(unit, subject, event)` applies the event, and returns False if its effect was already there;
    `listeners(unit, subjects)` returns the topics to publish when these subjects have changed.
    """

    write: Callable[["Unit", Any, Any], bool]
    listeners: Callable[["Unit", Collection[Any]], Awaitable[set[str]]]


RECORDINGS: dict[type, Recording] = {}
"""The recording of each table; every noun whose rows have events registers its own here."""


class Unit:
    """The transaction of one use case, with the events and notifications that belong to it.

    `db` is the transaction; `actor` is the acting user, or None for the server itself. Notifications are merged by
    topic and published once, after the commit; if the transaction fails, none are.
    """

    def __init__(self, ctx: "Context", db: AsyncSession, actor: Actor | None) -> None:
        self.ctx, self.db, self.actor = ctx, db, actor
        self.frames: dict[str, Frame] = {}
        self._changed: dict[type, dict[int, Any]] = {}

    @property
    def account_id(self) -> UUID | None:
        """The account that recorded events are attributed to; None for the server and for guests."""
        return self.actor.account_id if self.actor else None

    def record(self, subject: Any, event: Any) -> bool:
        """Apply `event` to `subject`, a row of this transaction, and notify its listeners after the commit.

        Returns False if the event's effect was already there. Raises the error with which the subject's noun refuses
        the event.
        """
        if not RECORDINGS[type(subject)].write(self, subject, event):
            return False
        self.touch(subject)
        return True

    def touch(self, subject: Any) -> None:
        """Notify the listeners of `subject` after the commit without recording an event."""
        self._changed.setdefault(type(subject), {})[id(subject)] = subject

    def tell(self, topics: Iterable[str], frame: Frame = LOOK_AGAIN) -> None:
        """Publish `frame` to these topics after the commit; the default frame asks listeners to refresh."""
        for topic in topics:
            self.frames[topic] = merged(self.frames[topic], frame) if topic in self.frames else frame

    async def work_out_listeners(self) -> None:
        """Find the topics of all recorded and touched subjects; called once, just before the commit."""
        for kind, subjects in self._changed.items():
            self.tell(await RECORDINGS[kind].listeners(self, list(subjects.values())))
